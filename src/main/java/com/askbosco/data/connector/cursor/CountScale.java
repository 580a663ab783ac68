package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Whole numbers that grow with every record. They are kept as they came; texts compare with texts, numbers with numbers. */
final class CountScale implements Scale<JsonNode> {

  @Override
  public JsonNode parse(JsonNode value) {
    return value;
  }

  @Override
  public JsonNode format(JsonNode value) {
    return value;
  }

  @Override
  public JsonNode after(JsonNode value) {
    if (!value.isNumber()) {
      throw unequal();
    }
    return value.isIntegralNumber()
        ? JsonNodeFactory.instance.numberNode(value.bigIntegerValue().add(java.math.BigInteger.ONE))
        : JsonNodeFactory.instance.numberNode(value.doubleValue() + 1);
  }

  @Override
  public boolean says(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().signum() != 0
        : !value.asText().isEmpty() || !value.isEmpty();
  }

  @Override
  public int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.isIntegralNumber()
              && b.isIntegralNumber()
              && a.canConvertToLong()
              && b.canConvertToLong()
          ? Long.compare(a.longValue(), b.longValue())
          : a.decimalValue().compareTo(b.decimalValue());
    }
    if (a.isTextual() && b.isTextual()) {
      return a.textValue().compareTo(b.textValue());
    }
    throw unequal();
  }

  private static UnreadableValueException unequal() {
    return new UnreadableValueException(
        "a counting cursor's values are of different kinds and cannot be compared", false);
  }
}
