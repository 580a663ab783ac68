package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import com.askbosco.data.warehouse.mart.CheckFile;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mart and check of the project gives in DuckDB what GoogleSQL's evaluator gives, on random rows. */
class MartReferenceTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void martsAgreeWithGoogleSql(long seed) throws SQLException {
    ReferenceEvaluator reference = new ReferenceEvaluator();
    RandomRows random = new RandomRows(seed);
    List<TableLayout> tables = ControlTables.with(Canon.load().values());
    for (TableLayout table : tables) {
      reference.define(RandomRows.schema(table), random.rows(table, 25));
    }
    Gold gold = Gold.read(Path.of("sql"));
    for (MartFile mart : gold.marts()) {
      if (mart.step().isPresent()) {
        // What a step makes is no query; any rows of its columns do for the marts that read them.
        TableLayout made = new TableLayout(
            "gold",
            mart.name(),
            mart.step().get().output(),
            mart.keys(),
            mart.partition(),
            mart.cluster());
        reference.define(RandomRows.schema(made), random.rows(made, 25));
      } else {
        reference.define("gold", mart.name(), mart.sql());
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      Fixtures.copy(reference, duck);
      GoogleSql googleSql = new GoogleSql(reference.schemas());
      int rows = 0;
      for (MartFile mart : gold.marts()) {
        rows += assertAgrees(reference, googleSql, duck, mart.path(), mart.sql());
      }
      assertThat(rows).as("rows of all marts").isGreaterThan(50);
      for (CheckFile check : gold.checks()) {
        assertAgrees(reference, googleSql, duck, check.path(), check.sql());
      }
    }
  }

  private static int assertAgrees(
      ReferenceEvaluator reference, GoogleSql googleSql, Connection duck, String name, String sql)
      throws SQLException {
    ResultTable expected = reference.query(sql);
    LoweredQuery lowered = googleSql.lower(name, sql);
    try (Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(lowered.sql())) {
      ResultTable actual = DuckDbRows.read(results, expected.columns());
      assertThat(ResultComparator.rows(actual, false))
          .as(name)
          .isEqualTo(ResultComparator.rows(expected, false));
      return actual.rows().size();
    }
  }
}
