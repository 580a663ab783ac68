package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryErrorsTest {
  private static final GoogleSql GOOGLE_SQL = new GoogleSql(
      List.of(new TableSchema("silver", "t", List.of(new TableSchema.Column("clicks", "INT64")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 / 0 | query: division by zero",
        "SELECT LN(0) | query: floating point overflow: 0.0",
        "SELECT ERROR('no rows') | query: no rows",
        "SELECT SUM(clicks) FROM silver.t | query: int64 overflow: 18446744073709551614",
        "SELECT clicks + 1 FROM silver.t | query: int64 overflow: 9223372036854775807 + 1",
        "SELECT (SELECT clicks FROM silver.t) | query: a scalar subquery gave more than one row",
        "SELECT NUMERIC '99999999999999999999999999999' * 10 | query: numeric overflow: 999999999999999999999999999990",
        "SELECT NUMERIC '99999999999999999999999999999.9' + 1 | query: numeric overflow",
        "SELECT CAST('x' AS INT64) | query: bad int64 value: x",
      })
  void anErrorOfAValueIsTheQuerysOwn(String sql, String message) throws SQLException {
    BoscoException error = failure(GOOGLE_SQL.lower("query", sql));

    assertThat(error).hasMessage(message);
    assertThat(error.code()).isEqualTo(ErrorCode.SQL_FAILED);
  }

  @Test
  void columnsHaveTheirOwnNamesAndTheMachineIsNotTheQuery() {
    LoweredQuery query = GOOGLE_SQL.lower("q.sql", "SELECT clicks, clicks + 1 AS x FROM silver.t");
    String id = query.names().entrySet().stream()
        .filter(entry -> entry.getValue().equals("clicks"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();

    assertThat(QueryErrors.of(query, new SQLException("Conversion Error: bad " + id + " or c99")))
        .hasMessage("q.sql: bad clicks or an expression");
    assertThat(
            QueryErrors.of(query, new SQLException("Out of Memory Error: full")).code())
        .isEqualTo(ErrorCode.WAREHOUSE_FAILED);
  }

  private static BoscoException failure(LoweredQuery query) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      DuckRuntime.install(duck);
      statement.execute("CREATE SCHEMA silver");
      statement.execute(
          "CREATE TABLE silver.t AS SELECT 9223372036854775807 AS clicks" + " FROM range(2)");
      try (Statement run = duck.createStatement()) {
        run.executeQuery(query.sql()).close();
      } catch (SQLException e) {
        return QueryErrors.of(query, e);
      }
    }
    throw new AssertionError("did not fail: " + query.sql());
  }
}
