package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact numbers from JSON numbers and texts. */
final class Numbers {
  /** NUMERIC of BigQuery: 38 digits, 9 of them behind the point. */
  private static final int SCALE = 9;

  private static final int WHOLE_DIGITS = 29;

  private Numbers() {}

  /** A number as NUMERIC(38,9), rounded half up where the source has more places. */
  static BigDecimal numeric(BigDecimal value) throws BadValue {
    // looked at before rounding: 1e999999999 would take all memory
    if (value.signum() != 0 && (long) value.precision() - value.scale() > WHOLE_DIGITS) {
      throw new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a number beyond 29 digits before the point");
    }
    if (value.scale() <= SCALE) {
      return value.scale() >= 0 ? value : value.setScale(0);
    }
    if ((long) value.precision() - value.scale() < -SCALE) {
      return BigDecimal.ZERO;
    }
    return value.setScale(SCALE, RoundingMode.HALF_UP);
  }

  /** The exact number behind a raw value. */
  static BigDecimal decimal(Object raw) throws BadValue {
    if (raw instanceof BigDecimal decimal) {
      return decimal;
    }
    if (raw instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (raw instanceof JsonNode node && node.isNumber()) {
      // JSON has no infinite numbers, but a lenient parser reads them
      if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
        throw new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a number without end");
      }
      return sane(node.decimalValue());
    }
    String text = raw instanceof JsonNode node && node.isTextual()
        ? node.textValue()
        : raw instanceof String string ? string : "";
    if (text.isEmpty() || text.length() > 100) {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, "expected a number, found " + kind(raw));
    }
    try {
      return sane(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, "expected a number, found " + kind(raw));
    }
  }

  /** Refuses exponents that would make arithmetic on the number take all memory. */
  private static BigDecimal sane(BigDecimal number) throws BadValue {
    if (Math.abs((long) number.scale()) > 1_000) {
      throw new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a number with an exponent beyond all sense");
    }
    return number;
  }

  /** The whole number behind a raw value; {@code 4}, {@code "4"} and {@code 4.0} are whole. */
  static long whole(Object raw) throws BadValue {
    if (raw instanceof JsonNode node && node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    BigDecimal value = numeric(decimal(raw));
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw value.stripTrailingZeros().scale() > 0
          ? new BadValue(ErrorCode.ROW_WRONG_TYPE, "expected a whole number, found a fraction")
          : new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a whole number beyond 64 bits");
    }
  }

  /** What a raw value is, without showing it. */
  static String kind(Object raw) {
    if (raw instanceof JsonNode node) {
      return switch (node.getNodeType()) {
        case STRING -> "a text of " + node.textValue().length() + " characters";
        case BOOLEAN -> "true or false";
        case NUMBER -> "a number";
        case ARRAY -> "an array";
        case OBJECT -> "an object";
        default -> "no value";
      };
    }
    return raw instanceof String text
        ? "a text of " + text.length() + " characters"
        : "a " + raw.getClass().getSimpleName();
  }
}
