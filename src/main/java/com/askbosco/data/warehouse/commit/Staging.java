package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loads the staged rows of one silver table into a temporary table and leaves one row per key, of complete slices only. The
 * temporary table has the layout's columns, {@code _pos} (place in the files) and {@code _grp} (what is replaced as a whole).
 */
final class Staging {
  private static final String LATEST =
      "n._extracted_at DESC, s.window_to DESC NULLS LAST, s.part DESC, n._slice_id DESC, n._source_file DESC";

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  Staging(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  /** Loads the files; none gives an empty table. Returns how many rows of complete slices they held. */
  long load(SilverTable table, List<StagedFile> files) {
    String stage = table.stage();
    if (files.isEmpty()) {
      sql.run("CREATE TEMP TABLE " + stage + " AS SELECT "
          + columns.list(table.layout().columns())
          + ", CAST(0 AS " + dialect.type(TableSpec.Type.INT64) + ") AS _pos, '' AS _grp FROM "
          + dialect.table(table.layout()) + " WHERE FALSE");
      return 0;
    }
    // Files in the order of their names: the same files give the same places.
    List<String> uris = files.stream().map(StagedFile::uri).sorted().toList();
    sql.run("CREATE TEMP TABLE " + stage + " AS SELECT "
        + columns.list("n", table.layout().columns()) + ", " + dialect.position("n") + " AS _pos, "
        + group(table) + " AS _grp FROM "
        + dialect.staged(uris, table.layout()) + " n");
    requireAllRows(table.layout(), files, count(stage));
    sql.run("DELETE FROM " + stage + " WHERE _slice_id NOT IN (SELECT slice_id FROM run_slice"
        + " WHERE outcome = 'COMPLETE')");
    long staged = count(stage);
    if (table.spec().duplicates() == Duplicates.SUM) {
      addUp(table);
    }
    if (!table.group().equals(List.of("_slice_id")) && !table.group().equals(table.key())) {
      keepNewestVersions(table);
    }
    keepLatest(table);
    return staged;
  }

  /** A slice is known by its id; what is made of several columns has a text of them. */
  private String group(SilverTable table) {
    return table.group().equals(List.of("_slice_id"))
        ? "n._slice_id"
        : columns.joined("n", table.group());
  }

  private long count(String stage) {
    return (Long) sql.rows("SELECT COUNT(*) FROM " + stage).get(0).get(0);
  }

  /** A file cut short must never pass for a slice with fewer rows. */
  static void requireAllRows(TableLayout layout, List<StagedFile> files, long found) {
    long expected = files.stream().mapToLong(StagedFile::rows).sum();
    if (found != expected) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "Staged files of " + layout.fullName() + " hold " + found + " rows, " + expected
              + " were written. Run again: the rows are staged anew from raw.");
    }
  }

  private boolean repeated(SilverTable table, String extra) {
    return sql.any("SELECT 1 FROM " + table.stage() + " GROUP BY " + columns.list(table.key())
        + extra + " HAVING COUNT(*) > 1");
  }

  /** Rows of one slice with the same key become one, measures added up. */
  private void addUp(SilverTable table) {
    if (!repeated(table, ", _slice_id")) {
      return;
    }
    List<String> by = new ArrayList<>(table.key());
    by.add("_slice_id");
    List<String> measures = table.measures();
    List<String> selected = new ArrayList<>();
    for (Field field : table.layout().fields()) {
      String from =
          measures.contains(field.name()) || field.name().equals("_row_hash") ? "s." : "r.";
      selected.add(from + dialect.name(field.name()));
    }
    String sums = table.layout().fields().stream()
        .filter(field -> measures.contains(field.name()))
        .map(field -> ", CAST(SUM(" + dialect.name(field.name()) + ") AS "
            + dialect.type(field.type()) + ") AS " + dialect.name(field.name()))
        .collect(Collectors.joining());
    replaceStage(
        table,
        "SELECT " + String.join(", ", selected)
            + ", r._pos, r._grp FROM (SELECT *, row_number() OVER"
            + " (PARTITION BY " + columns.list(by) + " ORDER BY _source_file DESC, _pos DESC) AS _n"
            + " FROM " + table.stage() + ") r JOIN (SELECT " + columns.list(by) + sums
            + ", CASE WHEN COUNT(*) = 1 THEN MAX(_row_hash) ELSE "
            + dialect.combinedHash("_row_hash") + " END AS _row_hash FROM " + table.stage()
            + " GROUP BY " + columns.list(by) + ") s ON " + columns.same("r", "s", by)
            + " WHERE r._n = 1");
  }

  /** What is replaced as a whole comes from one record: the newest page that holds it. */
  private void keepNewestVersions(SilverTable table) {
    if (sql.any("SELECT 1 FROM " + table.stage()
        + " GROUP BY _grp HAVING COUNT(DISTINCT _slice_id || _source_file) > 1")) {
      replaceStage(
          table,
          "SELECT " + all(table) + " FROM (SELECT n.*, rank() OVER (PARTITION BY n._grp ORDER BY "
              + LATEST + ") AS _n" + fromStage(table) + ") n WHERE n._n = 1");
    }
  }

  private void keepLatest(SilverTable table) {
    if (repeated(table, "")) {
      replaceStage(
          table,
          "SELECT " + all(table) + " FROM (SELECT n.*, row_number() OVER (PARTITION BY "
              + columns.list("n", table.key()) + " ORDER BY " + LATEST + ", n._pos DESC) AS _n"
              + fromStage(table) + ") n WHERE n._n = 1");
    }
  }

  private String all(SilverTable table) {
    List<String> all = new ArrayList<>(table.layout().columns());
    all.add("_pos");
    all.add("_grp");
    return columns.list("n", all);
  }

  private String fromStage(SilverTable table) {
    return " FROM " + table.stage() + " n JOIN run_slice s ON s.slice_id = n._slice_id";
  }

  private void replaceStage(SilverTable table, String select) {
    sql.run("CREATE TEMP TABLE _next AS " + select);
    sql.run("DROP TABLE " + table.stage());
    sql.rename("_next", table.stage());
  }
}
