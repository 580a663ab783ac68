package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.SqlException;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says whether BigQuery would take a statement: DDL, DML or a query, against a set of tables. Nothing is run. What a statement
 * creates, alters or drops counts for the statements after it, so a whole migration can be checked in its order. Not
 * thread-safe.
 *
 * <p>GoogleSQL's analyzer judges names, types and syntax; {@link BigQueryLimits} what the service refuses besides. Rights,
 * quotas and sizes are nobody's to judge here.
 */
public final class BigQueryStatements {
  private final StatementCatalog catalog;

  /** Against these tables. */
  public BigQueryStatements(List<TableSchema> tables) {
    catalog = new StatementCatalog(tables);
  }

  /**
   * What a statement is, once it has been found right.
   *
   * @param kind the resolved kind, such as {@code MergeStmt} or {@code CreateTableStmt}
   * @param sql its own text
   */
  public record Checked(String kind, String sql) {}

  /** The tables as the statements so far have left them. */
  public List<TableSchema> tables() {
    return catalog.tables();
  }

  /** Checks one statement; as {@link #check(String, String, Map)} without parameters. */
  public Checked check(String name, String sql) {
    return check(name, sql, Map.of());
  }

  /**
   * Checks one statement.
   *
   * @param name what errors call the statement, usually its file
   * @param sql one statement, with or without a semicolon
   * @param parameterTypes GoogleSQL types of named parameters
   * @throws BoscoException SQL_INVALID with {@code name:line:column} where the analyzer tells it
   */
  public Checked check(String name, String sql, Map<String, String> parameterTypes) {
    List<Checked> all = checkAll(name, sql, parameterTypes);
    if (all.size() != 1) {
      throw new BoscoException(
          ErrorCode.SQL_INVALID,
          name + ": one statement was expected, but there are " + all.size());
    }
    return all.get(0);
  }

  /** Checks statements separated by semicolons, each against what the ones before it have left. */
  public List<Checked> checkAll(String name, String sql) {
    return checkAll(name, sql, Map.of());
  }

  private List<Checked> checkAll(String name, String sql, Map<String, String> parameterTypes) {
    AnalyzerOptions options = AnalyzerSession.options();
    options.setLanguageOptions(LanguageFeatures.statements());
    parameterTypes.forEach((parameter, type) -> {
      Type parsed = TypeNames.parse(type);
      options.addQueryParameter(parameter, parsed);
    });
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    ParseResumeLocation location = new ParseResumeLocation(sql);
    List<Checked> checked = new ArrayList<>();
    while (new SqlText(rest(bytes, location)).hasCode()) {
      int start = location.getBytePosition();
      try {
        ResolvedStatement statement =
            Analyzer.analyzeNextStatement(location, options, catalog.googleSql());
        BigQueryLimits.check(name, statement);
        catalog.apply(statement);
        String text =
            new String(bytes, start, location.getBytePosition() - start, StandardCharsets.UTF_8);
        String kind = statement.nodeKindString();
        checked.add(new Checked(kind, text.strip()));
      } catch (SqlException e) {
        throw new BoscoException(
            ErrorCode.SQL_INVALID,
            AnalyzerSession.located(name, String.valueOf(e.getMessage())),
            e);
      }
    }
    return checked;
  }

  private static String rest(byte[] bytes, ParseResumeLocation location) {
    int start = location.getBytePosition();
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }
}
