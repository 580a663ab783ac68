package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.table.ControlTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Airflow asks the warehouse: GoogleSQL over the tables as they are, and the rows it gets. */
class ComposerQueriesTest {
  private static final Path FOLDER = Path.of("composer/dags/bosco/sql");

  private static final List<TableSchema> TABLES = ControlTables.ALL.stream()
      .map(layout -> new TableSchema(
          layout.schema(),
          layout.name(),
          layout.fields().stream()
              .map(field -> new TableSchema.Column(field.name(), field.type().name()))
              .toList()))
      .toList();

  private static String sql(String name, String now) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".sql"))
        .replace("@now", "TIMESTAMP '" + now + "'")
        .replace("@ready_by", "'08:00'");
  }

  /** The rows of a query over the rows that are put in, each as its values with blanks between. */
  private static List<String> rows(String name, String now, Map<String, List<String>> tables)
      throws IOException, SQLException {
    LoweredQuery query = new GoogleSql(TABLES).lower(name, sql(name, now));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      for (TableSchema schema : TABLES) {
        StringJoiner columns = new StringJoiner(", ");
        for (TableSchema.Column column : schema.columns()) {
          columns.add(DuckTypes.identifier(column.name()) + " "
              + DuckTypes.of(TypeNames.parse(column.type())).orElseThrow());
        }
        Fixtures.execute(duck, "CREATE SCHEMA IF NOT EXISTS " + schema.dataset());
        Fixtures.execute(duck, "CREATE TABLE " + schema.fullName() + " (" + columns + ")");
        for (String row : tables.getOrDefault(schema.fullName(), List.of())) {
          Fixtures.execute(duck, "INSERT INTO " + schema.fullName() + " BY NAME SELECT " + row);
        }
      }
      List<String> rows = new ArrayList<>();
      try (Statement statement = duck.createStatement();
          ResultSet result = statement.executeQuery(query.sql())) {
        while (result.next()) {
          StringJoiner row = new StringJoiner(" ");
          for (int i = 1; i <= query.columns().size(); i++) {
            row.add(String.valueOf(result.getObject(i)));
          }
          rows.add(row.toString());
        }
      }
      return rows;
    }
  }

  private static String mark(
      String client, String source, String stream, String key, String completeTo) {
    return "'t' AS tenant_id, '" + client + "' AS client_id, '" + source + "' AS source, '" + stream
        + "' AS stream, '" + key + "' AS stream_key, 'acc' AS source_account_id, " + completeTo
        + " AS complete_to, TIMESTAMPTZ '2026-03-31 06:00:00+00' AS extracted_at";
  }

  private static final Map<String, List<String>> MARKS = Map.of(
      "ops.ctl_slice",
      List.of(
          "'k1' AS stream_key, DATE '2026-03-30' AS window_from",
          "'k2' AS stream_key, DATE '2026-03-30' AS window_from",
          "'k3' AS stream_key, DATE '2026-03-30' AS window_from",
          "'k4' AS stream_key"),
      "ops.ctl_watermark",
      List.of(
          mark("aurora", "shopify", "orders", "k1", "DATE '2026-03-29'"),
          mark("aurora", "shopify", "customers", "k4", "NULL"),
          mark("dunlin", "ga4", "traffic", "k2", "DATE '2026-03-30'"),
          mark("ember", "ga4", "traffic", "k3", "NULL")),
      "silver.dim_client",
      List.of(
          "'t' AS tenant_id, 'aurora' AS client_id, 'Europe/Berlin' AS time_zone",
          "'t' AS tenant_id, 'dunlin' AS client_id, 'America/New_York' AS time_zone",
          "'t' AS tenant_id, 'ember' AS client_id, 'Asia/Tokyo' AS time_zone"));

  @Test
  void marksSayHowFarEachSourceIsWholeAndNothingWhereAStreamNeverWas() throws Exception {
    assertThat(rows("marks", "2026-03-31 06:00:00+00", MARKS))
        .containsExactly("aurora shopify 2026-03-29", "dunlin ga4 2026-03-30", "ember ga4 null");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31 05:59:00+00, ember",
    "2026-03-31 06:00:00+00, aurora ember",
    "2026-04-01 11:59:00+00, aurora aurora ember",
    "2026-04-01 12:00:00+00, aurora aurora dunlin ember",
  })
  void freshnessAsksByTheClockOfEachClient(String now, String late) throws Exception {
    assertThat(
            rows("freshness", now, MARKS).stream().map(row -> row.substring(0, row.indexOf(' '))))
        .containsExactly(late.split(" "));
  }

  @Test
  void volumeShowsWhatTheNewestRunBroke() throws Exception {
    assertThat(
            rows(
                "volume",
                "2026-03-31 06:00:00+00",
                Map.of(
                    "ops.ctl_dq_result",
                    List.of(
                        "'SET' AS kind, 'volume_same_weekday' AS check_name, 'WARN' AS severity, 'aurora' AS client_id, 1 AS failed_rows, 2 AS version, 'r2' AS run_id",
                        "'SET' AS kind, 'freshness' AS check_name, 'WARN' AS severity, 'aurora' AS client_id, 1 AS failed_rows, 2 AS version, 'r2' AS run_id",
                        "'SET' AS kind, 'order_revenue' AS check_name, 'FAIL' AS severity, 'aurora' AS client_id, 0 AS failed_rows, 2 AS version, 'r2' AS run_id",
                        "'SET' AS kind, 'order_revenue' AS check_name, 'FAIL' AS severity, 'ember' AS client_id, 4 AS failed_rows, 1 AS version, 'r1' AS run_id"))))
        .containsExactly("volume_same_weekday WARN aurora r2");
  }

  @Test
  void driftShowsWhatSourcesSentOfLate() throws Exception {
    String row =
        "'aurora' AS client_id, 'shopify' AS source, 'orders' AS stream, '%s' AS field_path, 'TYPE' AS drift_kind,"
            + " 'integer' AS expected_type, 'text' AS sample_type, true AS is_rejected, TIMESTAMPTZ '%s' AS last_seen";
    assertThat(rows(
            "drift",
            "2026-03-31 06:00:00+00",
            Map.of(
                "ops.ctl_schema_drift",
                List.of(
                    row.formatted("total", "2026-03-30 06:00:00+00"),
                    row.formatted("old", "2026-03-29 06:00:00+00")))))
        .containsExactly("aurora shopify orders total TYPE integer text true");
  }

  @Test
  void staleAndErasedAreCounted() throws Exception {
    assertThat(rows(
            "stale",
            "2026-03-31 06:00:00+00",
            Map.of("ops.ctl_stale", List.of("'fct_order' AS table_name"))))
        .containsExactly("1");
    assertThat(rows(
            "erased",
            "2026-03-31 06:00:00+00",
            Map.of(
                "ops.ctl_erasure",
                List.of(
                    "'r1' AS request_id, 'COMPLETE' AS state",
                    "'r2' AS request_id, 'OPEN' AS state"))))
        .containsExactly("r1 1");
  }

  @Test
  void noQueryIsForgotten() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "drift.sql", "erased.sql", "freshness.sql", "marks.sql", "stale.sql", "volume.sql");
    }
  }
}
