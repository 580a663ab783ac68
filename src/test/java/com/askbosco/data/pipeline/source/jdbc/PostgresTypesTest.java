package com.askbosco.data.pipeline.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a real PostgreSQL become JSON without losing anything. */
@Tag("cloud")
class PostgresTypesTest {
  private static PostgresDatabase server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresDatabase.start();
    server.execute(
        "CREATE TYPE pair AS (n int, t text)",
        "CREATE TYPE mood AS ENUM ('a', 'b')",
        "CREATE DOMAIN positive AS int CHECK (VALUE > 0)");
  }

  @AfterAll
  static void end() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static DatabaseUnderTest database(String... more) {
    return DatabaseUnderTest.of(server, String.join(", ", more));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
          9223372036854775807::bigint                     | 9223372036854775807
          -1::smallint                                    | -1
          12345678901.99::numeric(13,2)                   | 12345678901.99
          0.10::numeric(4,2)                              | 0.10
          12345678901234567890.123456789::numeric(38,9)   | "12345678901234567890.123456789"
          0.1::numeric                                    | "0.1"
          'NaN'::numeric(5,2)                             | "NaN"
          0.1::float8                                     | 0.1
          1e300::float8                                   | 1e+300
          0.1::float4                                     | 0.1
          'Infinity'::float8                              | "Infinity"
          '-$1,234.50'::money                             | "-1234.50"
          true                                            | true
          false                                           | false
          E'a"b\\\\c\\nü😀' | "a\\"b\\\\c\\u000aü😀"
          ''                                              | ""
          'x'::char(3)                                    | "x  "
          '2026-03-31'::date                              | "2026-03-31"
          'infinity'::date                                | "infinity"
          '0044-03-15 BC'::date                           | "0044-03-15 BC"
          '2026-03-31 10:00:00.123456+02'::timestamptz    | "2026-03-31T08:00:00.123456Z"
          '2026-03-31 10:00:00-07'::timestamptz           | "2026-03-31T17:00:00Z"
          'infinity'::timestamptz                         | "infinity"
          '2026-03-31 10:00:00.5'::timestamp              | "2026-03-31T10:00:00.5"
          '10:11:12.5'::time                              | "10:11:12.5"
          '1 day 02:03:04'::interval                      | "P1DT2H3M4S"
          '\\xdeadbeef'::bytea                             | "3q2+7w=="
          ''::bytea                                       | ""
          '{"a": 1.10, "b": [null, "ü"]}'::json           | {"a": 1.10, "b": [null, "ü"]}
          E'{\\n "a":\\r\\n 12345678901234567890.1}'::json    | {  "a":   12345678901234567890.1}
          '{"b":1,"a":12345678901234567890.12}'::jsonb    | {"a": 12345678901234567890.12, "b": 1}
          'null'::jsonb                                   | null
          ARRAY[1, NULL, 3]                               | [1,null,3]
          ARRAY[0.10, 12345678901234567890.1]             | [0.10,12345678901234567890.1]
          ARRAY['a,b', '{"x"}', NULL]                     | ["a,b","{\\"x\\"}",null]
          ARRAY[[1,2],[3,4]]                              | [[1,2],[3,4]]
          ARRAY['2026-03-31 10:00+02'::timestamptz]       | ["2026-03-31T08:00:00+00:00"]
          ROW(1, 'a')::pair                        | {"n":1,"t":"a"}
          '11111111-2222-3333-4444-555555555555'::uuid    | "11111111-2222-3333-4444-555555555555"
          'b'::mood                                       | "b"
          7::positive                                     | 7
          '10.0.0.1/8'::inet                              | "10.0.0.1/8"
          '[1,5)'::int4range                              | "[1,5)"
          NULL::int                                       | null
          NULL::bytea                                     | null
          """)
  void everyTypeIsExact(String value, String json) throws Exception {
    server.execute("DROP TABLE IF EXISTS typed", "CREATE TABLE typed AS SELECT " + value + " AS v");

    List<String> rows = database().rows("{name: typed}", null);

    assertThat(rows).containsExactly("{\"v\":" + json + "}");
    byte[] row = rows.get(0).getBytes(StandardCharsets.UTF_8);
    assertThat(RawJson.tree(row, 0, row.length).has("v")).isTrue();
    // The same through a query, where columns have no table.
    assertThat(database().rows("{name: q, query: 'SELECT * FROM typed -- all'}", null))
        .isEqualTo(rows);
  }

  @Test
  void timestampsOfAKnownZoneBecomeMoments() throws Exception {
    server.execute(
        "DROP TABLE IF EXISTS local",
        "CREATE TABLE local AS SELECT timestamp '2026-07-01 10:00' AS at");

    assertThat(database("timestamp_zone: Europe/Berlin").rows("{name: local}", null))
        .containsExactly("{\"at\":\"2026-07-01T08:00:00Z\"}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
          timestamptz | '2026-03-29 23:59:59.999999 Europe/Berlin' | '2026-03-30 00:00 Europe/Berlin' | '2026-03-30 23:59:59.999999 Europe/Berlin' | '2026-03-31 00:00 Europe/Berlin' |
          timestamp   | '2026-03-29 23:59:59.999999' | '2026-03-30 00:00' | '2026-03-30 23:59:59.999999' | '2026-03-31' |
          date        | '2026-03-29' | '2026-03-30' | '2026-03-30' | '2026-03-31' |
          bigint      | 1774821599 | 1774821600 | 1774907999 | 1774908000 | seconds
          bigint      | 1774821599999 | 1774821600000 | 1774907999999 | 1774908000000 | milliseconds
          bigint      | 1774821599999999 | 1774821600000000 | 1774907999999999 | 1774908000000000 | microseconds
          int         | 20260329 | 20260330 | 20260330 | 20260331 | yyyymmdd
          numeric     | 1774821599.999 | 1774821600 | 1774907999.999 | 1774908000 | seconds
          """)
  void aWindowIsTheDaysOfTheClientsZone(
      String type, String before, String first, String last, String behind, String unit)
      throws Exception {
    server.execute(
        "DROP TABLE IF EXISTS dated",
        "CREATE TABLE dated (id int PRIMARY KEY, at " + type + ")",
        "INSERT INTO dated VALUES (1, " + before + "), (2, " + first + "), (3, " + last + "), (4, "
            + behind + "), (5, NULL)");

    List<String> rows = database("tables: {dated: {columns: [id]}}")
        .in("Europe/Berlin")
        .rows(
            "{name: dated, key: [id], event_time: at, windowed: true"
                + (unit == null ? "" : ", event_time_unit: " + unit) + "}",
            DateRange.day(LocalDate.parse("2026-03-30")));

    assertThat(rows).containsExactly("{\"id\":2}", "{\"id\":3}");
  }

  @Test
  void amountsKeepTheirSum() throws Exception {
    server.execute(
        "CREATE TABLE money AS SELECT i AS id, (i * 0.01)::numeric(12,2) AS amount FROM generate_series(1, 10000) i");
    BigDecimal sum = BigDecimal.ZERO;
    try (Pages pages = database().open("{name: money, key: [id]}", null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        for (var record : page.records()) {
          sum = sum.add(record.tree().get("amount").decimalValue());
        }
      }
    }

    assertThat(sum).isEqualByComparingTo("500050.00");
  }
}
