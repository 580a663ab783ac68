package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of a database and their versions, as the log of its changes gives them. */
class ChangeViewsTest {
  private static final String CURRENT =
      "SELECT row_id, row_columns FROM gold.row_current ORDER BY table_name, row_id";
  private static final String HISTORY =
      "SELECT row_id, version_no, hour(valid_from), hour(valid_to), row_columns FROM gold.row_history ORDER BY 1, 2";

  private Connection connection;
  private int hour;

  @BeforeEach
  void tables() throws SQLException, IOException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    DuckRuntime.install(connection);
    List<TableLayout> layouts = ControlTables.with(Canon.load().values());
    execute("SET TimeZone = 'UTC'", "CREATE SCHEMA silver", "CREATE SCHEMA gold");
    TableLayout changes = layouts.stream()
        .filter(layout -> layout.fullName().equals("silver.fct_change"))
        .findFirst()
        .orElseThrow();
    List<String> columns = new ArrayList<>();
    changes
        .fields()
        .forEach(field -> columns.add(field.name() + " "
            + switch (field.type()) {
              case TIMESTAMP -> "TIMESTAMPTZ";
              case DATE -> "DATE";
              case BOOL -> "BOOLEAN";
              case JSON -> "JSON";
              case INT64 -> "BIGINT";
              default -> "VARCHAR";
            }));
    execute("CREATE TABLE silver.fct_change (" + String.join(", ", columns) + ")");
    Lowering lowering = new Lowering(Path.of("target/lowered"));
    for (String view : List.of("row_current", "row_history")) {
      String sql = Files.readString(Path.of("sql/views/" + view + ".sql"));
      execute("CREATE VIEW gold." + view + " AS "
          + lowering.compile(view, sql, layouts).sql());
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** A change, an hour after the one before; of the whole table when there is no row. */
  private void change(String operation, String row, String after) throws SQLException {
    hour++;
    execute(
        "INSERT INTO silver.fct_change (tenant_id, client_id, source_system, source_account_id, table_name, change_key,"
            + " change_seq, changed_ts, operation, row_id, row_after) VALUES ('t', 'c', 's', 'a', 'public.orders', 'k"
            + hour
            + "', '" + String.format("%04d", hour)
            + "', TIMESTAMPTZ '2026-01-01 00:00:00+00' + INTERVAL " + hour
            + " HOUR, '" + operation + "', " + (row.isEmpty() ? "NULL" : "'" + row + "'") + ", "
            + (after.isEmpty() ? "NULL" : "'" + after + "'") + ")");
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @Test
  void insertsUpdatesAndDeletesFold() throws SQLException {
    change("SNAPSHOT", "", "");
    change("READ", "1", "{\"n\":1}");
    change("INSERT", "2", "{\"n\":2}");
    change("UPDATE", "1", "{\"n\":3}");
    change("DELETE", "2", "");
    change("INSERT", "2", "{\"n\":4}");

    assertThat(rows(CURRENT)).containsExactly("1 {\"n\":3}", "2 {\"n\":4}");
    assertThat(rows(HISTORY))
        .containsExactly(
            "1 1 2 4 {\"n\":1}",
            "1 2 4 null {\"n\":3}",
            "2 1 3 5 {\"n\":2}",
            "2 2 6 null {\"n\":4}");
  }

  @Test
  void aTruncationEndsAllRows() throws SQLException {
    change("INSERT", "1", "{\"n\":1}");
    change("INSERT", "2", "{\"n\":2}");
    change("TRUNCATE", "", "");
    change("INSERT", "2", "{\"n\":2}");

    assertThat(rows(CURRENT)).containsExactly("2 {\"n\":2}");
    assertThat(rows(HISTORY))
        .containsExactly("1 1 1 3 {\"n\":1}", "2 1 2 3 {\"n\":2}", "2 2 4 null {\"n\":2}");
  }

  @Test
  void aSnapshotTakenAgainDoublesNothingAndFindsWhatWentAway() throws SQLException {
    change("SNAPSHOT", "", "");
    change("READ", "1", "{\"n\":1}");
    change("READ", "2", "{\"n\":2}");
    change("SNAPSHOT", "", "");
    change("READ", "1", "{\"n\":1}");
    change("READ", "3", "{\"n\":3}");
    change("SNAPSHOT", "", "");
    change("READ", "1", "{\"n\":1}");
    change("READ", "3", "{\"n\":4}");

    assertThat(rows(CURRENT)).containsExactly("1 {\"n\":1}", "3 {\"n\":4}");
    assertThat(rows(HISTORY))
        .containsExactly(
            "1 1 2 null {\"n\":1}",
            "2 1 3 4 {\"n\":2}",
            "3 1 6 9 {\"n\":3}",
            "3 2 9 null {\"n\":4}");
  }
}
