package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.DATE;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.FLOAT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.NUMERIC;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Casts between text and numbers as GoogleSQL reads and prints them; DuckDB is more lenient and prints differently. */
final class CastUdfs {
  private static final Pattern INTEGER = Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+))");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX][0-9a-fA-F]+");

  static final List<Udf> ALL = List.of(
      raising("str_int", INT64, List.of(STRING), row -> integer(row.text(0))),
      raising("str_float", FLOAT64, List.of(STRING), row -> floating(row.text(0))),
      raising("str_num", NUMERIC, List.of(STRING), row -> numeric(row.text(0))),
      raising("str_bool", BOOL, List.of(STRING), row -> bool(row.text(0))),
      raising("str_date", DATE, List.of(STRING), row -> CivilText.date(row.text(0))),
      raising("str_datetime", INT64, List.of(STRING), row -> CivilText.dateTime(row.text(0))),
      raising(
          "str_ts",
          INT64,
          List.of(STRING, STRING),
          row -> CivilText.timestamp(row.text(0), row.text(1))),
      total("num_str", STRING, List.of(NUMERIC), row -> text(row.numeric(0))),
      total("float_str", STRING, List.of(FLOAT64), row -> text(row.floating(0))));

  private CastUdfs() {}

  /** White space that casts allow around a number. */
  private static String trimmed(String text) {
    return TextUdfs.trim(text, null, true, true);
  }

  private static Udf.DomainException bad(String type, String text) {
    return new Udf.DomainException("bad " + type + " value: " + text);
  }

  private static Long integer(String text) {
    Matcher matcher = INTEGER.matcher(trimmed(text));
    if (!matcher.matches()) {
      throw bad("int64", text);
    }
    BigInteger magnitude = matcher.group(2) != null
        ? new BigInteger(matcher.group(2), 16)
        : new BigInteger(matcher.group(3));
    BigInteger value = matcher.group(1).equals("-") ? magnitude.negate() : magnitude;
    if (value.bitLength() > 63) {
      throw bad("int64", text);
    }
    return value.longValue();
  }

  private static Double floating(String text) {
    String number = trimmed(text);
    switch (number.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> {
        return Double.NaN;
      }
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        if (HEXADECIMAL.matcher(number).matches()) {
          return Double.parseDouble(number + "p0");
        }
        if (!DECIMAL.matcher(number).matches()) {
          throw bad("double", text);
        }
        return Double.parseDouble(number);
      }
    }
  }

  private static BigDecimal numeric(String text) {
    String number = trimmed(text);
    if (!DECIMAL.matcher(number).matches()) {
      throw new Udf.DomainException("invalid NUMERIC value: " + text);
    }
    try {
      return NumericUdfs.numeric(new BigDecimal(number));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Udf.DomainException("invalid NUMERIC value: " + text);
    }
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad("bool", text);
    };
  }

  /** NUMERIC without exponent and without trailing zeros. */
  static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The shortest of 15 or 17 digits that reads back as the same number, in C's {@code %g} form. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = 15;
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (rounded.doubleValue() != value) {
      digits = 17;
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    BigDecimal stripped = rounded.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return stripped.toPlainString();
    }
    String significant = stripped.unscaledValue().abs().toString();
    String mantissa = significant.length() == 1
        ? significant
        : significant.charAt(0) + "." + significant.substring(1);
    return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
