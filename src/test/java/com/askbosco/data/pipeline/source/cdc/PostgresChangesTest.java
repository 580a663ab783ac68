package com.askbosco.data.pipeline.source.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of a real PostgreSQL, read to the end of its log again and again. */
@Tag("cloud")
class PostgresChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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

  @Test
  void aTransactionLeftInItsMiddleGoesOnWhereItWas() throws Exception {
    database.execute("CREATE TABLE copied (id int PRIMARY KEY)");
    ChangesScript script = script("copied");
    script.readAll();
    // COPY writes many rows at one place of the log
    try (var connection = database.connect()) {
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < 9_000; i++) {
        rows.append(i).append('\n');
      }
      new org.postgresql.copy.CopyManager(
              connection.unwrap(org.postgresql.core.BaseConnection.class))
          .copyIn("COPY copied FROM STDIN", new java.io.StringReader(rows.toString()));
    }
    try (MessageReader reader = script.open()) {
      MessagePage page = script.take(reader, PATIENCE);
      while (page == null || page.messages().isEmpty()) {
        page = script.take(reader, PATIENCE);
      }
    }
    int before = script.changes.size();
    script.readAll();

    assertThat(before).isGreaterThan(1).isLessThan(9_001);
    assertThat(
            script.changes.stream().map(change -> change.path("row").asText()).distinct())
        .hasSize(9_001);
    assertThat(script.changes).hasSize(9_001);
  }

  @Test
  void aSnapshotThatWasLeftInItsMiddleBeginsAnew() throws Exception {
    database.execute(
        "CREATE TABLE large (id int PRIMARY KEY, v int)",
        "INSERT INTO large SELECT i, i FROM generate_series(1, 9000) i");
    ChangesScript script = script("large");
    try (MessageReader reader = script.open()) {
      assertThat(script.take(reader, PATIENCE)).isNotNull();
    }
    database.execute("DELETE FROM large WHERE id <= 10", "UPDATE large SET v = 0 WHERE id = 11");
    script.readAll();

    assertThat(script.operations("public.large").stream().filter("snapshot"::equals))
        .hasSize(2);
    assertThat(script.current("public.large")).hasSize(8_990).doesNotContainKey("1");
    assertThat(script.current("public.large").get("11")).hasToString("{\"id\":11,\"v\":0}");
  }

  @Test
  void emptyTablesHaveASnapshotToo() throws Exception {
    database.execute("CREATE TABLE nothing (id int PRIMARY KEY)");
    ChangesScript script = script("nothing");
    script.readAll();
    database.execute("INSERT INTO nothing VALUES (1)");
    script.readAll();

    assertThat(script.operations("public.nothing")).containsExactly("snapshot", "insert");
  }

  @Test
  void anIdleTableDoesNotHoldTheLogBack() throws Exception {
    database.execute("CREATE TABLE idle (id int PRIMARY KEY)", "CREATE TABLE busy (id int)");
    ChangesScript script = script("idle");
    script.readAll();
    String where =
        "SELECT confirmed_flush_lsn > '%s' FROM pg_replication_slots WHERE slot_name = 's_idle'";
    database.execute("INSERT INTO busy SELECT generate_series(1, 10000)");
    String now = database.value("SELECT pg_current_wal_lsn()");

    try (MessageReader reader = script.open()) {
      for (int i = 0; i < 60 && database.value(where.formatted(now)).equals("f"); i++) {
        script.take(reader, Duration.ofSeconds(1));
      }
      // before it is closed, which would move it too
      assertThat(database.value(where.formatted(now))).isEqualTo("t");
    }
  }

  @Test
  void aRunThatEndsLetsTheServerForget() throws Exception {
    database.execute("CREATE TABLE brief (id int PRIMARY KEY)");
    ChangesScript script = script("brief");
    script.readAll();
    database.execute("INSERT INTO brief VALUES (1)");
    String now = database.value("SELECT pg_current_wal_lsn()");
    script.readAll();

    assertThat(database.value("SELECT confirmed_flush_lsn >= '" + now
            + "' FROM pg_replication_slots WHERE slot_name = 's_brief'"))
        .isEqualTo("t");
  }

  @Test
  void changesThatTheServerNoLongerHasAreMissed() throws Exception {
    database.execute("CREATE TABLE gone (id int PRIMARY KEY)", "INSERT INTO gone VALUES (1), (2)");
    ChangesScript script = script("gone");
    script.readAll();
    database.execute("SELECT pg_drop_replication_slot('s_gone')", "DELETE FROM gone WHERE id = 1");

    assertThatThrownBy(script::readAll)
        .isInstanceOfSatisfying(
            BoscoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGES_LOST))
        .hasMessageContaining("slot s_gone is gone")
        .hasMessageContaining("Raise `snapshot_round`");

    // somebody made it anew: it has what comes now, and not what was in between
    database.execute("SELECT pg_create_logical_replication_slot('s_gone', 'pgoutput')");
    assertThatThrownBy(script::readAll)
        .hasMessageContaining("another reader moved it, or it was made anew");

    script.settings.put("snapshot_round", 2);
    script.readAll();
    assertThat(script.current("public.gone")).containsOnlyKeys("2");
  }

  @Test
  void whatTheServerDoesNotAllowIsSaidWithWhatToRun() throws Exception {
    database.execute("CREATE TABLE bare (id int)");
    ChangesScript script = new ChangesScript(database, Map.of("bare", "public.bare"));
    script.settings.put("publication", "p_bare").put("slot", "s_bare");

    assertThatThrownBy(script::open)
        .hasMessageContaining("GRANT SELECT ON public.bare TO bosco")
        .hasMessageContaining("has no key for rows of public.bare. Add a primary key");
    database.execute("ALTER TABLE bare ADD PRIMARY KEY (id)", "GRANT SELECT ON bare TO bosco");
    assertThatThrownBy(script::open)
        .hasMessageContaining("CREATE PUBLICATION p_bare FOR TABLE public.bare");
    database.execute("CREATE PUBLICATION p_bare FOR TABLE seed WITH (publish = 'insert')");
    assertThatThrownBy(script::open)
        .hasMessageContaining("ALTER PUBLICATION p_bare ADD TABLE public.bare")
        .hasMessageContaining("SET (publish = 'insert, update, delete, truncate')");
    script.settings.put("user", "postgres");
    assertThatThrownBy(script::open)
        .isInstanceOfSatisfying(
            BoscoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAUTHORISED))
        .hasMessageNotContaining(ChangesScript.PASSWORD);
  }
}
