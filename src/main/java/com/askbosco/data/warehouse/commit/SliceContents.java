package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;

/** Keeps, per slice and table, which run brought its rows, how many and their digest. Unchanged contents keep their run. */
final class SliceContents {
  private final SqlSession sql;
  private final Dialect dialect;
  private final String run;

  SliceContents(SqlSession sql, Dialect dialect, String runId, long version) {
    this.sql = sql;
    this.dialect = dialect;
    this.run = dialect.literal(runId) + " AS run_id, " + version + " AS version";
  }

  /** From the stage of a silver table, before it is applied. */
  void recordDigests(SilverTable table) {
    record(
        table.layout(),
        "SELECT _slice_id AS slice_id, COUNT(*) AS row_count, "
            + dialect.digest(List.of(dialect.text("_row_hash"))) + " AS digest FROM "
            + table.stage() + " GROUP BY _slice_id");
  }

  /** From a bronze table, after it was applied; without a digest, which would mean reading every payload. */
  void recordCounts(TableLayout layout, String slices) {
    record(
        layout,
        "SELECT b.slice_id, COUNT(*) AS row_count, CAST(NULL AS " + dialect.type(Type.STRING)
            + ") AS digest FROM " + dialect.table(layout) + " b JOIN run_slice s ON s.slice_id ="
            + " b.slice_id AND s.outcome = 'COMPLETE' AND " + slices + " GROUP BY b.slice_id");
  }

  private void record(TableLayout layout, String found) {
    String contents = dialect.table(ControlTables.SLICE_TABLE);
    String table = dialect.literal(layout.fullName());
    sql.run("CREATE TEMP TABLE content AS " + found);
    sql.run("DELETE FROM " + contents + " AS t WHERE t.table_name = " + table
        + " AND t.slice_id IN (SELECT slice_id FROM run_slice WHERE outcome = 'COMPLETE')"
        + " AND NOT EXISTS (SELECT 1 FROM content c WHERE c.slice_id = t.slice_id"
        + " AND c.row_count = t.row_count AND " + dialect.same("c.digest", "t.digest") + ")");
    sql.run("INSERT INTO " + contents
        + " (slice_id, table_name, run_id, version, row_count, digest) SELECT c.slice_id, " + table
        + ", " + run
        + ", c.row_count, c.digest FROM content c WHERE c.slice_id NOT IN (SELECT slice_id FROM "
        + contents + " WHERE table_name = " + table + ")" + dialect.inOrder("c.slice_id"));
    sql.run("DROP TABLE content");
  }
}
