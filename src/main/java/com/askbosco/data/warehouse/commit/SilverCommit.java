package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.table.ControlTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the staged rows of one silver table into it. Rows belong to groups that are replaced as a whole: a slice, an order
 * with its lines, or a single key. A group whose rows hash alike before and after is left as it is, technical columns
 * included; every other one is deleted and inserted, so that vanished rows go.
 */
final class SilverCommit {
  /** Files that were read before and have come again: each says all there is of it, whatever becomes of its rows. */
  private static final String RESENT = "(SELECT slice_id FROM resent_file)";

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final Restatements restatements;
  private final boolean replay;
  private final RowChanges changes;

  SilverCommit(
      SqlSession sql,
      Dialect dialect,
      Restatements restatements,
      boolean replay,
      RowChanges changes) {
    this.sql = sql;
    this.changes = changes;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.restatements = restatements;
    this.replay = replay;
  }

  /** Names of tables that slices which this run may replace brought rows to. */
  List<String> tablesOfReplacedSlices() {
    return sql
        .rows("SELECT DISTINCT table_name FROM " + dialect.table(ControlTables.SLICE_TABLE)
            + " WHERE slice_id IN (SELECT old_slice FROM slice_scope)")
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /** Whether a slice of this run, complete and without rows for this table, had rows in it before. */
  boolean losesRows(SilverTable table) {
    String slices = switch (table.spec().disposition()) {
      case REPLACE_SLICE -> "(SELECT old_slice FROM slice_scope)";
      case UPSERT -> replay ? "" : RESENT;
      case APPEND, REFERENCE -> "";
    };
    return !slices.isEmpty()
        && sql.any(
            "SELECT 1 FROM " + dialect.table(table.layout()) + " WHERE _slice_id IN " + slices);
  }

  /** Applies one table; the stages of all tables are loaded. The owner is the table whose rows own this one's, if any. */
  TableChange apply(SilverTable table, Optional<SilverTable> owner, long staged) {
    if (table.spec().disposition() == Disposition.APPEND) {
      return append(table, staged);
    }
    collectOldRows(table, owner);
    findChangedGroups(table);
    String target = dialect.table(table.layout());
    long removed = 0;
    long added = 0;
    if (sql.any("SELECT 1 FROM changed_grp")) {
      restatements.record(table);
      markStale(table);
      if (replay) {
        new ReplayedRows(sql, dialect).leaveEqual(table);
      }
      if (sql.any("SELECT 1 FROM old_row")) {
        if (changes.follows(table.layout())) {
          changes.removed(table.layout(), " FROM " + target + " r WHERE " + gone(table, "r"));
        }
        removed = sql.execute("DELETE FROM " + target + " AS t WHERE " + gone(table, "t"));
      }
      added = insert(table, "n._grp IN (SELECT _grp FROM changed_grp)");
    }
    sql.run("DROP TABLE old_row");
    sql.run("DROP TABLE changed_grp");
    return new TableChange(table.layout().fullName(), staged, added, removed);
  }

  private String gone(SilverTable table, String alias) {
    return withinDays(table, "old_row", alias + ".")
        + "EXISTS (SELECT 1 FROM old_row o WHERE o._grp IN (SELECT _grp FROM changed_grp) AND "
        + columns.same("o", alias, table.key()) + ")";
  }

  private TableChange append(SilverTable table, long staged) {
    String target = dialect.table(table.layout());
    sql.run("CREATE TEMP TABLE old_row AS SELECT t._slice_id AS _new_slice, '' AS _grp, "
        + oldColumns(table) + " FROM " + target + " t WHERE FALSE");
    sql.run("CREATE TEMP TABLE changed_grp AS SELECT n._grp FROM " + table.stage()
        + " n WHERE NOT EXISTS"
        + " (SELECT 1 FROM " + target + " t WHERE " + withinDays(table, table.stage(), "t.")
        + columns.same("t", "n", table.key()) + ")");
    markStale(table);
    long added = insert(table, "n._grp IN (SELECT _grp FROM changed_grp)");
    sql.run("DROP TABLE old_row");
    sql.run("DROP TABLE changed_grp");
    return new TableChange(table.layout().fullName(), staged, added, 0);
  }

  private long insert(SilverTable table, String condition) {
    if (changes.follows(table.layout())) {
      changes.added(
          table.layout(), " FROM " + table.stage() + " r WHERE " + condition.replace("n.", "r."));
    }
    String names = columns.list(table.layout().columns());
    return sql.execute("INSERT INTO " + dialect.table(table.layout()) + " (" + names + ") SELECT "
        + columns.list("n", table.layout().columns()) + " FROM " + table.stage() + " n WHERE "
        + condition + dialect.inOrder(columns.list("n", table.key())));
  }

  /** What the comparison and the restatement need of a row that is already there, alias {@code t}. */
  private String oldColumns(SilverTable table) {
    List<String> wanted = new ArrayList<>(table.key());
    wanted.addAll(table.measures());
    wanted.addAll(List.of("_row_hash", "_is_final", "_extracted_at"));
    table.spec().partition().filter(day -> !wanted.contains(day)).ifPresent(wanted::add);
    return columns.list("t", wanted);
  }

  private void collectOldRows(SilverTable table, Optional<SilverTable> owner) {
    if (table.spec().disposition() == Disposition.REPLACE_SLICE) {
      collectSlices(table);
    } else {
      collectGroups(table, owner);
    }
    // A key that another slice or group holds moves here: keys stay unique whatever the windows.
    sql.run("INSERT INTO old_row SELECT n._slice_id AS _new_slice, n._grp, " + oldColumns(table)
        + " FROM " + dialect.table(table.layout()) + " t JOIN " + table.stage() + " n ON "
        + columns.same("t", "n", table.key()) + " WHERE " + withinDays(table, table.stage(), "t.")
        + "NOT EXISTS (SELECT 1 FROM old_row o WHERE " + columns.same("o", "n", table.key()) + ")");
  }

  private void collectSlices(SilverTable table) {
    String inWindow = table
        .spec()
        .partition()
        .map(day -> " OR t." + dialect.name(day) + " BETWEEN c.window_from AND c.window_to")
        .orElse("");
    sql.run("CREATE TEMP TABLE old_row AS SELECT c.new_slice AS _new_slice, c.new_slice AS _grp, "
        + oldColumns(table) + " FROM " + dialect.table(table.layout())
        + " t JOIN slice_scope c ON c.old_slice = t._slice_id WHERE c.same OR c.window_from IS NULL"
        + inWindow + " QUALIFY row_number() OVER (PARTITION BY "
        + columns.list("t", table.key()) + " ORDER BY c.same DESC, c.new_slice) = 1");
  }

  private void collectGroups(SilverTable table, Optional<SilverTable> owner) {
    sql.run("CREATE TEMP TABLE grp AS SELECT _grp, MAX(_slice_id) AS _new_slice,"
        + " MAX(_extracted_at) AS _at, FALSE AS owned FROM " + table.stage() + " GROUP BY _grp");
    if (owner.isPresent()) {
      sql.run("INSERT INTO grp SELECT p._grp, p._slice_id, p._extracted_at, TRUE FROM "
          + owner.get().stage() + " p WHERE p._grp NOT IN (SELECT _grp FROM grp)");
    }
    sql.run("CREATE TEMP TABLE old_row AS SELECT g._new_slice, g._grp, " + oldColumns(table)
        + " FROM " + dialect.table(table.layout()) + " t JOIN grp g ON g._grp = "
        + columns.joined("t", table.group())
        + " LEFT JOIN " + dialect.table(ControlTables.SLICE) + " k ON k.slice_id = t._slice_id"
        + " LEFT JOIN run_slice s ON s.slice_id = g._new_slice"
        + " WHERE NOT g.owned OR k.stream_key = s.stream_key");
    if (!replay) {
      sql.execute("INSERT INTO old_row SELECT t._slice_id AS _new_slice, "
          + columns.joined("t", table.group()) + " AS _grp, " + oldColumns(table) + " FROM "
          + dialect.table(table.layout()) + " t WHERE t._slice_id IN " + RESENT
          + " AND NOT EXISTS (SELECT 1 FROM grp g WHERE g._grp = "
          + columns.joined("t", table.group()) + ")");
    }
    keepNewerVersions(table);
    sql.run("DROP TABLE grp");
  }

  /** A version read later than the staged one stays: replaying old pages must not turn an order back. */
  private void keepNewerVersions(SilverTable table) {
    sql.run("CREATE TEMP TABLE newer AS SELECT DISTINCT g._grp FROM grp g JOIN old_row o"
        + " ON o._grp = g._grp WHERE o._extracted_at > g._at");
    if (sql.any("SELECT 1 FROM newer")) {
      sql.run("DELETE FROM " + table.stage() + " WHERE _grp IN (SELECT _grp FROM newer)");
      sql.run("DELETE FROM old_row WHERE _grp IN (SELECT _grp FROM newer)");
    }
    sql.run("DROP TABLE newer");
  }

  private void findChangedGroups(SilverTable table) {
    String digest = dialect.digest(List.of(dialect.text("_row_hash"), dialect.text("_is_final")));
    sql.run("CREATE TEMP TABLE changed_grp AS SELECT _grp FROM (SELECT _grp, " + digest
        + " AS d, 1 AS side FROM " + table.stage() + " GROUP BY _grp UNION ALL SELECT _grp, "
        + digest
        + " AS d, 2 AS side FROM old_row GROUP BY _grp) x GROUP BY _grp"
        + " HAVING COUNT(*) = 1 OR MIN(d) <> MAX(d)");
  }

  private void markStale(SilverTable table) {
    String day = table.spec().partition().map(dialect::name).orElse("CAST(NULL AS DATE)");
    sql.run("INSERT INTO " + dialect.table(ControlTables.STALE)
        + " (table_name, partition_date) SELECT DISTINCT "
        + dialect.literal(table.layout().fullName()) + ", day FROM (SELECT " + day + " AS day FROM "
        + table.stage() + " WHERE _grp IN (SELECT _grp FROM changed_grp) UNION ALL SELECT " + day
        + " FROM old_row WHERE _grp IN (SELECT _grp FROM changed_grp)) x" + dialect.inOrder("2"));
  }

  /** Bounds the days looked at where the day is part of the key, so that old partitions are not scanned. */
  private String withinDays(SilverTable table, String source, String prefix) {
    Optional<String> day =
        table.spec().partition().filter(table.key()::contains).map(dialect::name);
    if (day.isEmpty()) {
      return "";
    }
    List<@Nullable Object> bounds = sql.rows(
            "SELECT MIN(" + day.get() + "), MAX(" + day.get() + ") FROM " + source)
        .get(0);
    if (!(bounds.get(0) instanceof LocalDate from) || !(bounds.get(1) instanceof LocalDate to)) {
      return "";
    }
    return List.of(
            prefix + day.get() + " >= " + dialect.date(from),
            prefix + day.get() + " <= " + dialect.date(to))
        .stream()
        .collect(Collectors.joining(" AND ", "", " AND "));
  }
}
