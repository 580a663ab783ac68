package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.FLOAT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.NUMERIC;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The pieces of FORMAT: a value with C's flags, width and precision. */
final class FormatUdfs {
  static final List<Udf> ALL = List.of(
      total(
          "format_int",
          STRING,
          List.of(INT64, STRING, INT64),
          row -> number(String.valueOf(row.integer(0)), row.text(1), row.integer(2))),
      total(
          "format_text",
          STRING,
          List.of(STRING, STRING, INT64),
          row -> padded(row.text(0), row.text(1), row.integer(2))),
      total("format_float", STRING, List.of(FLOAT64, STRING, INT64, INT64), FormatUdfs::floating),
      total(
          "format_num",
          STRING,
          List.of(NUMERIC, STRING, INT64, INT64),
          row -> number(
              decimals(row.numeric(0), row.integer(3), RoundingMode.HALF_UP),
              row.text(1),
              row.integer(2))));

  private FormatUdfs() {}

  private static String floating(UdfRow row) {
    double value = row.floating(0);
    if (!Double.isFinite(value)) {
      return padded(CastUdfs.text(value), row.text(1).replace("0", ""), row.integer(2));
    }
    String digits = decimals(new BigDecimal(value), row.integer(3), RoundingMode.HALF_EVEN);
    return number(
        value < 0 && !digits.startsWith("-") ? "-" + digits : digits, row.text(1), row.integer(2));
  }

  private static String decimals(BigDecimal value, long digits, RoundingMode mode) {
    return value.setScale((int) digits, mode).toPlainString();
  }

  private static String number(String text, String flags, long width) {
    String sign =
        text.startsWith("-") ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (flags.contains("'")) {
      int point = digits.indexOf('.');
      int end = point < 0 ? digits.length() : point;
      StringBuilder grouped = new StringBuilder(digits);
      for (int i = end - 3; i > 0; i -= 3) {
        grouped.insert(i, ',');
      }
      digits = grouped.toString();
    }
    long missing = width - sign.length() - digits.length();
    if (missing > 0 && flags.contains("0") && !flags.contains("-")) {
      return sign + "0".repeat((int) missing) + digits;
    }
    return padded(sign + digits, flags, width);
  }

  private static String padded(String text, String flags, long width) {
    int missing = (int) (width - text.codePointCount(0, text.length()));
    if (missing <= 0) {
      return text;
    }
    return flags.contains("-") ? text + " ".repeat(missing) : " ".repeat(missing) + text;
  }
}
