package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.MartReport.BuiltMart;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.mart.MartFile.Materialisation;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds marts in their order inside one transaction of the session. What is stale is read from {@code ops.ctl_stale}, which
 * commits write, so that a build that was killed is simply made again. Partitions that come out the same are not written, and
 * what reads them is then not computed either.
 */
public final class MartBuilder {
  /** With more days than this, computing everything is cheaper than naming them. */
  private static final int MOST_DAYS = 400;

  private static final String MART = "_mart";

  private final SqlSession sql;
  private final Dialect dialect;
  private final MartCatalog catalog;

  public MartBuilder(SqlSession sql, Dialect dialect, MartCatalog catalog) {
    this.sql = sql;
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /** Builds what is stale, or everything. */
  public MartReport build(boolean everything) {
    Changes changes = new Changes();
    for (List<@Nullable Object> row : sql.rows(
        "SELECT DISTINCT table_name, partition_date FROM " + dialect.table(ControlTables.STALE))) {
      changes.add(String.valueOf(row.get(0)), (LocalDate) row.get(1));
    }
    dropRemoved();
    List<BuiltMart> built = new ArrayList<>();
    for (MartFile mart : catalog.marts()) {
      built.add(build(mart, changes, everything));
    }
    sql.execute("DELETE FROM " + dialect.table(ControlTables.STALE));
    return new MartReport(built);
  }

  /** A mart whose file is gone goes too: its figures would grow old unseen. */
  private void dropRemoved() {
    String marts = dialect.table(ControlTables.MART);
    List<String> names = catalog.marts().stream().map(MartFile::name).toList();
    for (List<@Nullable Object> row : sql.rows("SELECT mart_name FROM " + marts)) {
      String name = String.valueOf(row.get(0));
      if (!names.contains(name)) {
        sql.execute("DROP TABLE IF EXISTS " + dialect.name("gold") + "." + dialect.name(name));
        sql.execute("DELETE FROM " + marts + " WHERE mart_name = " + dialect.literal(name));
      }
    }
  }

  private BuiltMart build(MartFile mart, Changes changes, boolean everything) {
    Compiled query = catalog.compiled(mart);
    TableLayout layout = catalog.layout(mart);
    boolean created = ensureTable(mart, layout);
    boolean whole = everything
        || created
        || query.tables().stream().anyMatch(table -> table.startsWith("ops."))
        || changes.anyWhole(query.tables())
        || (mart.materialisation() == Materialisation.TABLE && changes.any(query.tables()));
    Set<LocalDate> days = changes.dependents(query.tables(), mart.lookback(), mart.period());
    if (!whole && days.isEmpty()) {
      return new BuiltMart(layout.fullName(), 0, 0, count(layout));
    }
    String scope = whole || days.size() > MOST_DAYS ? "TRUE" : daysCondition(mart, days);
    String rows = "SELECT * FROM (" + query.sql() + ") q WHERE " + scope;
    if (mart.step().isPresent()) {
      new StepRun(sql, dialect).fill(MART, mart.step().get(), layout, rows);
    } else {
      sql.execute("CREATE TEMP TABLE " + MART + " AS " + rows);
    }
    findChanged(layout, scope);
    List<List<@Nullable Object>> changed =
        sql.rows("SELECT partition_value FROM _changed WHERE is_different");
    changed.forEach(row -> changes.add(layout.fullName(), (LocalDate) row.get(0)));
    if (!changed.isEmpty()) {
      write(layout, scope);
    }
    int computed = Math.toIntExact((Long) value("SELECT COUNT(*) FROM _changed"));
    sql.execute("DROP TABLE _mart");
    sql.execute("DROP TABLE _changed");
    return new BuiltMart(layout.fullName(), computed, changed.size(), count(layout));
  }

  private Object value(String query) {
    return java.util.Objects.requireNonNull(sql.rows(query).get(0).get(0));
  }

  private long count(TableLayout layout) {
    return (Long) value("SELECT COUNT(*) FROM " + dialect.table(layout));
  }

  /** Makes the table anew when the mart's file says something else than when it was built; returns whether it did. */
  private boolean ensureTable(MartFile mart, TableLayout layout) {
    String name = dialect.literal(mart.name());
    String definition = dialect.literal(catalog.definition(mart));
    String marts = dialect.table(ControlTables.MART);
    if (sql.any("SELECT 1 FROM " + marts + " WHERE mart_name = " + name + " AND definition = "
        + definition)) {
      return false;
    }
    sql.execute("DROP TABLE IF EXISTS " + dialect.table(layout));
    new TableSetup(sql, dialect).ensure(layout);
    sql.execute("DELETE FROM " + marts + " WHERE mart_name = " + name);
    sql.execute("INSERT INTO " + marts + " (mart_name, definition) VALUES (" + name + ", "
        + definition + ")");
    return true;
  }

  private String daysCondition(MartFile mart, Set<LocalDate> days) {
    String column = dialect.name(mart.partition().orElseThrow());
    return column + " IN (" + days.stream().map(dialect::date).collect(Collectors.joining(", "))
        + ")";
  }

  private String partition(TableLayout layout) {
    return layout.partition().map(dialect::name).orElse("CAST(NULL AS DATE)");
  }

  /** Fills {@code _changed}: each partition looked at, and whether its rows came out different. */
  private void findChanged(TableLayout layout, String scope) {
    String digest = dialect.digest(
        layout.columns().stream().map(dialect::name).map(dialect::text).toList());
    String part = partition(layout);
    sql.execute(
        "CREATE TEMP TABLE _changed AS SELECT partition_value, COUNT(*) = 1 OR MIN(d) <> MAX(d)"
            + " AS is_different FROM (SELECT " + part + " AS partition_value, " + digest
            + " AS d FROM _mart GROUP BY 1 UNION ALL SELECT " + part + ", " + digest + " FROM "
            + dialect.table(layout) + " WHERE " + scope
            + " GROUP BY 1) x GROUP BY partition_value");
  }

  private void write(TableLayout layout, String scope) {
    String names = layout.columns().stream().map(dialect::name).collect(Collectors.joining(", "));
    String changed = " EXISTS (SELECT 1 FROM _changed c WHERE c.is_different AND c.partition_value"
        + " IS NOT DISTINCT FROM " + partition(layout) + ")";
    sql.execute("DELETE FROM " + dialect.table(layout) + " WHERE " + scope + " AND" + changed);
    String order = layout.key().stream().map(dialect::name).collect(Collectors.joining(", "));
    sql.execute("INSERT INTO " + dialect.table(layout) + " (" + names + ") SELECT " + names
        + " FROM _mart WHERE" + changed + (order.isEmpty() ? "" : " ORDER BY " + order));
  }
}
