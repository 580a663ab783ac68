package com.askbosco.data.warehouse.googlesql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A JSONPath of names and indexes, such as {@code $.items[0]."unit price"}, walked over the text without building a tree. */
record JsonPath(List<Step> steps) {
  /** As lenient as GoogleSQL is with JSON in a text. */
  private static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
      .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
      .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
      .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
      .build();

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
    try (JsonParser parser = new LeadingZeros(FACTORY.createParser(json), json)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Found<T> found = new Found<>(reader);
      find(parser, 0, found);
      return found.value;
    } catch (IOException e) {
      // Not JSON: GoogleSQL gives NULL for it, as for a value that is not there.
      return Optional.empty();
    }
  }

  /** The value once it has been read. */
  private static final class Found<T> {
    private final Reader<T> reader;
    private Optional<T> value = Optional.empty();

    Found(Reader<T> reader) {
      this.reader = reader;
    }
  }

  /**
   * Walks on from the parser's current value. A member that does not lead to the end of the path is left for a later one of the
   * same name.
   *
   * @return whether the value was found; else the parser stands at the end of its current value
   */
  private <T> boolean find(JsonParser parser, int at, Found<T> found) throws IOException {
    if (at == steps.size()) {
      found.value = found.reader.read(parser);
      return true;
    }
    Step step = steps.get(at);
    if (step.index() < 0 && parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean named = parser.currentName().equals(step.name());
        parser.nextToken();
        if (named && find(parser, at + 1, found)) {
          return true;
        }
        if (!named) {
          parser.skipChildren();
        }
      }
      return false;
    }
    if (step.index() >= 0 && parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; ; i++) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY || token == null) {
          return false;
        }
        if (i == step.index() && find(parser, at + 1, found)) {
          return true;
        }
        if (i != step.index()) {
          parser.skipChildren();
        }
      }
    }
    parser.skipChildren();
    return false;
  }
}
