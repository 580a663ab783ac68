package com.askbosco.data.warehouse.googlesql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A JSONPath of names and indexes, such as {@code $.items[0]."unit price"}, walked over the text without building a tree. */
record JsonPath(List<Step> steps) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Map<String, Optional<JsonPath>> COMPILED = new ConcurrentHashMap<>();

  /** One step: a member by name, or an element by index when the name is null-like (index at least 0). */
  record Step(String name, int index) {}

  /** The path, or empty when the text is none. */
  static Optional<JsonPath> compile(String text) {
    Optional<JsonPath> known = COMPILED.get(text);
    if (known == null) {
      known = parse(text);
      COMPILED.put(text, known);
    }
    return known;
  }

  private static Optional<JsonPath> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    int i = 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end;
      if (c == '.' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        end = text.indexOf('"', i + 2);
        if (end < 0) {
          return Optional.empty();
        }
        steps.add(new Step(text.substring(i + 2, end), -1));
        i = end + 1;
      } else if (c == '.') {
        end = i + 1;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
          end++;
        }
        if (end == i + 1) {
          return Optional.empty();
        }
        steps.add(new Step(text.substring(i + 1, end), -1));
        i = end;
      } else if (c == '[' && text.startsWith("['", i)) {
        end = text.indexOf("']", i);
        if (end < 0) {
          return Optional.empty();
        }
        steps.add(new Step(text.substring(i + 2, end), -1));
        i = end + 2;
      } else if (c == '[') {
        end = text.indexOf(']', i);
        if (end < 0 || !text.substring(i + 1, end).matches("\\d{1,9}")) {
          return Optional.empty();
        }
        steps.add(new Step("", Integer.parseInt(text.substring(i + 1, end))));
        i = end + 1;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new JsonPath(List.copyOf(steps)));
  }

  /** Reads the value the path names. */
  interface Reader<T> {
    Optional<T> read(JsonParser parser) throws IOException;
  }

  /** What the reader makes of the named value; empty when there is none or the text is not JSON. */
  <T> Optional<T> find(String json, Reader<T> reader) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      for (Step step : steps) {
        if (!(step.index() < 0 ? member(parser, step.name()) : element(parser, step.index()))) {
          return Optional.empty();
        }
      }
      return reader.read(parser);
    } catch (IOException e) {
      // Not JSON: GoogleSQL gives NULL for it, as for a value that is not there.
      return Optional.empty();
    }
  }

  private static boolean member(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(name);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean element(JsonParser parser, int index) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    for (int i = 0; ; i++) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY || token == null) {
        return false;
      }
      if (i == index) {
        return true;
      }
      parser.skipChildren();
    }
  }
}
