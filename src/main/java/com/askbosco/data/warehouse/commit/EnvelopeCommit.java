package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;

/**
 * Brings bronze rows or dead letters into their table: the rows of a slice are replaced as a whole, unless the records are the
 * same as before. Rows are read from the staged files without a copy, since bronze is the largest table of all.
 */
final class EnvelopeCommit {
  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  EnvelopeCommit(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  /**
   * Applies one table.
   *
   * @param slices condition on {@code run_slice s}: slices whose rows this table holds
   * @param content columns that make up what a record says, as opposed to which run brought it
   */
  TableChange apply(
      TableLayout layout, String slices, List<String> content, List<StagedFile> files) {
    String target = dialect.table(layout);
    String complete =
        "SELECT s.slice_id FROM run_slice s WHERE s.outcome = 'COMPLETE' AND " + slices;
    List<String> uris = files.stream().map(StagedFile::uri).sorted().toList();
    long removed = 0;
    if (sql.any("SELECT 1 FROM slice_scope WHERE new_slice IN (" + complete + ")")) {
      String digest = dialect.digest(content.stream()
          .map(column -> dialect.text("b." + dialect.name(column)))
          .toList());
      sql.run(
          "CREATE TEMP TABLE changed_slice AS SELECT slice_id FROM (SELECT c.new_slice AS slice_id, "
              + digest + " AS d FROM " + target
              + " b JOIN slice_scope c ON c.old_slice = b.slice_id"
              + " WHERE c.covered AND c.new_slice IN (" + complete + ") GROUP BY c.new_slice"
              + (uris.isEmpty()
                  ? ""
                  : " UNION ALL SELECT b.slice_id, " + digest + " FROM "
                      + dialect.staged(uris, layout) + " b WHERE b.slice_id IN (" + complete
                      + ") GROUP BY b.slice_id")
              + ") x GROUP BY slice_id HAVING COUNT(*) = 1 OR MIN(d) <> MAX(d)");
      removed = sql.execute(
          "DELETE FROM " + target + " WHERE slice_id IN (SELECT old_slice FROM slice_scope"
              + " WHERE covered AND new_slice IN (SELECT slice_id FROM changed_slice))");
    } else {
      sql.run("CREATE TEMP TABLE changed_slice AS " + complete);
    }
    boolean everyRow = !sql.any("SELECT 1 FROM run_slice s WHERE " + slices
        + " AND s.slice_id NOT IN (SELECT slice_id FROM changed_slice)");
    long added = uris.isEmpty() ? 0 : insert(layout, uris);
    if (everyRow) {
      Staging.requireAllRows(layout, files, added);
    }
    sql.run("DROP TABLE changed_slice");
    long staged = files.stream().mapToLong(StagedFile::rows).sum();
    return new TableChange(layout.fullName(), staged, added, removed);
  }

  private long insert(TableLayout layout, List<String> uris) {
    String names = columns.list(layout.columns());
    return sql.execute("INSERT INTO " + dialect.table(layout) + " (" + names + ") SELECT " + names
        + " FROM " + dialect.staged(uris, layout)
        + " WHERE slice_id IN (SELECT slice_id FROM changed_slice)");
  }
}
