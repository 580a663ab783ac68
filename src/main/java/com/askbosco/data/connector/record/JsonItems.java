package com.askbosco.data.connector.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one list inside a JSON value. A place is the keys down to it joined by dots, {@code item} for an element of a
 * list. Holds one element at a time.
 */
final class JsonItems implements Values {
  private final JsonParser parser;
  private final String wanted;
  private final Deque<String> places = new ArrayDeque<>();
  private boolean ended;

  JsonItems(Reader in, String path) throws IOException {
    parser = JsonText.parser(in);
    wanted = path + ".item";
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    try {
      while (!ended) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          throw new MalformedBodyException("the answer is cut off", null);
        }
        if (token == JsonToken.FIELD_NAME) {
          continue;
        }
        if (token.isStructEnd()) {
          places.pop();
          finish();
          continue;
        }
        String place = place();
        if (place.equals(wanted)) {
          JsonNode value = JsonText.value(parser, token);
          finish();
          return value;
        }
        if (token.isStructStart()) {
          if (place.isEmpty() || wanted.startsWith(place + ".")) {
            places.push(place);
          } else {
            parser.skipChildren();
            finish();
          }
        } else {
          finish();
        }
      }
      return null;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new MalformedBodyException("the answer is not valid JSON", e);
    }
  }

  /** Where the value that begins stands. */
  private String place() {
    var inside = parser.currentToken().isStructStart()
        ? parser.getParsingContext().getParent()
        : parser.getParsingContext();
    if (inside.inRoot()) {
      return "";
    }
    String key = inside.inArray() ? "item" : inside.getCurrentName();
    String outer = places.isEmpty() ? "" : places.peek();
    return outer.isEmpty() ? key : outer + "." + key;
  }

  private void finish() throws IOException, MalformedBodyException {
    if (places.isEmpty()) {
      ended = true;
      if (parser.nextToken() != null) {
        throw new MalformedBodyException("the answer goes on after its JSON value", null);
      }
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
