package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.protobuf.CodedInputStream;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigQueryStatementsTest {
  private static final TableSchema SPEND = new TableSchema(
      "silver",
      "fct_spend",
      List.of(
          new TableSchema.Column("tenant_id", "STRING"),
          new TableSchema.Column("day", "DATE"),
          new TableSchema.Column("at", "TIMESTAMP"),
          new TableSchema.Column("spend", "NUMERIC")));
  private static final TableSchema STAGED =
      new TableSchema("staging", "fct_spend", SPEND.columns());

  private final BigQueryStatements statements = new BigQueryStatements(List.of(SPEND, STAGED));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CreateTableStmt | CREATE TABLE IF NOT EXISTS gold.m (day DATE NOT NULL OPTIONS(description='the day'), n NUMERIC) PARTITION BY day CLUSTER BY n OPTIONS(description='x', require_partition_filter=TRUE, labels=[('a','b')])",
        "CreateTableStmt | CREATE TABLE gold.t (seen TIMESTAMP, items ARRAY<STRUCT<sku STRING, qty INT64>>, PRIMARY KEY (seen) NOT ENFORCED) PARTITION BY TIMESTAMP_TRUNC(seen, HOUR)",
        "CreateTableStmt | CREATE TABLE gold.d (seen TIMESTAMP) PARTITION BY DATE(seen)",
        "CreateTableStmt | CREATE TABLE gold.r (n INT64) PARTITION BY RANGE_BUCKET(n, GENERATE_ARRAY(0, 100, 10))",
        "CreateTableAsSelectStmt | CREATE OR REPLACE TABLE gold.m PARTITION BY day AS SELECT day, SUM(spend) AS spend FROM silver.fct_spend GROUP BY day",
        "CreateViewStmt | CREATE OR REPLACE VIEW gold.v AS SELECT * FROM silver.fct_spend",
        "CreateMaterializedViewStmt | CREATE MATERIALIZED VIEW gold.mv AS SELECT day, SUM(spend) AS s FROM silver.fct_spend GROUP BY day",
        "CreateRowAccessPolicyStmt | CREATE OR REPLACE ROW ACCESS POLICY p ON silver.fct_spend GRANT TO ('group:a@example.com') FILTER USING (tenant_id = 't1')",
        "DropRowAccessPolicyStmt | DROP ROW ACCESS POLICY IF EXISTS p ON silver.fct_spend",
        "MergeStmt | MERGE INTO silver.fct_spend AS t USING staging.fct_spend AS s ON t.day = s.day WHEN MATCHED THEN UPDATE SET spend = s.spend WHEN NOT MATCHED THEN INSERT ROW WHEN NOT MATCHED BY SOURCE AND t.day = '2026-01-01' THEN DELETE",
        "DeleteStmt | DELETE FROM `silver.fct_spend` WHERE day BETWEEN '2026-01-01' AND '2026-01-31'",
        "InsertStmt | INSERT INTO silver.fct_spend (tenant_id, day, spend) SELECT tenant_id, day, spend FROM staging.fct_spend",
        "UpdateStmt | UPDATE silver.fct_spend SET spend = spend * 2 WHERE TRUE",
        "TruncateStmt | TRUNCATE TABLE silver.fct_spend",
        "BeginStmt | BEGIN TRANSACTION",
        "CommitStmt | COMMIT TRANSACTION",
        "AlterTableStmt | ALTER TABLE silver.fct_spend ADD COLUMN IF NOT EXISTS clicks INT64",
        "CreateSchemaStmt | CREATE SCHEMA IF NOT EXISTS gold OPTIONS(location='EU')",
        "CreateSnapshotTableStmt | CREATE SNAPSHOT TABLE gold.s CLONE silver.fct_spend",
        "GrantStmt | GRANT SELECT ON TABLE silver.fct_spend TO 'user:a@example.com'",
        "ExportDataStmt | EXPORT DATA OPTIONS(uri='gs://b/x-*.parquet', format='PARQUET') AS SELECT day FROM silver.fct_spend",
        "AssertStmt | ASSERT (SELECT COUNT(*) FROM silver.fct_spend) > 0 AS 'no rows'",
        "QueryStmt | SELECT day FROM silver.fct_spend;",
      })
  void takesWhatBigQueryRuns(String kind, String sql) {
    assertThat(statements.check("x.sql", sql)).isEqualTo(new BigQueryStatements.Checked(kind, sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE FROM silver.fct_spend WHERE dy = '2026-01-01' | x.sql:1:36: Unrecognized name: dy",
        "MERGE silver.fct_spend t USING staging.nothing s ON TRUE WHEN MATCHED THEN DELETE | x.sql:1:32: Table not found: staging.nothing",
        "UPDATE silver.fct_spend SET spend = 'x' WHERE TRUE | x.sql:1:37: Value of type STRING cannot be assigned to spend, which has type NUMERIC",
        "INSERT INTO silver.fct_spend (day) VALUES (1) | x.sql:1:44: Value has type INT64 which cannot be inserted into column day, which has type DATE",
        "CREATE ROW ACCESS POLICY p ON silver.fct_spend GRANT TO ('a') FILTER USING (tenant = 'x') | x.sql:1:77: Unrecognized name: tenant",
        "CREATE TABLE gold.m (day DATE, PRIMARY KEY (dy) NOT ENFORCED) | x.sql:1:45: Unsupported primary key column dy",
        "CREATE TABLE gold.m (k STRING) PARTITION BY k | x.sql: BigQuery refuses PARTITION BY a STRING",
        "CREATE TABLE gold.m (k DATE, l DATE) PARTITION BY k, l | x.sql: BigQuery refuses PARTITION BY takes one column, not 2",
        "CREATE TABLE gold.m (k FLOAT64) CLUSTER BY k | x.sql:1:44: CLUSTER BY expression may not be a floating point type",
        "CREATE TABLE gold.m (k BYTES) CLUSTER BY k | x.sql: BigQuery refuses CLUSTER BY takes plain columns, and none of type BYTES",
        "CREATE TABLE gold.m (a INT64, b INT64, c INT64, d INT64, e INT64) CLUSTER BY a, b, c, d, e | x.sql: BigQuery refuses CLUSTER BY takes 4 columns at most, not 5",
        "SELECT 1; SELECT 2 | x.sql: one statement was expected, but there are 2",
      })
  void saysWhatBigQueryWouldRefuse(String sql, String message) {
    assertThatThrownBy(() -> statements.check("x.sql", sql))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID))
        .hasMessageContaining(message);
  }

  /** Protobuf's own limit holds in a process that takes every query from the cache, and so lowers none. */
  @Test
  void aStatementMayBeDeepWhereNoQueryWasLowered() throws ReflectiveOperationException {
    Field limit = CodedInputStream.class.getDeclaredField("defaultRecursionLimit");
    limit.setAccessible(true);
    limit.setInt(null, 100);

    new BigQueryStatements(List.of()).check("deep", "SELECT " + "1 + ".repeat(60) + "1 AS n");
  }

  @Test
  void aStatementSeesWhatTheOnesBeforeItMade() {
    List<BigQueryStatements.Checked> checked =
        statements.checkAll("m.sql", """
        CREATE TABLE gold.m_v2 (day DATE, spend NUMERIC); -- the new one
        ALTER TABLE gold.m_v2 ADD COLUMN clicks INT64, DROP COLUMN spend;
        ALTER TABLE gold.m_v2 RENAME COLUMN clicks TO taps;
        INSERT INTO gold.m_v2 (day, taps) VALUES (@day, 1);
        ALTER TABLE gold.m_v2 RENAME TO m;
        CREATE OR REPLACE VIEW gold.w AS SELECT taps AS t FROM gold.m;
        SELECT t FROM gold.w;
        DROP TABLE silver.fct_spend;
        """.replace("@day", "'2026-01-01'"));

    assertThat(checked).hasSize(8);
    assertThat(statements.tables())
        .containsExactly(
            STAGED,
            new TableSchema(
                "gold",
                "m",
                List.of(
                    new TableSchema.Column("day", "DATE"),
                    new TableSchema.Column("taps", "INT64"))),
            new TableSchema("gold", "w", List.of(new TableSchema.Column("t", "INT64"))));
    assertThatThrownBy(() -> statements.check("x.sql", "SELECT 1 FROM silver.fct_spend"))
        .hasMessageContaining("Table not found");
  }

  @Test
  void aProjectMayStandBeforeTheDataset() {
    BigQueryStatements project =
        new BigQueryStatements(List.of(new TableSchema("my-project.silver", "t", SPEND.columns())));

    assertThat(project.check("x.sql", "SELECT day FROM `my-project`.silver.t").kind())
        .isEqualTo("QueryStmt");
    assertThat(project.check("x.sql", "SELECT day FROM `my-project.silver.t`").kind())
        .isEqualTo("QueryStmt");
    assertThat(project.check("x.sql", "SELECT day FROM my-project.silver.t").kind())
        .isEqualTo("QueryStmt");
  }

  @Test
  void parametersHaveTheirTypes() {
    String sql = "DELETE FROM silver.fct_spend WHERE day = @day";

    assertThat(statements.check("x.sql", sql, Map.of("day", "DATE")).kind())
        .isEqualTo("DeleteStmt");
    assertThatThrownBy(() -> statements.check("x.sql", sql, Map.of("day", "INT64")))
        .hasMessageContaining("No matching signature for operator =");
  }
}
