package com.askbosco.data.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.warehouse.googlesql.BigQueryStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablePlanTest {
  private static final String BLOCKS = """
      shared:
        note: {type: STRING, description: A note}
      """;
  private static final String TABLE = """
      table: fct_x
      description: Things, "quoted".
      disposition: replace_slice
      key: [report_date, thing]
      partition: report_date
      cluster: [tenant_id, thing]
      columns:
        report_date: {type: DATE, required: true, description: Day}
        thing: {type: STRING, required: true, description: Which}
        clicks: {type: INT64, required: true, description: Clicks}
      blocks: [shared]
      """;
  private static final String ENTITY = """
      table: dim_x
      description: Entities.
      disposition: upsert
      key: [id]
      history: [size]
      cluster: [tenant_id]
      columns:
        id: {type: STRING, required: true, pii: pseudonym, description: Its id}
        size: {type: STRING, description: Its size}
        shape: {type: STRING, description: Its shape}
      """;

  private static Map<String, String> files(String blocks, String... tables) {
    Map<String, String> files = new TreeMap<>();
    files.put("blocks.yaml", blocks);
    for (String text : tables) {
      files.put(text.substring("table: ".length(), text.indexOf('\n')) + ".yaml", text);
    }
    return files;
  }

  private static Map<String, TableRecord> built(String... tables) {
    String document = TableRecord.toDocument(
        Canon.read(files(BLOCKS, tables)).values().stream().map(TableRecord::of).toList());
    return TableRecord.fromDocument("tables.json", document);
  }

  private static List<TableStep> plan(Map<String, TableRecord> built, Map<String, String> files) {
    return TablePlan.of(built, Canon.read(files).values(), () -> new TablePlaces(files));
  }

  /** BigQuery's statements for a plan, checked against what is deployed. */
  private static List<String> bigQuery(String[] before, Map<String, String> after) {
    BigQueryStatements bigQuery = new BigQueryStatements(List.of());
    for (TableLayout control : ControlTables.ALL) {
      bigQuery.checkAll("ops.sql", BigQueryDdl.create(control));
    }
    Canon.read(files(BLOCKS, before))
        .values()
        .forEach(spec -> BigQueryDdl.create(spec).forEach(sql -> bigQuery.check("before", sql)));
    List<String> kinds = new ArrayList<>();
    for (TableStep step : plan(built(before), after)) {
      for (String sql : BigQueryDdl.statements(step)) {
        kinds.add(
            sql.startsWith("--")
                ? sql
                : bigQuery.check("plan", sql).kind() + " "
                    + sql.lines().findFirst().orElse(""));
      }
    }
    return kinds;
  }

  @Test
  void thereIsNothingToDoForWhatIsThere() {
    assertThat(plan(built(TABLE, ENTITY), files(BLOCKS, TABLE, ENTITY))).isEmpty();
  }

  @Test
  void additionsAreMadeInPlace() {
    String more = TABLE
        .replace("clicks: {type: INT64, required: true", "clicks: {type: INT64")
        .replace("cluster: [tenant_id, thing]", "cluster: [thing]")
        .replace("blocks:", "  paid: {type: NUMERIC, description: Money}\nblocks:");
    String tracked = ENTITY.replace("history: [size]", "history: [size, shape]");
    String other = TABLE.replace("fct_x", "fct_y");

    assertThat(bigQuery(new String[] {TABLE, ENTITY}, files(BLOCKS, more, tracked, other)))
        .containsExactly(
            "AlterTableStmt ALTER TABLE silver.dim_x__v1 ADD COLUMN IF NOT EXISTS _deleted_at TIMESTAMP OPTIONS(description=\"When a complete list did not name the entity any more\")",
            "AlterTableStmt ALTER TABLE silver.dim_x__v1 ADD COLUMN IF NOT EXISTS _is_unlisted BOOL OPTIONS(description=\"Whether no list named the entity, only facts\")",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.dim_x",
            "CreateTableStmt CREATE TABLE IF NOT EXISTS silver.dim_x_history__v1 (",
            "AlterTableStmt ALTER TABLE silver.dim_x_history__v1 ADD COLUMN IF NOT EXISTS size STRING OPTIONS(description=\"Its size\")",
            "AlterTableStmt ALTER TABLE silver.dim_x_history__v1 ADD COLUMN IF NOT EXISTS shape STRING OPTIONS(description=\"Its shape\")",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.dim_x_history",
            "AlterTableStmt ALTER TABLE silver.fct_x__v1 ALTER COLUMN clicks DROP NOT NULL",
            "AlterTableStmt ALTER TABLE silver.fct_x__v1 ADD COLUMN IF NOT EXISTS paid NUMERIC OPTIONS(description=\"Money\")",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.fct_x",
            "-- not SQL: bq update --clustering_fields=thing silver.fct_x__v1",
            "CreateTableStmt CREATE TABLE IF NOT EXISTS silver.fct_y__v1 (",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.fct_y");
  }

  @Test
  void aNewVersionIsBuiltBesideTheOldOne() {
    String second = TABLE
        .replace(
            "disposition",
            "version: 2\ncarry: {kind: \"IF(clicks > 0, 'HIT', 'MISS')\"}\ndisposition")
        .replace("key: [report_date, thing]", "key: [report_date, thing, kind]")
        .replace("clicks: {type: INT64, required: true", "kind: {type: STRING, required: true");
    String numbers = ENTITY
        .replace("history:", "version: 2\ncarry: {size: \"SAFE_CAST(size AS INT64)\"}\nhistory:")
        .replace("size: {type: STRING", "size: {type: INT64");

    assertThat(bigQuery(new String[] {TABLE, ENTITY}, files(BLOCKS, second, numbers)))
        .containsExactly(
            "AssertStmt ASSERT NOT EXISTS (SELECT 1 FROM ops.ctl_table WHERE table_name = \"dim_x\" AND version = 2 AND state = 'ACTIVE') AS 'version 2 is in use already, nothing is to be done'",
            "CreateTableAsSelectStmt CREATE OR REPLACE TABLE silver.dim_x__v2 (",
            "AssertStmt ASSERT NOT EXISTS (SELECT 1 FROM silver.dim_x__v2 GROUP BY tenant_id, client_id, source_system, source_account_id, id HAVING COUNT(*) > 1) AS 'rows of version 1 share the key of version 2'",
            "CreateTableAsSelectStmt CREATE OR REPLACE TABLE silver.dim_x_history__v2 (",
            "AssertStmt ASSERT NOT EXISTS (SELECT 1 FROM silver.dim_x_history__v2 GROUP BY tenant_id, client_id, source_system, source_account_id, id, valid_from HAVING COUNT(*) > 1) AS 'rows of version 1 share the key of version 2'",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.dim_x",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.dim_x_history",
            "BeginStmt BEGIN TRANSACTION",
            "UpdateStmt UPDATE ops.ctl_table SET state = 'RETAINED' WHERE table_name = \"dim_x\" AND version = 1",
            "InsertStmt INSERT INTO ops.ctl_table (table_name, version, state, definition) VALUES (\"dim_x\", 2, 'ACTIVE', "
                + literal(numbers) + ")",
            "InsertStmt INSERT INTO ops.ctl_stale (table_name) VALUES (\"silver.dim_x\")",
            "InsertStmt INSERT INTO ops.ctl_stale (table_name) VALUES (\"silver.dim_x_history\")",
            "CommitStmt COMMIT TRANSACTION",
            "AssertStmt ASSERT NOT EXISTS (SELECT 1 FROM ops.ctl_table WHERE table_name = \"fct_x\" AND version = 2 AND state = 'ACTIVE') AS 'version 2 is in use already, nothing is to be done'",
            "CreateTableAsSelectStmt CREATE OR REPLACE TABLE silver.fct_x__v2 (",
            "AssertStmt ASSERT NOT EXISTS (SELECT 1 FROM silver.fct_x__v2 GROUP BY tenant_id, client_id, source_system, source_account_id, report_date, thing, kind HAVING COUNT(*) > 1) AS 'rows of version 1 share the key of version 2'",
            "CreateViewStmt CREATE OR REPLACE VIEW silver.fct_x",
            "BeginStmt BEGIN TRANSACTION",
            "UpdateStmt UPDATE ops.ctl_table SET state = 'RETAINED' WHERE table_name = \"fct_x\" AND version = 1",
            "InsertStmt INSERT INTO ops.ctl_table (table_name, version, state, definition) VALUES (\"fct_x\", 2, 'ACTIVE', "
                + literal(second) + ")",
            "InsertStmt INSERT INTO ops.ctl_stale (table_name) VALUES (\"silver.fct_x\")",
            "CommitStmt COMMIT TRANSACTION");
  }

  private static String literal(String table) {
    String json = Canon.read(files(BLOCKS, table)).values().stream()
        .map(TableRecord::of)
        .map(TableRecord::toJson)
        .collect(Collectors.joining());
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Test
  void whatCannotBeCarriedIsFoundByTheAnalyzer() {
    String second =
        TABLE.replace("disposition", "version: 2\ncarry: {clicks: \"taps\"}\ndisposition");
    assertThatThrownBy(() -> bigQuery(new String[] {TABLE}, files(BLOCKS, second)))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID))
        .hasMessageContaining("Unrecognized name: taps");
  }

  @Test
  void anEditWithoutANewVersionIsRefusedByItsLine() {
    String edited = TABLE
        .replace("disposition: replace_slice", "disposition: upsert")
        .replace("key: [report_date, thing]", "key: [thing]")
        .replace("clicks: {type: INT64", "clicks: {type: NUMERIC");
    Map<String, String> files = files(BLOCKS.replace("type: STRING", "type: JSON"), edited, ENTITY);

    ProblemsException refused =
        catchThrowableOfType(ProblemsException.class, () -> plan(built(TABLE, ENTITY), files));
    assertThat(refused.problems().stream()
            .map(p -> p.file() + ":" + p.line() + " " + p.code().code() + " " + p.path() + " "
                + p.what()))
        .containsExactly(
            "canon/fct_x.yaml:3 BOSCO-1302 disposition `disposition` was replace_slice, now upsert",
            "canon/fct_x.yaml:4 BOSCO-1302 key `key` was [report_date, thing], now [thing]",
            "canon/fct_x.yaml:10 BOSCO-1302 columns.clicks `clicks` was INT64, now NUMERIC",
            "canon/blocks.yaml:2 BOSCO-1302 shared.note `note` was STRING, now JSON");
    assertThat(refused.problems().get(0).mend())
        .isEqualTo("Take it back, or write `version: 2` and under `carry` how old values become new"
            + " ones. See docs/runbooks/change-a-table.md.");
  }

  @Test
  void aTableThatTheCanonDropsStays() {
    assertThat(bigQuery(new String[] {TABLE, ENTITY}, files(BLOCKS, TABLE)))
        .containsExactly(
            "-- dim_x is in the canon no more. When nothing reads it: DROP VIEW silver.dim_x and its tables");
  }

  @Test
  void aFileThatIsNoRecordIsRefused() {
    assertThatThrownBy(() -> TableRecord.fromDocument("x.json", "{}"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_SYNTAX))
        .hasMessageContaining("x.json holds no definitions of tables");
  }
}
