package com.askbosco.data.launch;

import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every row of bronze, silver and gold as readers see them, sorted, to be compared as a whole. */
record PublishedTables(Map<String, Table> tables) {
  private static final Set<String> TECHNICAL =
      Set.of("_run_id", "_extracted_at", "_source_file", "run_id", "extracted_at", "raw_file");

  private static final Table NONE = new Table(List.of(), List.of());

  /** A table; rows are sorted. */
  record Table(List<String> columns, List<List<String>> rows) {

    /** The value of a column in a row. */
    String value(List<String> row, String column) {
      return row.get(columns.indexOf(column));
    }

    boolean has(String column) {
      return columns.contains(column);
    }
  }

  /** Reads the snapshot that was published last. */
  static PublishedTables of(Workspace workspace) {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    try {
      Path file = workspace
          .published()
          .resolve(Files.readString(workspace.published().resolve("CURRENT")).strip());
      Map<String, Table> tables = new TreeMap<>();
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        // views call functions that every reader brings along
        DuckRuntime.install(connection);
        for (String name : names(statement)) {
          tables.put(name, table(statement, name));
        }
      }
      return new PublishedTables(tables);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The snapshot of " + workspace + " cannot be read", e);
    }
  }

  /** What a stand-in of BigQuery serves. */
  static PublishedTables ofBigQuery(FakeBigQuery fake) {
    Map<String, Table> tables = new TreeMap<>();
    try (Connection connection = fake.duckDb();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (String name : names(statement)) {
        // Of silver, readers have the views; views of gold by week and month say nothing of their
        // own.
        if (!name.matches("silver\\..*__v\\d+|gold\\..*_(weekly|monthly)")) {
          tables.put(name, table(statement, name));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The stand-in cannot be read", e);
    }
    return new PublishedTables(tables);
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(
        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            + " WHERE table_schema IN ('bronze', 'silver', 'gold')")) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private static Table table(Statement statement, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery("SELECT * FROM " + name)) {
      int width = found.getMetaData().getColumnCount();
      for (int i = 1; i <= width; i++) {
        columns.add(found.getMetaData().getColumnName(i));
      }
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          // Vendors put links to themselves into their answers.
          row.add(String.valueOf(found.getString(i)).replaceAll("127\\.0\\.0\\.1:\\d+", "vendors"));
        }
        rows.add(List.copyOf(row));
      }
    }
    rows.sort(Comparator.comparing(Object::toString));
    return new Table(List.copyOf(columns), List.copyOf(rows));
  }

  /** One table; empty when there is none. */
  Table table(String name) {
    return tables.getOrDefault(name, NONE);
  }

  /** The tables of one layer. */
  PublishedTables layer(String schema) {
    Map<String, Table> some = new TreeMap<>(tables);
    some.keySet().removeIf(name -> !name.startsWith(schema + "."));
    return new PublishedTables(some);
  }

  /** Without the columns that name the run. */
  PublishedTables content() {
    Map<String, Table> content = new TreeMap<>();
    tables.forEach((name, table) -> {
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        if (!TECHNICAL.contains(table.columns().get(i))) {
          kept.add(i);
        }
      }
      content.put(
          name,
          new Table(
              kept.stream().map(table.columns()::get).toList(),
              table.rows().stream()
                  .map(row -> kept.stream().map(row::get).toList())
                  .sorted(Comparator.comparing(Object::toString))
                  .toList()));
    });
    return new PublishedTables(content);
  }

  /** What these tables have more ({@code +}) and less ({@code -}) than others, row by row; empty when they are the same. */
  List<String> differences(PublishedTables others) {
    List<String> found = new ArrayList<>();
    Set<String> names = new TreeSet<>(tables.keySet());
    names.addAll(others.tables.keySet());
    for (String name : names) {
      List<String> mine = lines(table(name));
      List<String> theirs = lines(others.table(name));
      without(theirs, mine).forEach(row -> found.add("- " + name + " " + row));
      without(mine, theirs).forEach(row -> found.add("+ " + name + " " + row));
    }
    return found;
  }

  private static List<String> lines(Table table) {
    List<String> lines = new ArrayList<>();
    if (!table.columns().isEmpty()) {
      lines.add(String.join(",", table.columns()));
      table.rows().forEach(row -> lines.add(String.join(",", row)));
    }
    return lines;
  }

  private static List<String> without(List<String> all, List<String> some) {
    Map<String, Integer> left = new HashMap<>();
    some.forEach(row -> left.merge(row, 1, Integer::sum));
    return all.stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).toList();
  }

  /** The content of one table, but only the rows of some slices. */
  PublishedTables only(String name, Set<String> slices) {
    Table table = table(name);
    String column = table.has("_slice_id") ? "_slice_id" : "slice_id";
    Map<String, Table> one = new TreeMap<>();
    one.put(
        name,
        new Table(
            table.columns(),
            table.rows().stream()
                .filter(row -> slices.contains(table.value(row, column)))
                .toList()));
    return new PublishedTables(one).content();
  }

  /** The slices that have rows in bronze. */
  Set<String> slices() {
    Set<String> slices = new TreeSet<>();
    layer("bronze")
        .tables
        .values()
        .forEach(table -> table.rows().forEach(row -> slices.add(table.value(row, "slice_id"))));
    return slices;
  }

  /** These tables, but the rows of some slices, in silver and bronze, are those of other tables. */
  PublishedTables withSlicesOf(PublishedTables other, Set<String> slices) {
    Map<String, Table> mixed = new TreeMap<>();
    tables.forEach((name, table) -> {
      String column =
          table.has("_slice_id") ? "_slice_id" : table.has("slice_id") ? "slice_id" : "";
      if (column.isEmpty()) {
        mixed.put(name, table);
        return;
      }
      List<List<String>> rows = new ArrayList<>(table.rows());
      rows.removeIf(row -> slices.contains(table.value(row, column)));
      Table old = other.table(name);
      old.rows().stream().filter(row -> slices.contains(old.value(row, column))).forEach(rows::add);
      rows.sort(Comparator.comparing(Object::toString));
      mixed.put(name, new Table(table.columns(), rows));
    });
    return new PublishedTables(mixed);
  }
}
