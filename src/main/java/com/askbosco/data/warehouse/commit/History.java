package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps the versions of entities (SCD2). A run sees its entities at one moment, its logical time {@code T}; what it saw holds from
 * {@code T} up to the next reading of the same stream. The versions are therefore a function of what was seen when, whatever the
 * order of the commits: a run of an earlier day, committed late, changes the past and not the present, and the same run again
 * changes nothing. Entities that a whole list (a stream without days, no record rejected) does not name any more end at
 * {@code T}. Only the versions of entities that changed are written.
 */
final class History {
  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final String at;

  /** For a run whose {@code run_slice} is there and that is not in the ledger yet. */
  History(SqlSession sql, Dialect dialect, Instant extractedAt) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.at = "CAST(" + dialect.literal(extractedAt.toString()) + " AS "
        + dialect.type(Type.TIMESTAMP) + ")";
  }

  /** Fills the table of versions, which is new and empty: rows that are there from before it was kept begin it. */
  static void start(SqlSession sql, Dialect dialect, SilverTable table) {
    TableLayout history = TableLayout.history(table.spec());
    ColumnSql columns = new ColumnSql(dialect);
    List<String> content = content(table);
    sql.run("INSERT INTO " + dialect.table(history) + " (" + columns.list(content)
        + ", valid_from, valid_to, is_current, _slice_id, _is_unlisted) SELECT "
        + columns.list(content) + ", _extracted_at, _deleted_at, _deleted_at IS NULL, _slice_id,"
        + " COALESCE(_is_unlisted, FALSE) FROM " + dialect.table(table.layout())
        + dialect.inOrder(columns.list(table.key())));
  }

  /** Identity, key and tracked columns. */
  private static List<String> content(SilverTable table) {
    List<String> content = new ArrayList<>(table.key());
    table.spec().history().stream().filter(c -> !content.contains(c)).forEach(content::add);
    return content;
  }

  private static String history(SilverTable table, Dialect dialect) {
    return dialect.table(TableLayout.history(table.spec()));
  }

  /** Fills {@code history_read}: streams read after {@code T} by runs that were committed before this one. */
  void begin() {
    sql.run("CREATE TEMP TABLE history_read AS SELECT k.stream_key, MIN(r.extracted_at) AS any_at,"
        + " MIN(CASE WHEN k.window_from IS NULL AND l.rejected = 0 THEN r.extracted_at END) AS full_at"
        + " FROM " + dialect.table(ControlTables.REQUEST_LOG) + " l JOIN "
        + dialect.table(ControlTables.RUN) + " r ON r.run_id = l.run_id JOIN "
        + dialect.table(ControlTables.SLICE) + " k ON k.slice_id = l.slice_id"
        + " WHERE l.outcome = 'COMPLETE' AND r.extracted_at > " + at
        + " GROUP BY k.stream_key");
  }

  void end() {
    sql.run("DROP TABLE history_read");
  }

  /** Whether a whole list of this run may miss entities that were there. */
  boolean mayEnd(SilverTable table) {
    return table.spec().hasHistory()
        && sql.any("SELECT 1 FROM " + history(table, dialect) + " h WHERE " + listed("h"));
  }

  /** A condition: the version of this alias comes from a list that this run has read as a whole. */
  private String listed(String alias) {
    return alias + "._slice_id IN (SELECT slice_id FROM run_slice WHERE outcome = 'COMPLETE'"
        + " AND window_from IS NULL AND rejected = 0)";
  }

  /** A condition: the version of this alias holds at {@code T}. */
  private String covers(String alias) {
    return alias + ".valid_from <= " + at + " AND (" + alias + ".valid_to IS NULL OR " + alias
        + ".valid_to > " + at + ")";
  }

  /**
   * Brings the stage of a table into its versions, and takes rows out of the stage that say less than what is known: they were
   * read before. To be called before the table itself is changed; {@link #settle} comes after that.
   */
  TableChange apply(SilverTable table) {
    findChanges(table);
    long removed = 0;
    long added = 0;
    if (sql.any("SELECT 1 FROM history_change")) {
      rebuildChanged(table);
      String target = history(table, dialect);
      removed = sql.execute("DELETE FROM " + target
          + " AS t WHERE EXISTS (SELECT 1 FROM history_change c WHERE "
          + columns.equal("c", "t", table.key()) + ")");
      added = insert(table, target);
      markStale(TableLayout.history(table.spec()));
    }
    keepThePresent(table);
    return new TableChange(TableLayout.history(table.spec()).fullName(), 0, added, removed);
  }

  /** Fills {@code history_change}: entities that were not known to be at {@code T} what the run saw, with the version held so far. */
  private void findChanges(SilverTable table) {
    List<String> content = content(table);
    List<String> tracked = table.spec().history();
    String target = history(table, dialect);
    String held = content.stream()
        .map(column -> ", e." + dialect.name(column) + " AS " + dialect.name("e_" + column))
        .collect(Collectors.joining());
    sql.run(
        "CREATE TEMP TABLE history_change AS SELECT o.*, e.valid_from AS e_from, e.valid_to AS e_to,"
            + " e._slice_id AS e_slice, e._is_unlisted AS e_unlisted, k.stream_key AS e_stream"
            + held
            + " FROM (SELECT " + columns.list("n", content)
            + ", n._slice_id, n._is_unlisted, s.stream_key, TRUE AS present FROM " + table.stage()
            + " n JOIN run_slice s ON s.slice_id = n._slice_id UNION ALL SELECT "
            + columns.list("h", content)
            + ", h._slice_id, h._is_unlisted, s.stream_key, FALSE FROM "
            + target + " h JOIN run_slice s ON s.slice_id = h._slice_id WHERE " + listed("h")
            + " AND "
            + covers("h") + " AND NOT EXISTS (SELECT 1 FROM " + table.stage() + " n WHERE "
            + columns.equal("n", "h", table.key()) + ")) o LEFT JOIN " + target + " e ON "
            + columns.equal("e", "o", table.key()) + " AND " + covers("e") + " LEFT JOIN "
            + dialect.table(ControlTables.SLICE) + " k ON k.slice_id = e._slice_id"
            + " WHERE NOT o.present OR e.valid_from IS NULL OR o._is_unlisted <> e._is_unlisted OR NOT ("
            + columns.same("o", "e", tracked) + ")");
  }

  /** Fills {@code history_new}: all versions the changed entities have now, neighbours that are alike still apart. */
  private void rebuildChanged(SilverTable table) {
    List<String> content = content(table);
    String keys = columns.list("c", table.key());
    String target = history(table, dialect);
    sql.run("CREATE TEMP TABLE history_next AS SELECT " + columns.list("c", table.key())
        + ", MIN(next_at) AS next_at FROM (SELECT " + keys
        + ", h.valid_from AS next_at FROM history_change c JOIN "
        + target + " h ON " + columns.equal("h", "c", table.key()) + " WHERE h.valid_from > " + at
        + " UNION ALL SELECT " + keys
        + ", CASE WHEN c.e_from IS NULL THEN r.full_at ELSE r.any_at END"
        + " FROM history_change c JOIN history_read r ON r.stream_key = c.stream_key UNION ALL SELECT "
        + keys + ", r.any_at FROM history_change c JOIN history_read r ON r.stream_key = c.e_stream"
        + ") c GROUP BY " + keys);
    String held = table.key().stream()
            .map(column -> "c." + dialect.name(column) + ", ")
            .collect(Collectors.joining())
        + content.stream()
            .filter(column -> !table.key().contains(column))
            .map(column -> "c." + dialect.name("e_" + column) + ", ")
            .collect(Collectors.joining());
    String change = " FROM history_change c LEFT JOIN history_next x ON "
        + columns.equal("x", "c", table.key());
    sql.run("CREATE TEMP TABLE history_new AS SELECT " + columns.list("h", content)
        + ", h.valid_from, h.valid_to, h._slice_id, h._is_unlisted FROM " + target
        + " h JOIN history_change c ON " + columns.equal("h", "c", table.key())
        + " WHERE c.e_from IS NULL OR h.valid_from <> c.e_from"
        + " UNION ALL SELECT " + held + "c.e_from, " + at + ", c.e_slice, c.e_unlisted" + change
        + " WHERE c.e_from < " + at
        + " UNION ALL SELECT " + columns.list("c", content) + ", " + at
        + ", x.next_at, c._slice_id, c._is_unlisted" + change + " WHERE c.present"
        + " UNION ALL SELECT " + held + "x.next_at, c.e_to, c.e_slice, c.e_unlisted" + change
        + " WHERE c.e_from IS NOT NULL AND x.next_at IS NOT NULL"
        + " AND (c.e_to IS NULL OR x.next_at < c.e_to)");
    sql.run("DROP TABLE history_next");
  }

  /** Writes {@code history_new}, versions that follow each other and are alike as one. */
  private long insert(SilverTable table, String target) {
    List<String> content = content(table);
    List<String> compared = new ArrayList<>(table.spec().history());
    compared.add("_is_unlisted");
    String window =
        " OVER (PARTITION BY " + columns.list("v", table.key()) + " ORDER BY v.valid_from";
    sql.run("CREATE TEMP TABLE history_island AS SELECT v.*, SUM(v.begins)" + window
        + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island FROM (SELECT v.*,"
        + " CASE WHEN LAG(v.valid_to)" + window + ") = v.valid_from AND LAG("
        + columns.joined("v", compared) + ")" + window + ") = " + columns.joined("v", compared)
        + " THEN 0 ELSE 1 END AS begins FROM history_new v) v");
    long added = sql.execute("INSERT INTO " + target + " (" + columns.list(content)
        + ", valid_from, valid_to, is_current, _slice_id, _is_unlisted) SELECT "
        + columns.list("f", content)
        + ", f.valid_from, g.ends, g.ends IS NULL, f._slice_id, f._is_unlisted FROM history_island f JOIN (SELECT "
        + columns.list(table.key())
        + ", island, MIN(valid_from) AS begins, CASE WHEN COUNT(*) = COUNT(valid_to) THEN MAX(valid_to) END AS ends"
        + " FROM history_island GROUP BY " + columns.list(table.key()) + ", island) g ON "
        + columns.equal("g", "f", table.key()) + " AND g.begins = f.valid_from"
        + dialect.inOrder(columns.list("f", table.key()) + ", f.valid_from"));
    sql.run("DROP TABLE history_island");
    sql.run("DROP TABLE history_new");
    return added;
  }

  /** Rows that were read again later leave the stage: the table shows the present. */
  private void keepThePresent(SilverTable table) {
    if (!sql.any("SELECT 1 FROM history_read")) {
      return;
    }
    String stage = table.stage();
    String versions = " FROM " + history(table, dialect) + " h WHERE "
        + columns.equal("h", stage, table.key()) + " AND ";
    sql.run(
        "DELETE FROM " + stage + " WHERE EXISTS (SELECT 1 FROM "
            + dialect.table(table.layout()) + " t WHERE " + columns.equal("t", stage, table.key())
            + ") AND (EXISTS (SELECT 1" + versions + "h.valid_from > " + at
            + ") OR (EXISTS (SELECT 1" + versions + "h.valid_to IS NULL) AND " + stage
            + "._slice_id IN (SELECT s.slice_id FROM run_slice s JOIN history_read r ON r.stream_key = s.stream_key)))");
  }

  /** Marks entities without a version that holds now as gone since the last one ended, and the others as there. */
  void settle(SilverTable table) {
    String target = dialect.table(table.layout());
    sql.run("CREATE TEMP TABLE history_state AS SELECT " + columns.list("h", table.key())
        + ", CASE WHEN COUNT(*) = COUNT(h.valid_to) THEN MAX(h.valid_to) END AS deleted_at FROM "
        + history(table, dialect) + " h WHERE EXISTS (SELECT 1 FROM history_change c WHERE "
        + columns.equal("c", "h", table.key()) + ") OR EXISTS (SELECT 1 FROM " + table.stage()
        + " n WHERE " + columns.equal("n", "h", table.key()) + ") GROUP BY "
        + columns.list("h", table.key()));
    long moved = sql.execute(
        "UPDATE " + target + " AS t SET _deleted_at = d.deleted_at FROM history_state d WHERE "
            + columns.equal("d", "t", table.key())
            + " AND t._deleted_at IS DISTINCT FROM d.deleted_at");
    if (moved > 0) {
      markStale(table.layout());
    }
    sql.run("DROP TABLE history_state");
    sql.run("DROP TABLE history_change");
  }

  private void markStale(TableLayout table) {
    sql.run("INSERT INTO " + dialect.table(ControlTables.STALE) + " (table_name) VALUES ("
        + dialect.literal(table.fullName()) + ")");
  }
}
