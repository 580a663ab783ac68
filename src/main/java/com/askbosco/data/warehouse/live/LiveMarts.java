package com.askbosco.data.warehouse.live;

import com.askbosco.data.warehouse.commit.ColumnSql;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.Moments;
import com.askbosco.data.warehouse.commit.RowChanges;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.live.LiveCatalog.Live;
import com.askbosco.data.warehouse.live.LiveFile.Intervals;
import com.askbosco.data.warehouse.live.LiveFile.Kind;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps live marts: what a commit changes in silver changes them in the same transaction, so that at every moment they are what their
 * SELECT over all of silver would give. A commit costs what its own rows cost, not what is there.
 *
 * <p>All calls of one commit are inside its transaction. Not thread-safe.
 */
public final class LiveMarts implements RowChanges {
  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final LiveCatalog catalog;
  private final Set<String> followed = new TreeSet<>();
  private final LiveChanges changes;

  /** Over the tables of a session. */
  public LiveMarts(SqlSession sql, Dialect dialect, LiveCatalog catalog) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    this.catalog = catalog;
    this.changes = new LiveChanges(sql, dialect, catalog);
    catalog.inputs().forEach(table -> followed.add(table.name()));
  }

  /**
   * Makes the tables, and fills those anew whose file says something else than when they were filled.
   *
   * @return whether anything was filled
   */
  public boolean prepare() {
    dialect.createSchema("gold").ifPresent(sql::execute);
    Map<String, String> definitions = new HashMap<>();
    sql.rows("SELECT live_name, definition FROM " + dialect.table(ControlTables.LIVE))
        .forEach(row -> definitions.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    boolean stale = catalog.live().stream()
        .anyMatch(live -> !live.definition().equals(definitions.get(live.file().name())));
    if (stale || definitions.size() > catalog.live().size()) {
      for (Live live : catalog.live()) {
        sql.execute("DROP TABLE IF EXISTS " + dialect.table(live.layout()));
        new TableSetup(sql, dialect).create(live.layout());
      }
      rebuild();
      String ledger = dialect.table(ControlTables.LIVE);
      sql.execute("DELETE FROM " + ledger + " WHERE TRUE");
      catalog
          .live()
          .forEach(live -> sql.execute("INSERT INTO " + ledger
              + " (live_name, definition) VALUES ("
              + dialect.literal(live.file().name()) + ", "
              + dialect.literal(live.definition()) + ")"));
      return true;
    }
    return false;
  }

  /** Whether some commit before began to keep live marts in this warehouse. */
  public static boolean isKept(SqlSession sql, Dialect dialect) {
    return sql.any("SELECT 1 FROM " + dialect.table(ControlTables.LIVE));
  }

  /** Computes all of it anew from silver. */
  public void rebuild() {
    changes.forget();
    catalog.inputs().forEach(table -> added(table, " FROM " + dialect.table(table) + " r"));
    for (Live live : catalog.live()) {
      sql.execute("DELETE FROM " + dialect.table(live.layout()) + " WHERE TRUE");
    }
    apply();
  }

  /**
   * Makes the views over live tables and marts.
   *
   * @param readable the tables they may read
   */
  public void views(Collection<TableLayout> readable, QueryCompiler compiler) {
    for (LiveFile view : catalog.views()) {
      TableLayout layout = new TableLayout(
          "gold", view.name(), List.of(), List.of(), java.util.Optional.empty(), List.of());
      sql.execute("CREATE OR REPLACE VIEW " + dialect.table(layout) + " AS "
          + compiler.compile(view.path(), view.sql(), readable).sql());
    }
  }

  @Override
  public boolean follows(TableLayout table) {
    return table.schema().equals("silver") && followed.contains(table.name());
  }

  @Override
  public void removed(TableLayout table, String from) {
    changes.copy(table, from, -1);
  }

  @Override
  public void added(TableLayout table, String from) {
    changes.copy(table, from, 1);
  }

  @Override
  public void brought(TableLayout table, String rows) {
    changes.take(table, rows, 1);
  }

  private static String state(String name) {
    return "state_" + name;
  }

  /** Brings the live marts to where silver is, and forgets the changes. */
  public void apply() {
    if (changes.isEmpty()) {
      return;
    }
    for (Live live : catalog.live()) {
      if (live.follows().stream().anyMatch(changes::has)) {
        for (String name : live.follows()) {
          changes.look(layout(live, name));
        }
        if (live.file().kind() == Kind.INTERVALS) {
          intervals(live, live.file().intervals().orElseThrow());
        } else {
          sum(live);
        }
      }
    }
    changes.forget();
  }

  private TableLayout layout(Live live, String name) {
    return Objects.requireNonNull(
        catalog.followed(name), () -> live.file().path() + " follows " + name);
  }

  private static String bound(String sql) {
    return sql.replaceAll("[\"`]?\\b(changes|state)\\b[\"`]?\\.[\"`]?(\\w+)[\"`]?", "$1_$2");
  }

  private void sum(Live live) {
    TableLayout layout = live.layout();
    List<String> measures = live.measures();
    String table = dialect.table(layout);
    String keys = names("", live.file().keys());
    String some = measures.stream()
        .map(column -> dialect.name(column) + " <> 0")
        .collect(Collectors.joining(" OR "));
    sql.execute("CREATE TEMP TABLE live_delta AS SELECT * FROM ("
        + bound(live.query().sql()) + ") q WHERE " + some);
    String sums = layout.fields().stream()
        .filter(field -> measures.contains(field.name()))
        .map(field -> "CAST(SUM(" + dialect.name(field.name()) + ") AS "
            + dialect.type(field.type()) + ") AS " + dialect.name(field.name()))
        .collect(Collectors.joining(", "));
    String match = columns.equal("t", "d", live.file().keys());
    sql.execute("CREATE TEMP TABLE live_next AS SELECT " + keys + ", " + sums + " FROM (SELECT "
        + names("t.", layout.columns()) + " FROM " + table + " t JOIN live_delta d ON " + match
        + " UNION ALL SELECT " + names("", layout.columns()) + " FROM live_delta) x GROUP BY "
        + keys);
    sql.execute("DELETE FROM " + table + " AS t WHERE EXISTS (SELECT 1 FROM live_delta d WHERE "
        + match + ")");
    sql.execute("INSERT INTO " + table + " (" + names("", layout.columns()) + ") SELECT "
        + names("", layout.columns()) + " FROM live_next WHERE " + some
        + dialect.inOrder(keys));
    sql.execute("DROP TABLE live_delta");
    sql.execute("DROP TABLE live_next");
  }

  private void intervals(Live live, Intervals stretch) {
    TableLayout layout = live.layout();
    TableLayout input = layout(live, stretch.input());
    String fresh = LiveChanges.name(stretch.input());
    String known = stretch.group().stream()
        .map(column -> dialect.name(column) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
    sql.execute("CREATE TEMP TABLE live_group AS SELECT DISTINCT " + names("", stretch.group())
        + " FROM " + fresh + " WHERE " + known);
    boolean anew = changes.lost(stretch.input());
    String near = anew ? "TRUE" : within(stretch);
    String before = "before_" + live.file().name();
    String next = "next_" + live.file().name();
    sql.execute("CREATE TEMP TABLE " + before + " AS SELECT " + names("t.", layout.columns())
        + " FROM " + dialect.table(layout) + " t JOIN live_group g ON "
        + columns.equal("t", "g", stretch.group()) + " WHERE " + near);
    // what is taken away cannot be taken out of a stretch: those of its group are made of all their
    // events then
    sql.execute("CREATE TEMP VIEW " + state(live.file().name()) + " AS SELECT * FROM " + before
        + (anew ? " WHERE FALSE" : ""));
    String query = bound(live.query().sql());
    if (anew) {
      sql.execute("CREATE TEMP TABLE live_anew AS SELECT " + changes.signed(input, 1)
          + " FROM " + dialect.table(input) + " r JOIN live_group g ON "
          + columns.equal("r", "g", stretch.group()));
      query = query.replaceAll("\\b" + fresh + "\\b", "live_anew");
    }
    sql.execute("CREATE TEMP TABLE " + next + " AS " + query);
    sql.execute("DELETE FROM " + dialect.table(layout) + " AS t WHERE " + near
        + " AND EXISTS (SELECT 1 FROM " + before + " d WHERE "
        + columns.equal("t", "d", layout.key()) + ")");
    sql.execute("INSERT INTO " + dialect.table(layout) + " (" + names("", layout.columns())
        + ") SELECT " + names("", layout.columns()) + " FROM " + next);
    changes.take(layout, before, -1);
    changes.take(layout, next, 1);
    sql.execute("DROP VIEW " + state(live.file().name()));
    sql.execute("DROP TABLE live_group");
    if (anew) {
      sql.execute("DROP TABLE live_anew");
    }
  }

  /** Only stretches that an event of the commit may touch. */
  private String within(Intervals stretch) {
    List<@Nullable Object> bounds = sql.rows("SELECT MIN(" + dialect.name(stretch.at()) + "), MAX("
            + dialect.name(stretch.at()) + ") FROM " + LiveChanges.name(stretch.input()))
        .get(0);
    if (!(bounds.get(0) instanceof Instant from) || !(bounds.get(1) instanceof Instant to)) {
      return "TRUE";
    }
    return "t." + dialect.name(stretch.to()) + " >= "
        + dialect.moment(Moments.later(from, stretch.gap().negated()))
        + " AND t." + dialect.name(stretch.from()) + " <= "
        + dialect.moment(Moments.later(to, stretch.gap()));
  }

  private String names(String prefix, List<String> of) {
    return of.stream()
        .map(column -> prefix + dialect.name(column))
        .collect(Collectors.joining(", "));
  }
}
