package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.CommitReport.Restatement;
import com.askbosco.data.warehouse.table.ControlTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a commit changed of figures that were already there. First-time data is no restatement. */
final class Restatements {
  /** How many the report of a commit holds; the table has them all. */
  private static final int REPORTED = 200;

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final String runId;
  private final long version;
  private final boolean told;

  Restatements(SqlSession sql, Dialect dialect, String runId, long version) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.runId = runId;
    this.version = version;
    this.told = true;
  }

  private Restatements(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.runId = "";
    this.version = 0;
    this.told = false;
  }

  /** For rows that are expected to change with every message: that they do is no news. */
  static Restatements untold(SqlSession sql, Dialect dialect) {
    return new Restatements(sql, dialect);
  }

  /** Compares {@code old_row} with the stage over {@code changed_grp}: rows, and every measure that moved. */
  void record(SilverTable table) {
    if (!told) {
      return;
    }
    // A slice that was complete before counts even when it held no row here; an order only when it
    // was there.
    String known = table.spec().disposition() == Disposition.REPLACE_SLICE
        ? "_grp IN (SELECT new_slice FROM slice_scope)"
        : "_grp IN (SELECT _grp FROM old_row)";
    String changed = known + " AND _grp IN (SELECT _grp FROM changed_grp)";
    List<String> measures = table.measures();
    StringBuilder news = new StringBuilder();
    StringBuilder olds = new StringBuilder();
    StringBuilder sums = new StringBuilder();
    for (int i = 0; i < measures.size(); i++) {
      String name = dialect.name(measures.get(i));
      news.append(", ")
          .append(numeric(name))
          .append(" AS n")
          .append(i)
          .append(", ")
          .append(numeric("NULL"))
          .append(" AS o")
          .append(i);
      olds.append(", ").append(numeric("NULL")).append(", ").append(numeric(name));
      sums.append(", SUM(n")
          .append(i)
          .append(") AS n")
          .append(i)
          .append(", SUM(o")
          .append(i)
          .append(") AS o")
          .append(i);
    }
    String keys = columns.list(table.key());
    sql.run("CREATE TEMP TABLE moved AS SELECT slice_id,"
        + " COUNT(nh) AS new_rows, COUNT(oh) AS old_rows,"
        + " COUNT(CASE WHEN oh IS NULL THEN 1 END) AS added,"
        + " COUNT(CASE WHEN nh IS NULL THEN 1 END) AS removed,"
        + " COUNT(CASE WHEN oh <> nh THEN 1 END) AS changed,"
        + " COALESCE(MAX(final), 0) = 1 AS was_final" + sums
        + " FROM (SELECT slice_id, MAX(nh) AS nh, MAX(oh) AS oh, MAX(final) AS final" + sums
        + " FROM (SELECT _slice_id AS slice_id, " + keys
        + ", _row_hash AS nh, CAST(NULL AS " + dialect.type(Type.STRING) + ") AS oh, CAST(NULL AS "
        + dialect.type(Type.INT64) + ") AS final" + news + " FROM " + table.stage() + " WHERE "
        + changed + " UNION ALL SELECT _new_slice, " + keys
        + ", NULL, _row_hash, CASE WHEN _is_final THEN 1 ELSE 0 END" + olds + " FROM old_row WHERE "
        + changed + ") b GROUP BY slice_id, " + keys + ") k GROUP BY slice_id");
    sql.run("DELETE FROM moved WHERE added + removed + changed = 0");
    if (sql.any("SELECT 1 FROM moved")) {
      insert(table, measures);
    }
    sql.run("DROP TABLE moved");
  }

  private String numeric(String expression) {
    return "CAST(" + expression + " AS " + dialect.type(Type.NUMERIC) + ")";
  }

  private void insert(SilverTable table, List<String> measures) {
    List<String> parts = new ArrayList<>();
    parts.add("SELECT *, 'rows' AS metric, " + numeric("old_rows") + " AS old_value, "
        + numeric("new_rows") + " AS new_value FROM moved");
    for (int i = 0; i < measures.size(); i++) {
      parts.add("SELECT *, " + dialect.literal(measures.get(i)) + ", COALESCE(o" + i
          + ", 0), COALESCE(n" + i + ", 0) FROM moved WHERE o" + i + " IS DISTINCT FROM n" + i);
    }
    sql.run("INSERT INTO " + dialect.table(ControlTables.RESTATEMENT)
        + " (run_id, slice_id, tenant_id, client_id, source, stream, source_account_id, window_from, window_to,"
        + " table_name, metric, version, old_value, new_value, rows_added, rows_removed, rows_changed, was_final)"
        + " SELECT " + dialect.literal(runId)
        + ", m.slice_id, s.tenant_id, s.client_id, s.source, s.stream, s.source_account_id, s.window_from,"
        + " s.window_to, " + dialect.literal(table.layout().fullName()) + ", m.metric, " + version
        + ", m.old_value, m.new_value, m.added, m.removed, m.changed, m.was_final FROM ("
        + String.join(" UNION ALL ", parts)
        + ") m JOIN run_slice s ON s.slice_id = m.slice_id"
        + dialect.inOrder("m.slice_id, m.metric"));
  }

  /** The restatements of the run with the largest moves first, some hundreds at most. */
  List<Restatement> reported() {
    List<Restatement> result = new ArrayList<>();
    for (List<@Nullable Object> row : sql.rows(
        "SELECT slice_id, table_name, metric, old_value, new_value, rows_added, rows_removed, rows_changed,"
            + " was_final FROM " + dialect.table(ControlTables.RESTATEMENT) + " WHERE run_id = "
            + dialect.literal(runId)
            + " ORDER BY ABS(new_value - old_value) DESC, slice_id, table_name, metric LIMIT "
            + REPORTED)) {
      result.add(new Restatement(
          (String) cell(row, 0),
          (String) cell(row, 1),
          (String) cell(row, 2),
          (BigDecimal) cell(row, 3),
          (BigDecimal) cell(row, 4),
          (Long) cell(row, 5),
          (Long) cell(row, 6),
          (Long) cell(row, 7),
          (Boolean) cell(row, 8)));
    }
    return result;
  }

  private static Object cell(List<@Nullable Object> row, int index) {
    return java.util.Objects.requireNonNull(row.get(index));
  }
}
