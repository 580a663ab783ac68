package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a mart's step: reads what its query gives, and loads what the step makes of it into a temporary table. */
final class StepRun {
  private static final int ROWS_AT_A_TIME = 50_000;
  private static final String CHUNK = "_step_rows";

  private final SqlSession sql;
  private final Dialect dialect;

  StepRun(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Makes the temporary table with the step's rows. */
  void fill(String table, MartStep step, TableLayout layout, String query) {
    String order = step.order().stream().map(dialect::name).collect(Collectors.joining(", "));
    TableLayout chunk = named(layout, CHUNK);
    sql.temporary(named(layout, table), List.of());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    step.run(row -> sql.each("SELECT * FROM (" + query + ") s ORDER BY " + order, row), row -> {
      rows.add(row);
      if (rows.size() == ROWS_AT_A_TIME) {
        load(table, chunk, rows);
      }
    });
    load(table, chunk, rows);
  }

  private static TableLayout named(TableLayout layout, String name) {
    return new TableLayout("temp", name, layout.fields(), List.of(), Optional.empty(), List.of());
  }

  private void load(String table, TableLayout chunk, List<List<@Nullable Object>> rows) {
    sql.temporary(chunk, rows);
    sql.execute("INSERT INTO " + table + " SELECT * FROM " + CHUNK);
    sql.run("DROP TABLE IF EXISTS " + CHUNK);
    rows.clear();
  }
}
