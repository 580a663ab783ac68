package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake by Google's own client. */
class FakeBigQueryTest {
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final BigQuery bigQuery = fake.client();
  private final Client client = new Client(bigQuery);

  @BeforeEach
  void tables() {
    fake.script("""
        CREATE SCHEMA silver OPTIONS (location = 'EU');
        CREATE TABLE silver.spend (day DATE NOT NULL, campaign STRING, cost NUMERIC, clicks INT64)
          PARTITION BY day CLUSTER BY campaign OPTIONS (description = 'spend', labels = [('layer', 'silver')]);
        CREATE TABLE silver.event (day DATE, name STRING) PARTITION BY day OPTIONS (require_partition_filter = TRUE);
        CREATE VIEW silver.events AS SELECT day AS on_day, UPPER(name) AS name FROM silver.event;
        INSERT INTO silver.spend (day, campaign, cost, clicks) VALUES (DATE '2026-01-01', 'a', 1.5, 3), (DATE '2026-01-02', 'b', NULL, 4)
        """);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void values_of_each_type_come_back_as_the_service_writes_them() {
    Job job = client.run("SELECT 1, 1.5, NUMERIC '1.50', TRUE, 'ä', b'ab', DATE '2026-01-02',"
        + " TIMESTAMP '2026-01-02 03:04:05.678901+00', DATETIME '2026-01-02 03:04:00', TIME '03:04:05', JSON '{\"a\":1}',"
        + " [1, 2], STRUCT(1 AS a, 'x' AS b), CAST(NULL AS STRING)");
    List<Object> row = Client.rows(job).get(0);
    assertThat(row.subList(0, 11))
        .containsExactly(
            "1",
            "1.5",
            "1.5",
            "true",
            "ä",
            "YWI=",
            "2026-01-02",
            "1.767323045678901E9",
            "2026-01-02T03:04:00",
            "03:04:05",
            "{\"a\":1}");
    assertThat(row.get(11).toString()).contains("value=1").contains("value=2");
    assertThat(row.get(13)).isNull();
  }

  @Test
  void many_rows_come_in_pages() {
    Job job = client.run("SELECT x FROM UNNEST(GENERATE_ARRAY(1, 25000)) AS x ORDER BY x");
    assertThat(Client.rows(job)).hasSize(25_000).first().isEqualTo(List.of("1"));
    assertThat(fake.calls())
        .filteredOn(call -> call.path().endsWith("/data"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void merge_changes_removes_and_adds_rows_as_one() {
    Job job = client.run(
        "MERGE silver.spend t USING (SELECT DATE '2026-01-01' AS day, 'a' AS campaign, 9 AS clicks"
            + " UNION ALL SELECT DATE '2026-01-03', 'c', 7) s ON t.campaign = s.campaign"
            + " WHEN MATCHED AND s.clicks > 100 THEN DELETE WHEN MATCHED THEN UPDATE SET clicks = s.clicks + t.clicks"
            + " WHEN NOT MATCHED THEN INSERT (day, campaign, clicks) VALUES (s.day, s.campaign, s.clicks)"
            + " WHEN NOT MATCHED BY SOURCE THEN DELETE");
    QueryStatistics statistics = job.getStatistics();
    assertThat(statistics.getNumDmlAffectedRows()).isEqualTo(3);
    assertThat(statistics.getDmlStats().getDeletedRowCount()).isEqualTo(1);
    assertThat(fake.rows("SELECT campaign, clicks FROM silver.spend ORDER BY 1"))
        .containsExactly(List.of("a", 12L), List.of("c", 7L));
  }

  @Test
  void merge_on_false_replaces_partitions() {
    client.run(
        "MERGE silver.spend t USING (SELECT DATE '2026-01-01' AS day, 'z' AS campaign) s ON FALSE"
            + " WHEN NOT MATCHED BY SOURCE AND t.day IN (DATE '2026-01-01') THEN DELETE"
            + " WHEN NOT MATCHED BY TARGET THEN INSERT (day, campaign) VALUES (s.day, s.campaign)");
    assertThat(fake.rows("SELECT campaign FROM silver.spend ORDER BY 1"))
        .containsExactly(List.of("b"), List.of("z"));
  }

  @Test
  void update_takes_values_from_other_rows() {
    Job job = client.run(
        "UPDATE silver.spend t SET clicks = s.n, cost = t.clicks FROM (SELECT 'a' AS campaign, 8 AS n) s"
            + " WHERE s.campaign = t.campaign");
    QueryStatistics statistics = job.getStatistics();
    assertThat(statistics.getNumDmlAffectedRows()).isEqualTo(1);
    assertThat(Client.rows(client.run("SELECT cost, clicks FROM silver.spend ORDER BY day")))
        .containsExactly(List.of("3", "8"), Arrays.asList(null, "4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM silver.nothing | Not found: Table test-project:silver.nothing was not found in location EU",
        "SELECT * FROM silver.SPEND | Not found: Table test-project:silver.SPEND was not found in location EU",
        "SELECT * FROM nowhere.x | Not found: Dataset test-project:nowhere was not found in location EU",
        "SELECT cots FROM silver.spend | Unrecognized name: cots; Did you mean cost? at [1:8]",
        "SELECT day + FROM silver.spend | at [1:14]",
        "DELETE FROM silver.spend | DELETE must have a WHERE clause at [1:1]",
        "UPDATE silver.spend SET clicks = 1 | UPDATE must have a WHERE clause at [1:1]",
        "UPDATE silver.spend t SET clicks = s.x FROM UNNEST([1, 2]) AS x, (SELECT 1 AS x) s WHERE TRUE | UPDATE/MERGE must match at most one source row for each target row",
        "INSERT INTO silver.spend (campaign) VALUES ('x') | Required field day cannot be null",
        "INSERT INTO silver.spend (day, clicks) VALUES (DATE '2026-01-01', 'x') | Value has type STRING which cannot be inserted into column clicks, which has type INT64 at [1:67]",
        "SELECT CAST('x' AS INT64) | bad int64 value: x",
        "SELECT NUMERIC '99999999999999999999999999999' * 10 | numeric overflow",
        "CREATE TABLE silver.spend (a INT64) | Already Exists: Table test-project:silver.spend",
        "CREATE TABLE silver.p (a STRING) PARTITION BY a | BigQuery refuses PARTITION BY a STRING",
        "CREATE TEMP TABLE t (a INT64) | Use of CREATE TEMPORARY TABLE requires a script or session",
        "BEGIN TRANSACTION | Transaction control statements are supported only in scripts or sessions",
        "DROP VIEW silver.spend | silver.spend is not allowed for this operation because it is currently a TABLE.",
        "DELETE FROM silver.events WHERE on_day = DATE '2026-01-01' | it is of type VIEW",
        "SELECT name FROM silver.event | Cannot query over table 'silver.event' without a filter over column(s) 'day' that can be used for partition elimination",
        "SELECT name FROM silver.events | Cannot query over table 'silver.events' without a filter over column(s) 'on_day'",
        "DELETE FROM silver.event WHERE name = 'x' | without a filter over column(s) 'day'",
        "SELECT * FROM silver.event WHERE day IN (SELECT day FROM silver.spend) | without a filter over column(s) 'day'",
        "SELECT 1 FROM silver.spend a LEFT JOIN silver.spend b ON a.clicks < b.clicks | LEFT OUTER JOIN cannot be used without a condition that is an equality of fields from both sides of the join.",
        "SELECT 1 FROM silver.spend a FULL JOIN silver.spend b ON a.clicks IS NOT DISTINCT FROM b.clicks | FULL OUTER JOIN cannot be used",
        "SELECT 1 FROM silver.spend a WHERE EXISTS (SELECT 1 FROM silver.spend b WHERE b.clicks < a.clicks) | Correlated subqueries that reference other tables are not supported",
        "SELECT 1 FROM silver.spend a JOIN silver.spend b ON a.day = b.day AND a.clicks IN (SELECT clicks FROM silver.spend) | Unsupported subquery with table in join predicate.",
        "ASSERT (SELECT COUNT(*) FROM silver.spend) = 3 AS 'three rows' | Assertion failed: three rows",
        "CALL BQ.ABORT_SESSION('nothing') | Session nothing is not found"
      })
  void what_the_service_refuses_is_refused(String sql, String message) {
    assertThatThrownBy(() -> client.run(sql))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT name FROM silver.event WHERE day = DATE '2026-01-01'",
        "SELECT name FROM silver.events WHERE on_day BETWEEN DATE '2026-01-01' AND DATE '2026-01-02'",
        "WITH e AS (SELECT * FROM silver.event) SELECT name FROM e WHERE day >= DATE '2026-01-01'",
        "SELECT day FROM (SELECT day, COUNT(*) AS n FROM silver.event GROUP BY day) WHERE day IN (DATE '2026-01-01')",
        "DELETE FROM silver.event WHERE day < CURRENT_DATE() AND name = 'x'",
        "INSERT INTO silver.event (day, name) SELECT day, campaign FROM silver.spend",
        "SELECT 1 FROM `test-project`.silver.spend",
        "SELECT 1 FROM `test-project.silver.spend`",
        "SELECT 1 FROM `test-project`.`silver`.`spend`",
        "SELECT 1 FROM silver.spend a LEFT JOIN silver.spend b ON TO_JSON_STRING(a.day) = TO_JSON_STRING(b.day) AND a.clicks < b.clicks",
        "SELECT 1 FROM silver.spend a WHERE NOT EXISTS (SELECT 1 FROM silver.spend b WHERE b.day = a.day AND b.clicks < a.clicks)",
        "CREATE OR REPLACE TABLE silver.spend AS SELECT * FROM silver.spend",
        "CREATE TABLE IF NOT EXISTS silver.spend (b INT64)",
        "ALTER TABLE silver.spend ADD COLUMN IF NOT EXISTS more STRING OPTIONS (description = 'more')",
        "ALTER TABLE silver.spend ALTER COLUMN day DROP NOT NULL",
        "CREATE SNAPSHOT TABLE silver.spend_then CLONE silver.spend",
        "CREATE TABLE silver.spend_copy CLONE silver.spend",
        "CREATE ROW ACCESS POLICY p ON silver.spend GRANT TO ('group:a@example.com') FILTER USING (campaign = 'a')",
        "TRUNCATE TABLE silver.spend",
        "DROP TABLE IF EXISTS silver.nothing"
      })
  void what_the_service_takes_is_taken(String sql) {
    client.run(sql);
  }

  @Test
  void the_information_schema_tells_of_columns_and_partitions() {
    assertThat(Client.rows(client.run(
            "SELECT column_name, data_type, is_nullable FROM silver.INFORMATION_SCHEMA.COLUMNS"
                + " WHERE table_name = 'spend' AND is_partitioning_column = 'YES'")))
        .containsExactly(List.of("day", "DATE", "NO"));
    assertThat(
            Client.rows(
                client.run(
                    "SELECT partition_id, total_rows FROM `test-project`.silver.INFORMATION_SCHEMA.PARTITIONS WHERE table_name = 'spend'")))
        .containsExactly(List.of("20260101", "1"), List.of("20260102", "1"));
  }

  @Test
  void parameters_are_values_and_not_text() {
    Job job = client.run(QueryJobConfiguration.newBuilder(
            "SELECT @name, '@name', clicks FROM silver.spend WHERE clicks = @n")
        .addNamedParameter("name", QueryParameterValue.string("it's \\ one"))
        .addNamedParameter("n", QueryParameterValue.int64(3)));
    assertThat(Client.rows(job)).containsExactly(List.of("it's \\ one", "@name", "3"));
  }

  @Test
  void a_dry_run_tells_columns_and_bytes_and_changes_nothing() {
    QueryJobConfiguration query = QueryJobConfiguration.newBuilder(
            "SELECT campaign, clicks FROM silver.spend WHERE day = DATE '2026-01-01'")
        .setUseLegacySql(false)
        .setDryRun(true)
        .build();
    QueryStatistics statistics = bigQuery.create(JobInfo.of(query)).getStatistics();
    // day 8, campaign 2 + 1, clicks 8
    assertThat(statistics.getTotalBytesProcessed()).isEqualTo(19);
    assertThat(statistics.getSchema().getFields().get("clicks").getType().getStandardType())
        .isEqualTo(StandardSQLTypeName.INT64);
    assertThatThrownBy(
            () -> client.run(QueryJobConfiguration.newBuilder("SELECT * FROM silver.spend")
                .setMaximumBytesBilled(1000L)))
        .hasMessageContaining(
            "Query exceeded limit for bytes billed: 1000. 10485760 or higher required.");
  }

  @Test
  void bytes_are_counted_through_views() {
    fake.script(
        "CREATE VIEW silver.v AS SELECT day, campaign AS c, cost FROM silver.spend WHERE clicks > 0");
    QueryJobConfiguration query = QueryJobConfiguration.newBuilder(
            "SELECT c FROM silver.v WHERE day = DATE '2026-01-01'")
        .setUseLegacySql(false)
        .setDryRun(true)
        .build();
    QueryStatistics statistics = bigQuery.create(JobInfo.of(query)).getStatistics();
    assertThat(statistics.getTotalBytesProcessed()).isEqualTo(19);
  }

  @Test
  void tables_are_told_of_changed_and_listed() {
    Table table = bigQuery.getTable("silver", "spend");
    StandardTableDefinition definition = table.getDefinition();
    assertThat(definition.getTimePartitioning().getField()).isEqualTo("day");
    assertThat(definition.getClustering().getFields()).containsExactly("campaign");
    assertThat(definition.getSchema().getFields().get("day").getMode())
        .isEqualTo(Field.Mode.REQUIRED);
    assertThat(definition.getNumRows()).isEqualTo(2);
    assertThat(table.getLabels()).isEqualTo(Map.of("layer", "silver"));
    table.toBuilder()
        .setDescription("new")
        .setExpirationTime(4_102_444_800_000L)
        .build()
        .update();
    assertThat(bigQuery.getTable("silver", "spend").getDescription()).isEqualTo("new");
    for (int i = 0; i < 60; i++) {
      bigQuery.create(TableInfo.of(
          TableId.of("silver", "t" + i),
          StandardTableDefinition.of(Schema.of(Field.of("a", StandardSQLTypeName.INT64)))));
    }
    assertThat(bigQuery.listTables("silver").iterateAll()).hasSize(63);
    assertThat(bigQuery.getTable("silver", "nothing")).isNull();
    assertThat(bigQuery.delete(TableId.of("silver", "t1"))).isTrue();
    assertThat(bigQuery.delete(TableId.of("silver", "t1"))).isFalse();
  }

  @Test
  void tables_of_a_dataset_end_when_their_time_is_up() {
    bigQuery.create(DatasetInfo.newBuilder(DatasetId.of("staging"))
        .setLocation("EU")
        .setDefaultTableLifetime(3_600_000L)
        .build());
    assertThatThrownBy(() -> bigQuery.create(DatasetInfo.of("staging")))
        .hasMessageContaining("Already Exists");
    fake.script("CREATE TABLE staging.a (a INT64)");
    assertThat(bigQuery.getTable("staging", "a")).isNotNull();
    fake.passMillis(3_600_001);
    assertThat(bigQuery.getTable("staging", "a")).isNull();
  }

  @Test
  void row_access_policies_show_their_members_their_rows() {
    fake.script("""
        CREATE VIEW silver.v AS SELECT campaign, clicks * 2 AS twice FROM silver.spend;
        CREATE ROW ACCESS POLICY everything ON silver.spend GRANT TO ('serviceAccount:job@example.com') FILTER USING (TRUE);
        CREATE ROW ACCESS POLICY client_a ON silver.spend GRANT TO ('group:a@example.com') FILTER USING (campaign = 'a')
        """);
    Set<String> client = Set.of("user:x@example.com", "group:a@example.com");
    assertThat(fake.rowsAs(client, "SELECT campaign FROM silver.spend"))
        .containsExactly(List.of("a"));
    assertThat(fake.rowsAs(client, "SELECT twice FROM silver.v")).containsExactly(List.of(6L));
    assertThat(fake.rowsAs(Set.of("user:nobody@example.com"), "SELECT * FROM silver.v"))
        .isEmpty();
    fake.actAs("user:x@example.com", "group:a@example.com");
    assertThat(Client.rows(this.client.run("SELECT COUNT(*) FROM silver.spend")))
        .containsExactly(List.of("1"));
    assertThatThrownBy(() -> this.client.run("DELETE FROM silver.spend WHERE TRUE"))
        .hasMessageContaining("Access Denied");
    fake.actAs("serviceAccount:job@example.com");
    this.client.run("DELETE FROM silver.spend WHERE TRUE");
    assertThat(fake.rows("SELECT COUNT(*) FROM silver.spend")).containsExactly(List.of(0L));
  }
}
