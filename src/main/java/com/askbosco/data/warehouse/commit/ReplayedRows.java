package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.table.ControlTables;

/**
 * Rows of slices that are put through again for the sake of their dead letters: they join what the slice has, and never stand in
 * the way of what was read later.
 */
final class ReplayedRows {
  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  ReplayedRows(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  /** Takes out of the stage what a newer slice of the same stream holds: its days, and keys that moved there. */
  void dropSuperseded(SilverTable table) {
    if (table.spec().disposition() != Disposition.REPLACE_SLICE) {
      return; // of these, the commit keeps the newer version anyway
    }
    String stage = table.stage();
    String slices = dialect.table(ControlTables.SLICE);
    table
        .spec()
        .partition()
        .map(dialect::name)
        .ifPresent(day -> sql.run("DELETE FROM " + stage + " WHERE EXISTS (SELECT 1 FROM "
            + slices + " own JOIN " + slices + " newer ON newer.stream_key = own.stream_key"
            + " AND newer.is_complete AND newer.version > own.version"
            + " WHERE own.slice_id = " + stage + "._slice_id AND " + stage + "." + day
            + " BETWEEN newer.window_from AND newer.window_to)"));
    sql.run("DELETE FROM " + stage + " WHERE EXISTS (SELECT 1 FROM "
        + dialect.table(table.layout()) + " t WHERE " + columns.same("t", stage, table.key())
        + " AND t._slice_id <> " + stage + "._slice_id AND t._extracted_at >= " + stage
        + "._extracted_at)");
  }

  /** Takes rows that come out the same out of the stage and of {@code old_row}, so that they are not written again. */
  void leaveEqual(SilverTable table) {
    if (table.spec().disposition() != Disposition.REPLACE_SLICE) {
      return;
    }
    sql.run("CREATE TEMP TABLE equal_row AS SELECT " + columns.list("n", table.key()) + " FROM "
        + table.stage() + " n JOIN old_row o ON " + columns.same("o", "n", table.key())
        + " WHERE n._row_hash = o._row_hash AND n._is_final IS NOT DISTINCT FROM o._is_final");
    for (String each : new String[] {table.stage(), "old_row"}) {
      sql.run("DELETE FROM " + each + " WHERE EXISTS (SELECT 1 FROM equal_row e WHERE "
          + columns.same("e", each, table.key()) + ")");
    }
    sql.run("DROP TABLE equal_row");
  }
}
