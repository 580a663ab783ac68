package com.askbosco.data.connector.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;

/** Reads JSON. Numbers stay exact: fractions become decimals. */
final class JsonText {
  // Keys may be data (days, ids), so their texts are not interned.
  private static final JsonFactory STRICT = builder().build();
  private static final JsonFactory LENIENT =
      builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonText() {}

  private static JsonFactoryBuilder builder() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(64 << 20)
            .maxNumberLength(4300)
            .build());
  }

  /** Reads JSON and nothing else. */
  static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
    return STRICT.createParser(bytes, from, to - from);
  }

  /** Reads JSON of any length and nothing else. */
  static JsonParser parser(Reader in) throws IOException {
    return STRICT.createParser(in);
  }

  /**
   * The one value of a text; as in Python, {@code NaN} and infinities are numbers.
   *
   * @throws IOException when it is no JSON, or more than one value
   */
  static JsonNode read(byte[] bytes, int from, int to) throws IOException {
    if (from < to && bytes[from] == (byte) 0xEF) {
      throw new IOException("a byte order mark is no JSON");
    }
    try (JsonParser parser = LENIENT.createParser(bytes, from, to - from)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("there is no value");
      }
      JsonNode value = value(parser, token);
      if (parser.nextToken() != null) {
        throw new IOException("there is more than one value");
      }
      return value;
    }
  }

  /** The value that begins with the token. */
  static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        ObjectNode node = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          node.set(name, value(parser, parser.nextToken()));
        }
        return node;
      }
      case START_ARRAY -> {
        ArrayNode node = NODES.arrayNode();
        for (JsonToken item = parser.nextToken();
            item != JsonToken.END_ARRAY;
            item = parser.nextToken()) {
          node.add(value(parser, item));
        }
        return node;
      }
      default -> {
        return scalar(parser, token);
      }
    }
  }

  static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
        switch (parser.getNumberType()) {
          case INT -> NODES.numberNode(parser.getIntValue());
          case LONG -> NODES.numberNode(parser.getLongValue());
          default -> NODES.numberNode(parser.getBigIntegerValue());
        };
      case VALUE_NUMBER_FLOAT ->
        parser.isNaN()
            ? NODES.numberNode(parser.getDoubleValue())
            : DecimalNode.valueOf(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IOException("unexpected " + token);
    };
  }

  /** What Python takes for true: neither null nor zero nor empty. */
  static boolean isTruthy(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY -> !node.isEmpty();
      case STRING -> !node.textValue().isEmpty();
      case NUMBER -> node.doubleValue() != 0;
      case BOOLEAN -> node.booleanValue();
      case BINARY, MISSING, NULL, POJO -> false;
    };
  }
}
