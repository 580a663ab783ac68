package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import com.google.zetasql.SqlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs a query in DuckDB and in GoogleSQL's reference evaluator, and says whether they agree. */
final class Judge {
  /** What came out. */
  enum Verdict {
    /** Same rows and types. */
    SAME,
    /** Both raise an error. */
    BOTH_FAIL,
    /** The lowering refuses it. */
    REFUSED,
    /** GoogleSQL's analyzer refuses it. */
    INVALID,
    /** The evaluator cannot run it, but DuckDB would. */
    UNJUDGED,
    /** Other rows, types, or only one of both fails. */
    DIFFERENT
  }

  /**
   * A judged query.
   *
   * @param detail what each of both said, or why nothing was run
   */
  record Finding(Verdict verdict, String detail) {}

  /** A limit of the evaluator's own; BigQuery's is higher. */
  private static final String ARRAY_LIMIT = "more than 16000 elements";

  private final ReferenceEvaluator reference;
  private final GoogleSql googleSql;
  private final Connection duck;

  Judge(ReferenceEvaluator reference, GoogleSql googleSql, Connection duck) {
    this.reference = reference;
    this.googleSql = googleSql;
    this.duck = duck;
  }

  Finding judge(String sql) {
    LoweredQuery lowered;
    try {
      lowered = googleSql.lower("q", sql);
    } catch (BoscoException e) {
      Verdict verdict = e.code() == ErrorCode.SQL_UNSUPPORTED ? Verdict.REFUSED : Verdict.INVALID;
      return new Finding(verdict, String.valueOf(e.getMessage()));
    }
    String expected;
    boolean expectedFails = false;
    boolean ordered = isOrdered(lowered);
    try {
      ResultTable rows = reference.query(sql);
      expected = rows.columns() + " " + ResultComparator.rows(rows, ordered);
    } catch (SqlException | IllegalArgumentException e) {
      expected = String.valueOf(e.getMessage());
      expectedFails = true;
      if (expected.contains("Unsupported built-in") || expected.contains(ARRAY_LIMIT)) {
        return new Finding(Verdict.UNJUDGED, expected + " | " + lowered.sql());
      }
    }
    String actual;
    boolean actualFails = false;
    try {
      ResultTable rows = run(lowered);
      actual = rows.columns() + " " + ResultComparator.rows(rows, ordered);
    } catch (SQLException e) {
      actual = QueryErrors.message(e).lines().findFirst().orElse("");
      actualFails = true;
      if (String.valueOf(e.getMessage())
          .matches("(?s)(Binder|Parser|Catalog|INTERNAL|Not implemented).*")) {
        return new Finding(Verdict.DIFFERENT, expected + " | " + actual + " | " + lowered.sql());
      }
    }
    if (expectedFails && actualFails) {
      return new Finding(Verdict.BOTH_FAIL, expected + " | " + actual);
    }
    return expectedFails == actualFails && expected.equals(actual)
        ? new Finding(Verdict.SAME, expected)
        : new Finding(Verdict.DIFFERENT, expected + " | " + actual + " | " + lowered.sql());
  }

  static boolean isOrdered(LoweredQuery lowered) {
    return lowered.sql().matches("(?s).*\\) AS t\\d+ ORDER BY [^()]*(\\(\\d+\\)::BIGINT[^()]*)*");
  }

  /** Runs a lowered query; another type of a column than promised is an error of its own. */
  private ResultTable run(LoweredQuery lowered) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(lowered.sql())) {
      List<String> types = lowered.columns().stream()
          .map(column -> DuckTypes.of(TypeNames.parse(column.type())).orElseThrow())
          .toList();
      for (int i = 0; i < types.size(); i++) {
        String found = results.getMetaData().getColumnTypeName(i + 1).replace("\"", "");
        if (!found.equalsIgnoreCase(types.get(i).replace("\"", ""))) {
          throw new SQLException("Binder: type " + found + " instead of " + types.get(i));
        }
      }
      return DuckDbRows.read(
          results,
          lowered.columns().stream()
              .map(column -> new ResultTable.Column(column.name(), column.type()))
              .toList());
    }
  }
}
