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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  /**
   * Makes the tables of marts whose file says something else than when they were built, and drops those whose file is gone: their
   * figures would grow old unseen. Comes before {@link #build}, which makes no table that stays.
   */
  public void prepare() {
    Map<String, String> built = definitions();
    TableSetup setup = new TableSetup(sql, dialect);
    dialect.createSchema("gold").ifPresent(sql::run);
    for (MartFile mart : catalog.marts()) {
      if (!catalog.definition(mart).equals(built.remove(mart.name()))) {
        TableLayout layout = catalog.layout(mart);
        sql.run("DROP TABLE IF EXISTS " + dialect.table(layout));
        setup.create(layout);
      }
    }
    for (String gone : built.keySet()) {
      sql.run("DROP TABLE IF EXISTS "
          + dialect.table(
              new TableLayout("gold", gone, List.of(), List.of(), Optional.empty(), List.of())));
    }
  }

  private Map<String, String> definitions() {
    Map<String, String> built = new TreeMap<>();
    sql.rows("SELECT mart_name, definition FROM " + dialect.table(ControlTables.MART))
        .forEach(row -> built.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    return built;
  }

  /** Builds what is stale, or everything. A session between transactions may be stopped after each mart and go on later. */
  public MartReport build(boolean everything) {
    Changes changes = new Changes();
    for (List<@Nullable Object> row : sql.rows(
        "SELECT DISTINCT table_name, partition_date FROM " + dialect.table(ControlTables.STALE))) {
      changes.add(String.valueOf(row.get(0)), (LocalDate) row.get(1));
    }
    Map<String, String> definitions = definitions();
    List<Built> built = new ArrayList<>();
    for (MartFile mart : catalog.marts()) {
      boolean created = !catalog.definition(mart).equals(definitions.remove(mart.name()));
      built.add(build(mart, changes, everything, created));
    }
    sql.atomically(() -> {
      definitions
          .keySet()
          .forEach(gone -> sql.run("DELETE FROM " + dialect.table(ControlTables.MART)
              + " WHERE mart_name = " + dialect.literal(gone)));
      sql.run("DELETE FROM " + dialect.table(ControlTables.STALE) + " WHERE TRUE");
      return true;
    });
    return new MartReport(counted(built));
  }

  /** What was computed and changed; how many rows there are is counted for all marts at the end. */
  private List<BuiltMart> counted(List<Built> built) {
    List<Long> rows = sql.counts(built.stream()
        .map(each -> "SELECT 1 FROM " + dialect.table(each.layout()))
        .toList());
    List<BuiltMart> marts = new ArrayList<>();
    for (int i = 0; i < built.size(); i++) {
      Built each = built.get(i);
      marts.add(
          new BuiltMart(each.layout().fullName(), each.computed(), each.changed(), rows.get(i)));
    }
    return marts;
  }

  private record Built(TableLayout layout, int computed, int changed) {}

  private Built build(MartFile mart, Changes changes, boolean everything, boolean created) {
    Compiled query = catalog.compiled(mart);
    TableLayout layout = catalog.layout(mart);
    boolean whole = everything
        || created
        || query.tables().stream().anyMatch(table -> table.startsWith("ops."))
        || changes.anyWhole(query.tables())
        || (mart.materialisation() == Materialisation.TABLE && changes.any(query.tables()));
    Set<LocalDate> days = changes.dependents(query.tables(), mart.lookback(), mart.period());
    if (!whole && days.isEmpty()) {
      return new Built(layout, 0, 0);
    }
    String scope = whole || days.size() > MOST_DAYS ? "TRUE" : daysCondition(mart, days);
    String rows = "SELECT * FROM (" + query.sql() + ") q WHERE " + scope;
    if (mart.step().isPresent()) {
      new StepRun(sql, dialect).fill(MART, mart.step().get(), layout, rows);
    } else {
      sql.run("CREATE OR REPLACE TEMP TABLE " + MART + " AS " + rows);
    }
    findChanged(layout, scope);
    List<List<@Nullable Object>> computed =
        sql.rows("SELECT partition_value, is_different FROM _changed");
    List<List<@Nullable Object>> changed =
        computed.stream().filter(row -> Boolean.TRUE.equals(row.get(1))).toList();
    changed.forEach(row -> changes.add(layout.fullName(), (LocalDate) row.get(0)));
    if (created || !changed.isEmpty()) {
      sql.atomically(() -> {
        if (!changed.isEmpty()) {
          write(layout, scope);
          markStale(layout);
        }
        if (created) {
          remember(mart);
          serveWhole(layout);
        }
        return true;
      });
    }
    sql.run("DROP TABLE IF EXISTS _mart");
    sql.run("DROP TABLE IF EXISTS _changed");
    return new Built(layout, computed.size(), changed.size());
  }

  private void remember(MartFile mart) {
    String name = dialect.literal(mart.name());
    String marts = dialect.table(ControlTables.MART);
    sql.run("DELETE FROM " + marts + " WHERE mart_name = " + name);
    sql.run("INSERT INTO " + marts + " (mart_name, definition) VALUES (" + name + ", "
        + dialect.literal(catalog.definition(mart)) + ")");
  }

  /** What reads the mart is built next; should this process end before, the next one has to know. */
  private void markStale(TableLayout layout) {
    sql.run("INSERT INTO " + dialect.table(ControlTables.STALE)
        + " (table_name, partition_date) SELECT " + dialect.literal(layout.fullName())
        + ", partition_value FROM _changed WHERE is_different");
    dialect
        .unserved()
        .ifPresent(table -> sql.run("INSERT INTO " + dialect.table(table)
            + " (table_name, partition_date) SELECT " + dialect.literal(layout.fullName())
            + ", partition_value FROM _changed WHERE is_different"));
  }

  /** Of a table that was made anew, partitions may be gone that readers are still served. */
  private void serveWhole(TableLayout layout) {
    dialect
        .unserved()
        .ifPresent(table -> sql.run("INSERT INTO " + dialect.table(table) + " (table_name) VALUES ("
            + dialect.literal(layout.fullName()) + ")"));
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
    sql.run(
        "CREATE OR REPLACE TEMP TABLE _changed AS SELECT partition_value, COUNT(*) = 1 OR MIN(d) <> MAX(d)"
            + " AS is_different FROM (SELECT " + part + " AS partition_value, " + digest
            + " AS d FROM _mart GROUP BY 1 UNION ALL SELECT " + part + ", " + digest + " FROM "
            + dialect.table(layout) + " WHERE " + scope
            + " GROUP BY 1) x GROUP BY partition_value");
  }

  private void write(TableLayout layout, String scope) {
    String names = layout.columns().stream().map(dialect::name).collect(Collectors.joining(", "));
    String changed = " EXISTS (SELECT 1 FROM _changed c WHERE c.is_different AND "
        + dialect.same("c.partition_value", partition(layout)) + ")";
    sql.run("DELETE FROM " + dialect.table(layout) + " WHERE " + scope + " AND" + changed);
    String order = layout.key().stream().map(dialect::name).collect(Collectors.joining(", "));
    sql.run("INSERT INTO " + dialect.table(layout) + " (" + names + ") SELECT " + names
        + " FROM _mart WHERE" + changed + (order.isEmpty() ? "" : dialect.inOrder(order)));
  }
}
