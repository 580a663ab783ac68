package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.warehouse.googlesql.BigQueryStatements;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableFiles;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TablePlan;
import com.askbosco.data.warehouse.table.TableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files made from the canon. */
class TableFilesTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @Test
  void theFilesAreThoseThatTheCanonMakes() throws IOException {
    Map<String, String> files = TablesCommand.files(PROJECT);
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(PROJECT.resolve(file.getKey()))
          .as("run ./bosco tables generate")
          .exists();
      assertThat(Files.readString(PROJECT.resolve(file.getKey())))
          .as(file.getKey() + " is stale: run ./bosco tables generate")
          .isEqualTo(file.getValue());
    }
    try (Stream<Path> there = Files.walk(PROJECT.resolve("sql/ddl"))) {
      Set<String> found = there
          .filter(Files::isRegularFile)
          .map(path -> PROJECT.relativize(path).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
      found.removeAll(files.keySet());
      assertThat(found).as("files of tables that are no more: delete them").isEmpty();
    }
  }

  /** An edit that no warehouse could follow is refused where it is made. */
  @Test
  void theCanonFollowsFromWhatWasLastGenerated() throws IOException {
    String record = Files.readString(PROJECT.resolve(TableFiles.RECORD));
    assertThat(TablePlan.of(
            TableRecord.fromDocument(TableFiles.RECORD, record),
            Canon.load().values(),
            TablePlaces::ofProduct))
        .isEmpty();
  }

  @Test
  void bigQueryTakesEveryStatement() {
    BigQueryStatements bigQuery = new BigQueryStatements(List.of());
    Map<String, String> files = TablesCommand.files(PROJECT);
    int statements = 0;
    for (String first : List.of("datasets", "ops", "bronze")) {
      String name = "sql/ddl/bigquery/" + first + ".sql";
      statements += bigQuery.checkAll(name, String.valueOf(files.get(name))).size();
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().startsWith("sql/ddl/bigquery/silver/")) {
        statements += bigQuery.checkAll(file.getKey(), file.getValue()).size();
      }
    }
    Set<String> tables = bigQuery.tables().stream()
        .map(table -> table.dataset() + "." + table.name())
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tables)
        .containsAll(ControlTables.with(Canon.load().values()).stream()
            .map(TableLayout::fullName)
            .toList());
    assertThat(statements).isGreaterThan(2 * Canon.load().size());
  }

  /** A table of a second version has a view of its plain name in front of it. */
  @Test
  void duckDbMakesTheTablesOfTheScript() throws SQLException {
    List<TableLayout> layouts = new ArrayList<>(ControlTables.with(Canon.load().values()));
    layouts.addAll(layouts.stream().filter(layout -> layout.version() > 1).toList());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(TablesCommand.files(PROJECT).get("sql/ddl/duckdb.sql"));
      try (ResultSet found = statement.executeQuery(
          "SELECT COUNT(*), COUNT(DISTINCT (schema_name, table_name)) FROM duckdb_columns() WHERE NOT internal")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getInt(1))
            .isEqualTo(
                layouts.stream().mapToInt(layout -> layout.fields().size()).sum());
        assertThat(found.getInt(2)).isEqualTo(layouts.size());
      }
    }
  }
}
