package com.askbosco.data.local;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;

/** DuckDB's Java objects as the plain values the ports promise. */
final class DuckDbValues {
  private DuckDbValues() {}

  static @Nullable Object toJava(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number -> number.longValueExact();
      case BigDecimal number -> plain(number);
      case Float number -> number.doubleValue();
      case OffsetDateTime instant -> instant.toInstant();
      case Timestamp dateTime -> dateTime.toLocalDateTime();
      case java.sql.Date day -> day.toLocalDate();
      case LocalDate day -> day;
      case JsonNode json -> json.toString();
      case Array array -> list((Object[]) array.getArray());
      default -> value;
    };
  }

  /** One spelling per number: 1, not 1.000000000, and never an exponent. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static List<@Nullable Object> list(@Nullable Object[] items) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(items.length);
    for (Object item : items) {
      list.add(toJava(item));
    }
    return list;
  }
}
