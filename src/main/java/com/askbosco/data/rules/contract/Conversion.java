package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** What mappings convert without loss: the habits of vendors, who write a number as a text one day and as a number the next. */
final class Conversion {
  private static final int NUMBERS = JsonType.NUMBER.bit() | JsonType.INTEGER.bit();

  private Conversion() {}

  /** Whether a value of another type than promised can be read as what was promised. */
  static boolean works(int promised, JsonNode value, JsonType type) {
    return switch (type) {
      // numbers and booleans have one text
      case INTEGER, NUMBER ->
        (promised & (JsonType.STRING.bit() | NUMBERS)) != 0
            || ((promised & JsonType.BOOLEAN.bit()) != 0 && isBit(value));
      case BOOLEAN -> (promised & JsonType.STRING.bit()) != 0;
      case STRING ->
        ((promised & NUMBERS) != 0 && isNumber(value.textValue()))
            || ((promised & JsonType.BOOLEAN.bit()) != 0 && isTruth(value.textValue()));
      case NULL, ARRAY, OBJECT -> false;
    };
  }

  /** Whether a number has no fraction: JSON Schema calls 1.0 an integer. */
  static boolean isWhole(JsonNode value) {
    double number = value.doubleValue();
    return number == Math.rint(number) && !Double.isInfinite(number);
  }

  private static boolean isBit(JsonNode value) {
    return value.isIntegralNumber() && (value.longValue() == 0 || value.longValue() == 1);
  }

  private static boolean isTruth(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "1", "false", "False", "FALSE", "0" -> true;
      default -> false;
    };
  }

  /** Whether a text is a decimal number as {@code BigDecimal} reads it: sign, digits, fraction, exponent. */
  static boolean isNumber(String text) {
    int n = text.length();
    int at = 0;
    if (at < n && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = 0;
    boolean point = false;
    for (; at < n; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0 || n > 100) {
      return false;
    }
    return at == n || exponent(text, at);
  }

  private static boolean exponent(String text, int from) {
    int at = from + 1;
    int n = text.length();
    if (Character.toLowerCase(text.charAt(from)) != 'e') {
      return false;
    }
    if (at < n && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int first = at;
    while (at < n && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at == n && at > first && at - first <= 3;
  }
}
