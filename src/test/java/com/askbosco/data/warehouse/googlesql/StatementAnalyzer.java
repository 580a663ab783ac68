package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * GoogleSQL's analyzer over tables that come and go, for any statement. What the fake of BigQuery runs is analysed here, so that
 * a statement BigQuery's own language refuses is refused by the fake. One statement at a time.
 */
public final class StatementAnalyzer {

  /**
   * A table and the names it goes by.
   *
   * @param held where its rows lie in DuckDB, such as {@code silver.fct_order}
   * @param paths the names it may be called, part by part
   */
  public record Known(String held, Set<List<String>> paths, List<TableSchema.Column> columns) {}

  private final SimpleCatalog root = AnalyzerSession.newCatalog("fake");
  private final Map<List<String>, Known> there = new HashMap<>();

  static {
    // Raises the limit on the depth of trees.
    new AnalyzerSession(List.of());
  }

  private static final StatementAnalyzer SHARED = new StatementAnalyzer();

  private StatementAnalyzer() {}

  /** The one of this JVM: making it costs as much as a hundred statements. */
  public static StatementAnalyzer shared() {
    return SHARED;
  }

  /** Reads the statements of a text one after another. */
  public final class Reader {
    private final String sql;
    private final byte[] bytes;
    private final ParseResumeLocation location;

    private Reader(String sql) {
      this.sql = sql;
      this.bytes = sql.getBytes(StandardCharsets.UTF_8);
      this.location = new ParseResumeLocation(sql);
    }

    /** Whether a statement is left. */
    public boolean hasNext() {
      int start = location.getBytePosition();
      return new SqlText(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8))
          .hasCode();
    }

    /** The next statement, resolved against these tables; throws the analyzer's own exception. */
    public Analyzed next(Collection<Known> tables) throws SqlException {
      synchronized (StatementAnalyzer.this) {
        sync(tables);
        AnalyzerOptions options = AnalyzerSession.options();
        options.setLanguageOptions(LanguageFeatures.statements());
        int start = location.getBytePosition();
        ResolvedStatement statement = Analyzer.analyzeNextStatement(location, options, root);
        String text =
            new String(bytes, start, location.getBytePosition() - start, StandardCharsets.UTF_8);
        return new Analyzed(statement, sql, text.strip());
      }
    }
  }

  /**
   * A resolved statement.
   *
   * @param whole the text it stands in, which positions count from
   * @param text its own text
   */
  public record Analyzed(ResolvedStatement statement, String whole, String text) {}

  /** A reader of these statements. */
  public Reader read(String sql) {
    return new Reader(sql);
  }

  /** Refuses what BigQuery's service refuses although its language has it. */
  public static void checkLimits(Analyzed analyzed) {
    BigQueryLimits.check("query", analyzed.statement());
  }

  /** DuckDB's type for a GoogleSQL type. */
  public static String duckType(String googleType) {
    return DuckTypes.of(TypeNames.parse(googleType))
        .orElseThrow(() -> new IllegalArgumentException(googleType));
  }

  private void sync(Collection<Known> tables) {
    Map<List<String>, Known> wanted = new HashMap<>();
    for (Known table : tables) {
      for (List<String> path : table.paths()) {
        wanted.put(path, table);
      }
    }
    Set<List<String>> gone = new HashSet<>(there.keySet());
    gone.removeIf(path -> java.util.Objects.equals(there.get(path), wanted.get(path)));
    for (List<String> path : gone) {
      there.remove(path);
      folder(path).removeSimpleTable(path.get(path.size() - 1));
    }
    wanted.forEach((path, table) -> {
      if (there.put(path, table) == null) {
        SimpleTable simple = new SimpleTable(path.get(path.size() - 1));
        simple.setFullName(table.held());
        for (TableSchema.Column column : table.columns()) {
          simple.addSimpleColumn(
              new SimpleColumn(table.held(), column.name(), TypeNames.parse(column.type())));
        }
        folder(path).addSimpleTable(path.get(path.size() - 1), simple);
      }
    });
  }

  private SimpleCatalog folder(List<String> path) {
    SimpleCatalog folder = root;
    for (String part : path.subList(0, path.size() - 1)) {
      SimpleCatalog inner = folder.getCatalog(part);
      folder = inner == null ? folder.addNewSimpleCatalog(part) : inner;
    }
    return folder;
  }
}
