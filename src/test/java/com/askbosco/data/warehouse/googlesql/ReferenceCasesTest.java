package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import com.google.zetasql.SqlException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case runs in DuckDB and in GoogleSQL's reference evaluator; values, types and errors must be the same. */
class ReferenceCasesTest {
  private static ReferenceEvaluator reference;
  private static GoogleSql googleSql;
  private static Connection duck;

  @BeforeAll
  static void open() throws SQLException {
    reference = Fixtures.reference();
    googleSql = new GoogleSql(reference.schemas());
    duck = DriverManager.getConnection("jdbc:duckdb:");
    DuckRuntime.install(duck);
    Fixtures.copy(reference, duck);
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  static Stream<SqlCase> cases() {
    return Stream.of(
            "scans.sql",
            "operators.sql",
            "numbers.sql",
            "text.sql",
            "dates.sql",
            "timestamps.sql",
            "json.sql",
            "arrays.sql",
            "aggregates.sql",
            "windows.sql",
            "casts.sql",
            "marts.sql",
            "analytics.sql",
            "analysts.sql",
            "askers.sql",
            "edges.sql")
        .flatMap(file -> SqlCase.read(file).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void duckDbAgreesWithGoogleSql(SqlCase test) throws SQLException {
    switch (test.kind()) {
      case AGREE -> assertAgrees(test);
      case ERROR -> {
        assertThatThrownBy(() -> reference.query(test.sql())).isInstanceOf(SqlException.class);
        LoweredQuery lowered = googleSql.lower(test.file(), test.sql());
        assertThatThrownBy(() -> run(lowered)).as(lowered.sql()).isInstanceOf(SQLException.class);
      }
      case REFUSED, INVALID ->
        assertThatThrownBy(() -> googleSql.lower(test.file(), test.sql()))
            .isInstanceOfSatisfying(BoscoException.class, e -> {
              assertThat(e.code())
                  .isEqualTo(
                      test.kind() == SqlCase.Kind.REFUSED
                          ? ErrorCode.SQL_UNSUPPORTED
                          : ErrorCode.SQL_INVALID);
              assertThat(e).hasMessageContaining(test.message());
            });
    }
  }

  private static void assertAgrees(SqlCase test) throws SQLException {
    ResultTable expected = reference.query(test.sql());
    LoweredQuery lowered = googleSql.lower(test.file(), test.sql());
    ResultTable actual = run(lowered);
    boolean ordered =
        lowered.sql().matches("(?s).*\\) AS t\\d+ ORDER BY [^()]*(\\(\\d+\\)::BIGINT[^()]*)*");
    assertThat(ResultComparator.rows(actual, ordered))
        .as(lowered.sql())
        .isEqualTo(ResultComparator.rows(expected, ordered));
    assertThat(actual.columns()).isEqualTo(expected.columns());
  }

  /** Runs a lowered query and checks that DuckDB's column types are the promised ones. */
  private static ResultTable run(LoweredQuery lowered) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(lowered.sql())) {
      List<String> types = lowered.columns().stream()
          .map(column -> DuckTypes.of(TypeNames.parse(column.type())).orElseThrow())
          .toList();
      for (int i = 0; i < types.size(); i++) {
        assertThat(results.getMetaData().getColumnTypeName(i + 1).replace("\"", ""))
            .as("type of column " + i + " in " + lowered.sql())
            .isEqualToIgnoringCase(types.get(i).replace("\"", ""));
      }
      return DuckDbRows.read(results, columns(lowered));
    }
  }

  private static List<ResultTable.Column> columns(LoweredQuery lowered) {
    return lowered.columns().stream()
        .map(column -> new ResultTable.Column(column.name(), column.type()))
        .toList();
  }
}
