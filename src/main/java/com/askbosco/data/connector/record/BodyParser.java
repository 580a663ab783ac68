package com.askbosco.data.connector.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * Reads a JSON response in one pass: the tree is built, and of every node at the records' path the first and last byte are kept.
 * Numbers stay exact: fractions become decimals. Thread-safe.
 *
 * <p>The path is matched while the parser goes down: {@code depth} is the number of path segments matched so far, or {@link #OFF}
 * in parts that cannot hold records, which then cost nothing more than a plain parse.
 */
final class BodyParser {
  // Keys may be data (days, ids), so their texts are not interned.
  private static final JsonFactory FACTORY = new com.fasterxml.jackson.core.JsonFactoryBuilder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int OFF = -1;
  /** The warehouse loads rows of at most 64 MB; a rejected record is written as a text, twice as long at worst. */
  private static final int LARGEST_RECORD = 24 << 20;

  private final String[] path;
  private final boolean manyValues;
  private final boolean wildcard;

  /**
   * @param path keys and indexes down to the records, {@code *} for any; empty for the response itself
   * @param manyValues whether there is one JSON value per line instead of one in all
   */
  BodyParser(List<String> path, boolean manyValues) {
    this.path = path.toArray(String[]::new);
    this.manyValues = manyValues;
    this.wildcard = path.contains("*");
  }

  ParsedBody parse(byte[] answer) throws MalformedBodyException {
    byte[] bytes = Utf8.checked(answer);
    ParsedBody body = new ParsedBody(bytes);
    // UTF-8 only: an answer in UTF-16 has a NUL among its first bytes, which is no JSON.
    int from = hasMark(bytes) ? 3 : 0;
    if (bytes.length > 1
        && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF)) {
      throw new MalformedBodyException("the answer is not in UTF-8", null);
    }
    body.base(from);
    try (JsonParser parser = FACTORY.createParser(bytes, from, bytes.length - from)) {
      JsonToken token = parser.nextToken();
      if (token == null && !manyValues) {
        throw new MalformedBodyException("the answer is empty", null);
      }
      boolean first = true;
      while (token != null) {
        JsonNode value = value(parser, token, 0, body);
        if (!value.isContainerNode()) {
          throw new MalformedBodyException("the answer is neither a JSON object nor a list", null);
        }
        if (first) {
          body.root(value);
        } else if (!manyValues) {
          throw new MalformedBodyException("the answer goes on after its JSON value", null);
        }
        first = false;
        token = parser.nextToken();
      }
      return body;
    } catch (IOException e) {
      throw new MalformedBodyException("the answer is not valid JSON" + kind(bytes, from), e);
    }
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static String kind(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] > ' ') {
        return bytes[i] == '<'
            ? " but HTML or XML"
            : bytes[i] == '{' || bytes[i] == '[' ? " or was cut off" : "";
      }
    }
    return "";
  }

  private JsonNode value(JsonParser parser, JsonToken token, int depth, ParsedBody body)
      throws IOException, MalformedBodyException {
    if (depth == path.length) {
      return records(parser, token, body);
    }
    return switch (token) {
      case START_OBJECT -> object(parser, depth, body);
      case START_ARRAY -> array(parser, depth, body);
      default -> scalar(parser, token);
    };
  }

  private JsonNode object(JsonParser parser, int depth, ParsedBody body)
      throws IOException, MalformedBodyException {
    ObjectNode node = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      int below =
          depth != OFF && (path[depth].equals(name) || path[depth].equals("*")) ? depth + 1 : OFF;
      node.set(name, below == OFF ? plain(parser, token) : value(parser, token, below, body));
    }
    return node;
  }

  private JsonNode array(JsonParser parser, int depth, ParsedBody body)
      throws IOException, MalformedBodyException {
    ArrayNode node = NODES.arrayNode();
    boolean any = path[depth].equals("*");
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      boolean matches = any || path[depth].equals(Integer.toString(node.size()));
      node.add(matches ? value(parser, token, depth + 1, body) : plain(parser, token));
    }
    return node;
  }

  /** What stands at the path: the elements of a list are records, an object that is not empty is one record. */
  private JsonNode records(JsonParser parser, JsonToken token, ParsedBody body)
      throws IOException, MalformedBodyException {
    if (token == JsonToken.START_ARRAY) {
      ArrayNode node = NODES.arrayNode();
      for (JsonToken item = parser.nextToken();
          item != JsonToken.END_ARRAY;
          item = parser.nextToken()) {
        node.add(record(parser, item, body, true));
      }
      return node;
    }
    return record(parser, token, body, wildcard);
  }

  private JsonNode record(JsonParser parser, JsonToken token, ParsedBody body, boolean keepEmpty)
      throws IOException, MalformedBodyException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    JsonNode node = plain(parser, token);
    boolean empty = node.isNull() || (node.isContainerNode() && node.isEmpty());
    if (keepEmpty || !empty) {
      if (node.isValueNode()) {
        parser.finishToken();
      }
      int end = (int) parser.currentLocation().getByteOffset();
      if (end - start > LARGEST_RECORD) {
        throw new MalformedBodyException(
            "the answer has a record of more than " + (LARGEST_RECORD >> 20) + " MB", null);
      }
      body.add(node, start, end);
    }
    return node;
  }

  private static JsonNode plain(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        ObjectNode node = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          node.set(name, plain(parser, parser.nextToken()));
        }
        return node;
      }
      case START_ARRAY -> {
        ArrayNode node = NODES.arrayNode();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          node.add(plain(parser, item));
        }
        return node;
      }
      default -> {
        return scalar(parser, token);
      }
    }
  }

  private static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
        switch (parser.getNumberType()) {
          case INT -> NODES.numberNode(parser.getIntValue());
          case LONG -> NODES.numberNode(parser.getLongValue());
          default -> NODES.numberNode(parser.getBigIntegerValue());
        };
      case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IOException("unexpected " + token);
    };
  }
}
