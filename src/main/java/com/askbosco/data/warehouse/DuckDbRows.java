package com.askbosco.data.warehouse;

import com.askbosco.data.warehouse.ResultTable.Column;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Reads what DuckDB answers. Apart from {@link ResultTable}, which workers use that have no DuckDB. */
public final class DuckDbRows {

  private DuckDbRows() {}

  /** Reads all rows of a DuckDB result; the columns say what the values mean. */
  public static ResultTable read(ResultSet results, List<Column> columns) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (results.next()) {
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        // The driver's Timestamp counts in the Julian calendar before 1582, which has other days.
        row.add(
            columns.get(i - 1).type().equals("DATETIME")
                ? results.getObject(i, LocalDateTime.class)
                : value(results.getObject(i)));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return new ResultTable(columns, rows);
  }

  /** A value of DuckDB's driver as the Java value this class promises. */
  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    return switch (value) {
      case Long v -> v;
      case Integer v -> v.longValue();
      case Double v -> v;
      case BigDecimal v -> plain(v);
      case Boolean v -> v;
      case String v -> v;
      case LocalDate v -> v;
      case LocalTime v -> v;
      case LocalDateTime v -> v;
      case OffsetDateTime v -> v.toInstant();
      case Instant v -> v;
      case Timestamp v -> v.toLocalDateTime();
      case Date v -> v.toLocalDate();
      case Time v -> v.toLocalTime();
      case Blob v -> hex(v.getBytes(1, (int) v.length()));
      case DuckDBStruct v -> fields(v.getMap());
      case Struct v -> list(v.getAttributes());
      case Array v -> list((Object[]) v.getArray());
      default -> value.toString();
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (Object value : Arrays.asList(values)) {
      list.add(value(value));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> fields(Map<String, ?> struct) throws SQLException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<String, ?> field : struct.entrySet()) {
      fields.put(field.getKey(), value(field.getValue()));
    }
    return Collections.unmodifiableMap(fields);
  }

  /** Without trailing zeros, and without the exponent that BigDecimal would put in their place. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
