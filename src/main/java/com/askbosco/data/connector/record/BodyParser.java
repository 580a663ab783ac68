package com.askbosco.data.connector.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * Reads a JSON response in one pass: the tree is built, and of every node at the records' path the first and last byte are kept.
 * Numbers stay exact: fractions become decimals. Thread-safe.
 *
 * <p>The elements of a list are bodies of their own: the path begins in each of them. It is matched while the parser goes down;
 * parts that cannot hold records cost nothing more than a plain parse.
 */
final class BodyParser {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  /** Finds no records. */
  static final BodyParser NOWHERE = new BodyParser(List.of("\u0000"));

  /** The warehouse loads rows of at most 64 MB; a rejected record is written as a text, twice as long at worst. */
  private static final int LARGEST_RECORD = 24 << 20;

  private final String[] path;
  private final boolean wildcard;

  /**
   * @param path keys down to the records, {@code *} for any key or index; empty for the body itself. No numbers and no other
   *     patterns: {@link Dpath} finds those
   */
  BodyParser(List<String> path) {
    this.path = path.toArray(String[]::new);
    this.wildcard = path.contains("*");
  }

  /**
   * Reads one JSON value.
   *
   * @param exact whether it must be as the format's reference takes it: no byte order mark, but scalars
   */
  ParsedBody parse(byte[] answer, boolean exact) throws MalformedBodyException {
    byte[] bytes = Utf8.checked(answer);
    ParsedBody body = new ParsedBody(bytes);
    // UTF-8 only: an answer in UTF-16 has a NUL among its first bytes, which is no JSON.
    int from = hasMark(bytes) ? 3 : 0;
    if (from > 0 && exact) {
      throw new MalformedBodyException("the answer begins with a byte order mark", null);
    }
    if (bytes.length > 1
        && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF)) {
      throw new MalformedBodyException("the answer is not in UTF-8", null);
    }
    body.base(from);
    try (JsonParser parser = JsonText.parser(bytes, from, bytes.length)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedBodyException("the answer is empty", null);
      }
      if (!exact && !token.isStructStart()) {
        throw new MalformedBodyException("the answer is neither a JSON object nor a list", null);
      }
      if (token == JsonToken.START_ARRAY) {
        ArrayNode whole = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          whole.add(value(parser, parser.currentToken(), 0, body));
        }
        body.whole(whole);
      } else {
        body.whole(value(parser, token, 0, body));
      }
      if (parser.nextToken() != null) {
        throw new MalformedBodyException("the answer goes on after its JSON value", null);
      }
      body.json();
      return body;
    } catch (IOException e) {
      throw new MalformedBodyException("the answer is not valid JSON" + kind(bytes, from), e);
    }
  }

  /**
   * Reads one line of several into the body.
   *
   * @throws IOException when it is no JSON
   */
  void parseLine(ParsedBody body, int from, int to) throws IOException, MalformedBodyException {
    byte[] bytes = body.bytes();
    Utf8.valid(bytes, from, to);
    if (from < to && bytes[from] == (byte) 0xEF) {
      throw new IOException("a byte order mark is no JSON");
    }
    body.base(from);
    int before = body.nodes().size();
    boolean good = false;
    try (JsonParser parser = JsonText.parser(bytes, from, to)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("nothing");
      }
      value(parser, token, 0, body);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      good = true;
    } finally {
      if (!good) {
        body.cut(before);
      }
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
      default -> JsonText.scalar(parser, token);
    };
  }

  private JsonNode object(JsonParser parser, int depth, ParsedBody body)
      throws IOException, MalformedBodyException {
    ObjectNode node = NODES.objectNode();
    boolean any = path[depth].equals("*");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (any || path[depth].equals(name)) {
        if (node.replace(name, value(parser, token, depth + 1, body)) != null) {
          // The last of several fields of one name counts, and the records of the one before are
          // known by now.
          body.irregular();
        }
      } else {
        node.set(name, JsonText.value(parser, token));
      }
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
      node.add(any ? value(parser, token, depth + 1, body) : JsonText.value(parser, token));
    }
    return node;
  }

  /**
   * What stands at the path: the elements of a list are records, what is not empty is one record. With a wildcard everything found
   * is a record, lists too.
   */
  private JsonNode records(JsonParser parser, JsonToken token, ParsedBody body)
      throws IOException, MalformedBodyException {
    if (token == JsonToken.START_ARRAY && !wildcard) {
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
    JsonNode node = JsonText.value(parser, token);
    if (keepEmpty || JsonText.isTruthy(node)) {
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
}
