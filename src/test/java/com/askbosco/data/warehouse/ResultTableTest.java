package com.askbosco.data.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final ResultTable TABLE = table(
      List.of("name:STRING", "n:INT64", "amount:NUMERIC", "day:DATE", "at:TIMESTAMP", "f:FLOAT64"),
      row(
          "a, \"b\"",
          7L,
          new BigDecimal("1.500000000"),
          LocalDate.of(2026, 3, 29),
          Instant.parse("2026-03-29T01:30:00Z"),
          0.5),
      row("", -12L, new BigDecimal("1E+3"), null, Instant.parse("2026-03-29T01:30:00.120Z"), 2.0),
      row(null, null, new BigDecimal("0E-9"), null, null, null));

  private static ResultTable table(List<String> columns, List<?>... rows) {
    List<ResultTable.Column> heads = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(":", 2);
      heads.add(new ResultTable.Column(parts[0], parts[1]));
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (List<?> row : rows) {
      all.add(new ArrayList<>(row));
    }
    return new ResultTable(heads, all);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void printsAlignedText() {
    assertThat(TABLE.toText()).isEqualTo("""
            name       n  amount  day         at                            f
            ------  ----  ------  ----------  -------------------------  ----
            a, "b"     7     1.5  2026-03-29  2026-03-29 01:30:00+00      0.5
                     -12    1000  NULL        2026-03-29 01:30:00.12+00   2.0
            NULL    NULL       0  NULL        NULL                       NULL
            """);
  }

  @Test
  void printsCsvWithEmptyNulls() {
    assertThat(TABLE.toCsv()).isEqualTo("""
            name,n,amount,day,at,f
            "a, ""b""\",7,1.5,2026-03-29,2026-03-29 01:30:00+00,0.5
            "",-12,1000,,2026-03-29 01:30:00.12+00,2.0
            ,,0,,,
            """);
  }

  @Test
  void printsJsonOneRowPerLine() {
    assertThat(TABLE.toJson()).isEqualTo("""
            [
            {"name":"a, \\"b\\"","n":7,"amount":1.5,"day":"2026-03-29","at":"2026-03-29 01:30:00+00","f":0.5},
            {"name":"","n":-12,"amount":1000,"day":null,"at":"2026-03-29 01:30:00.12+00","f":2.0},
            {"name":null,"n":null,"amount":0,"day":null,"at":null,"f":null}
            ]
            """);
  }

  @Test
  void printsNestedValuesAsJson() {
    ResultTable nested = table(
        List.of(
            "list:ARRAY<INT64>",
            "struct:STRUCT<a INT64>",
            "doc:JSON",
            "dt:DATETIME",
            "t:TIME",
            "nan:FLOAT64"),
        row(
            List.of(1L, 2L),
            Map.of("a", 1L),
            "{\"x\":1.50}",
            LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6000),
            LocalTime.of(3, 4),
            Double.NaN));
    assertThat(nested.toCsv())
        .isEqualTo(
            "list,struct,doc,dt,t,nan\n\"[1,2]\",\"{\"\"a\"\":1}\",\"{\"\"x\"\":1.50}\",2026-01-02 03:04:05.000006,03:04:00,NaN\n");
    assertThat(nested.toJson())
        .isEqualTo(
            "[\n{\"list\":[1,2],\"struct\":{\"a\":1},\"doc\":{\"x\":1.50},\"dt\":\"2026-01-02 03:04:05.000006\",\"t\":\"03:04:00\",\"nan\":\"NaN\"}\n]\n");
  }

  @Test
  void printsNoRows() {
    ResultTable none = table(List.of("a:INT64"));
    assertThat(none.toText()).isEqualTo("a\n-\n");
    assertThat(none.toCsv()).isEqualTo("a\n");
    assertThat(none.toJson()).isEqualTo("[\n]\n");
  }

  @Test
  void readsEveryTypeOfDuckDb() throws SQLException {
    String sql = """
        SELECT 1::BIGINT, 1.5::DOUBLE, 2.50::DECIMAL(38,9), true, 'x', DATE '2026-03-29', TIME '03:04:05',
          TIMESTAMP '2026-03-29 01:30:00.123456', TIMESTAMPTZ '2026-03-29 01:30:00+02', '\\xAB\\x01'::BLOB,
          [1, NULL]::BIGINT[], {'a': 1::BIGINT, 'b': [{'c': 2.00::DECIMAL(38,9)}]}, '{"k":1}'::JSON, NULL::BIGINT
        """;
    List<String> types = List.of(
        "INT64",
        "FLOAT64",
        "NUMERIC",
        "BOOL",
        "STRING",
        "DATE",
        "TIME",
        "DATETIME",
        "TIMESTAMP",
        "BYTES",
        "ARRAY<INT64>",
        "STRUCT<a INT64, b ARRAY<STRUCT<c NUMERIC>>>",
        "JSON",
        "INT64");
    List<ResultTable.Column> columns = new ArrayList<>();
    types.forEach(type -> columns.add(new ResultTable.Column("c" + columns.size(), type)));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      assertThat(DuckDbRows.read(results, columns).rows())
          .containsExactly(row(
              1L,
              1.5,
              new BigDecimal("2.5"),
              true,
              "x",
              LocalDate.of(2026, 3, 29),
              LocalTime.of(3, 4, 5),
              LocalDateTime.of(2026, 3, 29, 1, 30, 0, 123_456_000),
              Instant.parse("2026-03-28T23:30:00Z"),
              "ab01",
              row(1L, null),
              Map.of("a", 1L, "b", List.of(Map.of("c", new BigDecimal("2")))),
              "{\"k\":1}",
              null));
    }
  }
}
