package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows as JSON objects, each on one line. No value passes through a binary fraction that the database does not keep as one, and a value
 * that JSON has no form for (NaN, infinity) is its text. Not thread-safe.
 */
final class RowWriter {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private final List<Column> columns;
  private final Optional<ZoneId> timestampZone;
  private final byte[][] names;

  RowWriter(List<Column> columns, Optional<ZoneId> timestampZone) {
    this.columns = columns;
    this.timestampZone = timestampZone;
    this.names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      JsonBytes name = new JsonBytes(64);
      name.raw(i == 0 ? '{' : ',').string(columns.get(i).field()).raw(':');
      names[i] = name.copy();
    }
  }

  /** Writes the row the result stands on; its columns are those of the writer, in order, from the first. */
  void write(ResultSet row, JsonBytes out) throws SQLException {
    for (int i = 0; i < names.length; i++) {
      out.raw(names[i]);
      value(row, i + 1, columns.get(i).kind(), out);
    }
    out.raw('}');
  }

  private void value(ResultSet row, int index, Column.Kind kind, JsonBytes out)
      throws SQLException {
    if (kind == Column.Kind.BYTES) {
      byte[] bytes = row.getBytes(index);
      if (bytes == null) {
        out.ascii("null");
      } else {
        out.string(Base64.getEncoder().encodeToString(bytes));
      }
      return;
    }
    if (kind == Column.Kind.INSTANT || kind == Column.Kind.LOCAL_INSTANT) {
      Timestamp moment = row.getTimestamp(index);
      if (moment == null) {
        out.ascii("null");
      } else {
        out.string(
            kind == Column.Kind.INSTANT
                ? moment.toInstant().toString()
                : local(LOCAL.format(moment.toLocalDateTime())));
      }
      return;
    }
    String text = row.getString(index);
    if (text == null) {
      out.ascii("null");
      return;
    }
    switch (kind) {
      case INTEGER, DECIMAL, FLOAT -> number(text, out);
      case BOOLEAN -> bool(text, out);
      case LOCAL_TIMESTAMP -> out.string(local(text));
      case TIMESTAMP -> out.string(moment(text));
      case MONEY -> out.string(amount(text));
      case JSON, NESTED -> json(text, out);
      case LONG_DECIMAL, DATE, TEXT -> out.string(text);
      case BYTES, INSTANT, LOCAL_INSTANT ->
        throw new IllegalStateException(kind + " is written above");
    }
  }

  private static void bool(String text, JsonBytes out) {
    switch (text) {
      case "t", "true", "TRUE", "1" -> out.ascii("true");
      case "f", "false", "FALSE", "0" -> out.ascii("false");
      default -> out.string(text);
    }
  }

  /** The database's own digits where they are a JSON number; NaN and infinity are not. */
  private static void number(String text, JsonBytes out) {
    if (isNumber(text)) {
      out.ascii(text);
    } else {
      out.string(text);
    }
  }

  /** Whether a text is a JSON number: {@code -?digits(.digits)?(e[+-]?digits)?}, without leading zeros. */
  static boolean isNumber(String text) {
    int i = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, i);
    if (whole == i || (text.charAt(i) == '0' && whole > i + 1)) {
      return false;
    }
    i = whole;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = digits(text, i + 1);
      if (fraction == i + 1) {
        return false;
      }
      i = fraction;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      int exponent = digits(text, i);
      if (exponent == i) {
        return false;
      }
      i = exponent;
    }
    return i == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** {@code -$1,234.50}, as the C locale prints money. */
  private static String amount(String text) {
    StringBuilder number = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-' || c == '.' || (c >= '0' && c <= '9')) {
        number.append(c);
      }
    }
    return number.toString();
  }

  /** A timestamp without a zone; infinity and years before Christ stay as the database writes them. */
  private String local(String text) {
    String iso = withT(text);
    if (timestampZone.isEmpty() || iso.length() < 19 || iso.endsWith("BC")) {
      return iso;
    }
    try {
      return LocalDateTime.parse(iso, LOCAL)
          .atZone(timestampZone.get())
          .toInstant()
          .toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** A timestamp with a zone, which the session writes in UTC. */
  static String moment(String text) {
    String iso = withT(text);
    int at = iso.length();
    for (String utc : List.of("+00:00", "+0000", " +0000", "+00", " Z", "Z")) {
      if (iso.endsWith(utc)) {
        at = iso.length() - utc.length();
        break;
      }
    }
    return at == iso.length() ? iso : iso.substring(0, at).stripTrailing() + "Z";
  }

  private static String withT(String text) {
    return text.length() >= 19 && text.charAt(10) == ' '
        ? text.substring(0, 10) + 'T' + text.substring(11)
        : text;
  }

  private static void json(String text, JsonBytes out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.json(bytes, 0, bytes.length);
  }
}
