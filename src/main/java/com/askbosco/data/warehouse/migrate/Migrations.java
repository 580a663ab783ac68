package com.askbosco.data.warehouse.migrate;

import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TablePlan;
import com.askbosco.data.warehouse.table.TableRecord;
import com.askbosco.data.warehouse.table.TableStep;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the canonical tables of a warehouse to what the canon says. Everything runs in the transaction of the session: killed at
 * any instant, either all of it has happened or nothing. What was built is remembered in {@code ops.ctl_table}.
 */
public final class Migrations {
  private final SqlSession sql;
  private final Dialect dialect;
  private final QueryCompiler compiler;
  private final Collection<TableSpec> canon;
  private final Supplier<TablePlaces> places;

  public Migrations(
      SqlSession sql,
      Dialect dialect,
      QueryCompiler compiler,
      Collection<TableSpec> canon,
      Supplier<TablePlaces> places) {
    this.sql = sql;
    this.dialect = dialect;
    this.compiler = compiler;
    this.canon = canon;
    this.places = places;
  }

  /** An old version that stays beside the one in use. */
  public record Retained(String table, int version) {}

  /**
   * What {@link #apply} would do; nothing is changed.
   *
   * @throws com.askbosco.data.model.ProblemsException TABLE_CHANGED for changes that need a new version
   */
  public List<TableStep> plan() {
    return plan(new TableSetup(sql, dialect).existing());
  }

  /** The steps from what {@code ops.ctl_table}, which is there, remembers; for warehouses that had no tables before it. */
  public List<TableStep> recorded() {
    return plan(Map.of(ControlTables.TABLE.fullName(), Map.of()));
  }

  /** Notes that all tables are what the canon says; for whoever has run the steps of {@link #recorded} otherwise. */
  public void remember() {
    remember(records(Map.of(ControlTables.TABLE.fullName(), Map.of())));
  }

  private List<TableStep> plan(Map<String, Map<String, String>> existing) {
    Map<String, TableRecord> built = new TreeMap<>(records(existing));
    for (TableSpec spec : canon) {
      Map<String, String> columns = existing.get("silver." + spec.name());
      if (columns != null && !built.containsKey(spec.name())) {
        built.put(spec.name(), new UnrecordedTable(dialect, spec, columns).record());
      }
    }
    return TablePlan.of(built, canon, places);
  }

  /**
   * Builds new versions and remembers what every table is. Missing tables and columns are not made here but by the commit, which
   * comes after.
   *
   * @throws com.askbosco.data.model.ProblemsException TABLE_CHANGED for changes that need a new version, or whose rows cannot be
   *     carried over
   */
  public List<TableStep> apply() {
    TableSetup setup = new TableSetup(sql, dialect);
    setup.ensure(ControlTables.TABLE);
    Map<String, Map<String, String>> existing = setup.existing();
    List<TableStep> steps = plan(existing);
    for (TableStep step : steps) {
      if (step instanceof TableStep.NewVersion next) {
        new VersionChange(sql, dialect, compiler, places).apply(next);
      }
    }
    remember(records(existing));
    return steps;
  }

  /** Old versions that are still there. */
  public List<Retained> retained() {
    return sql
        .rows("SELECT table_name, version FROM " + dialect.table(ControlTables.TABLE)
            + " WHERE state = 'RETAINED' ORDER BY 1, 2")
        .stream()
        .map(
            row -> new Retained(String.valueOf(row.get(0)), ((Long) number(row.get(1))).intValue()))
        .toList();
  }

  /** Drops an old version for good; its view and the version in use stay. */
  public void drop(Retained old) {
    for (String name : List.of(old.table(), old.table() + "_history")) {
      TableLayout layout =
          new TableLayout("silver", name, List.of(), List.of(), Optional.empty(), List.of(), 1);
      sql.run("DROP TABLE IF EXISTS " + dialect.name("silver") + "."
          + dialect.name(layout.versioned(old.version())));
    }
    sql.run("DELETE FROM " + dialect.table(ControlTables.TABLE) + " WHERE state = 'RETAINED'"
        + " AND table_name = " + dialect.literal(old.table()) + " AND version = " + old.version());
  }

  private Map<String, TableRecord> records(Map<String, Map<String, String>> existing) {
    Map<String, TableRecord> records = new HashMap<>();
    if (existing.containsKey(ControlTables.TABLE.fullName())) {
      for (List<@Nullable Object> row : sql.rows("SELECT definition FROM "
          + dialect.table(ControlTables.TABLE) + " WHERE state = 'ACTIVE'")) {
        TableRecord record = TableRecord.fromJson(String.valueOf(row.get(0)));
        records.put(record.table(), record);
      }
    }
    return records;
  }

  private void remember(Map<String, TableRecord> before) {
    StringBuilder rows = new StringBuilder();
    for (TableSpec spec : canon) {
      TableRecord now = TableRecord.of(spec);
      TableRecord was = before.get(spec.name());
      if (now.equals(was)) {
        continue;
      }
      if (was != null) {
        String old = " WHERE table_name = " + dialect.literal(was.table()) + " AND version = "
            + was.version();
        String table = dialect.table(ControlTables.TABLE);
        sql.run(
            was.version() == now.version()
                ? "DELETE FROM " + table + old
                : "UPDATE " + table + " SET state = 'RETAINED'" + old);
      }
      rows.append(rows.isEmpty() ? "" : ", ")
          .append("(")
          .append(dialect.literal(now.table()))
          .append(", 'ACTIVE', ")
          .append(dialect.literal(now.toJson()))
          .append(", ")
          .append(now.version())
          .append(")");
    }
    if (!rows.isEmpty()) {
      sql.run("INSERT INTO " + dialect.table(ControlTables.TABLE)
          + " (table_name, state, definition, version) VALUES " + rows);
    }
  }

  private static Object number(@Nullable Object value) {
    return java.util.Objects.requireNonNull(value);
  }
}
