package com.askbosco.data.warehouse.live;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a commit changes, by table: rows it takes away with the sign -1, rows it brings with the sign 1. Rows that lie in a temporary
 * table already are looked at there, others are copied, since they may be gone when the changes are read.
 */
final class LiveChanges {
  private final SqlSession sql;
  private final Dialect dialect;
  private final LiveCatalog catalog;
  /** SELECTs over temporary tables, which together are the changes of a table. */
  private final Map<String, List<String>> parts = new HashMap<>();

  private final Set<String> looked = new LinkedHashSet<>();
  private final Set<String> temporary = new LinkedHashSet<>();
  private final Set<String> lost = new TreeSet<>();

  LiveChanges(SqlSession sql, Dialect dialect, LiveCatalog catalog) {
    this.sql = sql;
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /** The view of a table's changes, once it was {@linkplain #look made}. */
  static String name(String table) {
    return "changes_" + table;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  boolean has(String table) {
    return parts.containsKey(table);
  }

  /** Whether rows of the table were taken away. */
  boolean lost(String table) {
    return lost.contains(table);
  }

  private String columns(TableLayout table) {
    return catalog.changes(table).columns().stream()
        .filter(column -> !column.equals(LiveCatalog.SIGN))
        .map(column -> "r." + dialect.name(column))
        .collect(Collectors.joining(", "));
  }

  /**
   * Copies rows.
   *
   * @param from what follows SELECT and the columns, which have the alias {@code r}
   */
  void copy(TableLayout table, String from, int sign) {
    String copies = copies(table);
    long rows = sql.execute("INSERT INTO " + copies + " SELECT " + signed(table, sign) + from);
    if (sign < 0 && rows > 0) {
      lost.add(table.name());
    }
  }

  /** Takes over a temporary table. */
  void take(TableLayout table, String rows, int sign) {
    temporary.add(rows);
    part(table, "SELECT " + signed(table, sign) + " FROM " + rows + " r");
    if (sign < 0 && sql.any("SELECT 1 FROM " + rows)) {
      lost.add(table.name());
    }
  }

  /** What is selected of rows of the alias {@code r} to make changes of them. */
  String signed(TableLayout table, int sign) {
    return columns(table) + ", CAST(" + sign + " AS " + dialect.type(Type.INT64) + ") AS "
        + LiveCatalog.SIGN;
  }

  private String copies(TableLayout table) {
    String copies = "noted_" + table.name();
    if (temporary.add(copies)) {
      sql.execute("CREATE TEMP TABLE " + copies + " ("
          + catalog.changes(table).fields().stream()
              .map(field -> dialect.name(field.name()) + " " + dialect.type(field.type()))
              .collect(Collectors.joining(", "))
          + ")");
      part(table, "SELECT * FROM " + copies);
    }
    return copies;
  }

  private void part(TableLayout table, String select) {
    parts.computeIfAbsent(table.name(), key -> new ArrayList<>()).add(select);
  }

  /** Makes the view of a table's changes, of none where nothing was told; those that are told later are not in it. */
  void look(TableLayout table) {
    if (looked.add(table.name())) {
      if (!has(table.name())) {
        copies(table);
      }
      sql.execute("CREATE TEMP VIEW " + name(table.name()) + " AS "
          + String.join(" UNION ALL ", parts.getOrDefault(table.name(), List.of())));
    }
  }

  /** Drops all of it. */
  void forget() {
    looked.forEach(table -> sql.execute("DROP VIEW " + name(table)));
    temporary.forEach(table -> sql.execute("DROP TABLE " + table));
    looked.clear();
    temporary.clear();
    lost.clear();
    parts.clear();
  }
}
