package com.askbosco.data.pipeline.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of a real PostgreSQL, read to the end of its log again and again. */
@Tag("cloud")
class PostgresChangesTest {
  private static PostgresDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = PostgresDatabase.start();
    database.execute("CREATE TABLE seed (id int PRIMARY KEY)");
    ChangesScript.allow(database, "public.seed");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  private static ChangesScript script(String table) throws Exception {
    database.execute(
        "GRANT SELECT ON " + table + " TO bosco",
        "CREATE PUBLICATION p_" + table + " FOR TABLE " + table);
    ChangesScript script = new ChangesScript(database, Map.of(table, "public." + table));
    script.settings.put("publication", "p_" + table).put("slot", "s_" + table);
    return script;
  }

  @Test
  void aSnapshotAndEveryKindOfChangeEndEqualToTheTable() throws Exception {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, total numeric(12,2), note text)",
        "INSERT INTO orders VALUES (1, 10.10, 'a'), (2, 20.20, 'b')");
    ChangesScript script = script("orders");

    script.readAll();
    assertThat(script.operations("public.orders")).containsExactly("snapshot", "read", "read");

    database.execute(
        "INSERT INTO orders VALUES (3, 30.30, NULL)",
        "UPDATE orders SET total = 11.10 WHERE id = 1",
        "DELETE FROM orders WHERE id = 2",
        "UPDATE orders SET id = 4 WHERE id = 3");
    script.readAll();

    assertThat(script.operations("public.orders"))
        .containsExactly(
            "snapshot", "read", "read", "insert", "update", "delete", "delete", "insert");
    assertThat(script.current("public.orders").toString())
        .isEqualTo(
            "{1={\"id\":1,\"total\":\"11.10\",\"note\":\"a\"}, 4={\"id\":4,\"total\":\"30.30\",\"note\":null}}");

    database.execute("TRUNCATE orders", "INSERT INTO orders VALUES (9, 9, 'z')");
    script.readAll();
    assertThat(script.current("public.orders").toString())
        .isEqualTo("{9={\"id\":9,\"total\":\"9.00\",\"note\":\"z\"}}");
  }

  @Test
  void everyTypeKeepsEveryDigit() throws Exception {
    database.execute(
        "CREATE TABLE types (id bigint PRIMARY KEY, n numeric, money numeric(20,4), big bigint, d date,"
            + " ts timestamp, tz timestamptz, t time, j jsonb, js json, u uuid, texts text[], ints int[],"
            + " nums numeric[], b bytea, bool boolean, f float8, iv interval, ip inet, nan numeric)",
        "INSERT INTO types VALUES (9007199254740993, 12345678901234567890.123456789012345678, 0.1000,"
            + " -9223372036854775808, '2026-02-28', '2026-01-02 03:04:05.123456', '2026-01-02 03:04:05.123456+02',"
            + " '24:00:00', '{\"price\": 1.10, \"deep\": {\"id\": 9007199254740993}}', '{\"a\" : 1}',"
            + " '6d1f4b8e-1c9b-4f3e-9a39-0f5b8c1d2e3f', ARRAY['a', NULL, 'ü'], ARRAY[1,2],"
            + " ARRAY[1.10, 2.345], '\\xdeadbeef', true, 0.1, '1 year 2 days 03:04:05', '10.0.0.1', 'NaN')");
    ChangesScript script = script("types");
    script.readAll();
    database.execute("UPDATE types SET bool = false");
    script.readAll();

    String row =
        "{\"id\":9007199254740993,\"n\":\"12345678901234567890.123456789012345678\",\"money\":\"0.1000\","
            + "\"big\":-9223372036854775808,\"d\":\"2026-02-28\",\"ts\":\"2026-01-02T03:04:05.123456\","
            + "\"tz\":\"2026-01-02T01:04:05.123456Z\",\"t\":\"24:00:00\","
            + "\"j\":{\"deep\": {\"id\": 9007199254740993}, \"price\": 1.10},\"js\":{\"a\" : 1},"
            + "\"u\":\"6d1f4b8e-1c9b-4f3e-9a39-0f5b8c1d2e3f\",\"texts\":[\"a\",null,\"ü\"],\"ints\":[1,2],"
            + "\"nums\":[\"1.10\",\"2.345\"],\"b\":\"3q2+7w==\",\"bool\":true,\"f\":0.1,"
            + "\"iv\":\"P1Y0M2DT3H4M5S\",\"ip\":\"10.0.0.1\",\"nan\":\"NAN\"}";
    assertThat(script.payloads.get(1)).contains("\"after\":" + row);
    assertThat(script.payloads.get(2))
        .contains("\"after\":" + row.replace("\"bool\":true", "\"bool\":false"));
  }

  @Test
  void aLargeValueThatAnUpdateLeftAloneIsStillThere() throws Exception {
    String large = "(SELECT string_agg(md5(i::text), '') FROM generate_series(1, 4000) i)";
    database.execute(
        "CREATE TABLE toasted (id int PRIMARY KEY, doc text, js jsonb, arr text[], n int)",
        "INSERT INTO toasted SELECT 1, " + large + ", jsonb_build_object('v', " + large
            + "), ARRAY[" + large + "], 1");
    ChangesScript script = script("toasted");
    script.readAll();
    database.execute("UPDATE toasted SET n = 2");
    script.readAll();
    database.execute(
        "ALTER TABLE toasted REPLICA IDENTITY FULL",
        "UPDATE toasted SET n = 3",
        "UPDATE toasted SET n = 4",
        "DELETE FROM toasted",
        "INSERT INTO toasted SELECT 1, " + large + ", NULL, NULL, 1");
    script.readAll();

    List<JsonNode> rows = script.changes.stream()
        .filter(change -> !change.path("after").isNull())
        .map(change -> change.path("after"))
        .toList();
    String doc = database.value("SELECT doc FROM toasted");
    assertThat(rows).hasSize(5);
    for (JsonNode row : rows) {
      assertThat(row.path("doc").asText()).isEqualTo(doc);
    }
    for (JsonNode row : rows.subList(0, 4)) {
      assertThat(row.path("js").path("v").asText()).isEqualTo(doc);
      assertThat(row.path("arr").path(0).asText()).isEqualTo(doc);
    }
  }
}
