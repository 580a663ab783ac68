package com.askbosco.data.spec.manifest;

import java.math.BigDecimal;

/**
 * A text of a manifest that may hold expressions.
 *
 * @param value the text as written; numbers and booleans as Python writes them
 * @param place where it stands
 */
public record Text(String value, Place place) {

  static String python(Object scalar) {
    return switch (scalar) {
      case Boolean b -> b ? "True" : "False";
      case Double d -> python(d.doubleValue());
      default -> scalar.toString();
    };
  }

  /** A scalar as JSON writes it. */
  static String json(Object scalar) {
    return scalar instanceof Double d ? python(d.doubleValue()) : scalar.toString();
  }

  private static String python(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-4 && size < 1e16)) {
      String plain = BigDecimal.valueOf(value).toPlainString();
      String signed = value == 0 && 1 / value < 0 ? "-0.0" : plain;
      return signed.contains(".") ? signed : signed + ".0";
    }
    String[] parts = Double.toString(value).split("E");
    String digits =
        parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
    int exponent = Integer.parseInt(parts[1]);
    return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
