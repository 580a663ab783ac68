package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns GoogleSQL queries over a fixed set of tables into DuckDB SQL. The analyzer is started at the first query that is not in
 * the cache (some seconds, once per JVM). Thread-safe.
 */
public final class GoogleSql {
  /** The functions that read the clock. */
  private static final Pattern CLOCK =
      Pattern.compile("(?i)\\bCURRENT_(?:DATE|DATETIME|TIME|TIMESTAMP)\\b");

  private final List<TableSchema> tables;
  private final @Nullable LoweringCache cache;
  private @Nullable AnalyzerSession session;

  /** Over these tables, without a cache on disk. */
  public GoogleSql(List<TableSchema> tables) {
    this.tables = List.copyOf(tables);
    this.cache = null;
  }

  /** Over these tables, keeping lowered queries in a folder, which is made when it is missing. */
  public GoogleSql(List<TableSchema> tables, Path cacheFolder) {
    this.tables = List.copyOf(tables);
    this.cache = new LoweringCache(cacheFolder);
  }

  /**
   * Lowers a query without parameters.
   *
   * @param name what errors call the query, usually its file
   * @param sql one GoogleSQL SELECT; tables are written {@code dataset.table}
   * @throws com.askbosco.data.model.BoscoException SQL_INVALID with {@code name:line:column} when GoogleSQL refuses the query,
   *     SQL_UNSUPPORTED when it has no exact counterpart in DuckDB
   */
  public LoweredQuery lower(String name, String sql) {
    return lower(name, sql, Map.of());
  }

  /** As {@link #lower(String, String)}, with named parameters ({@code @day}) and their GoogleSQL types. */
  public LoweredQuery lower(String name, String sql, Map<String, String> parameterTypes) {
    if (cache == null) {
      return analyze(name, sql, parameterTypes);
    }
    String key = LoweringCache.key(sql, tables, parameterTypes);
    Optional<LoweredQuery> known = cache.get(key, name);
    if (known.isPresent()) {
      return known.get();
    }
    LoweredQuery lowered = analyze(name, sql, parameterTypes);
    cache.put(key, lowered);
    return lowered;
  }

  /**
   * As {@link #lower(String, String)}, for a query whose rows are kept: it must give the same rows when it runs again.
   *
   * @throws BoscoException SQL_UNSUPPORTED with {@code name:line:column} too where the query asks for the clock
   */
  public LoweredQuery lowerRepeatable(String name, String sql) {
    SqlText text = new SqlText(sql);
    Matcher clock = CLOCK.matcher(text.code());
    if (clock.find()) {
      String word = clock.group();
      throw new BoscoException(
          ErrorCode.SQL_UNSUPPORTED,
          name + ":" + text.position(word).orElse("1:1") + ": " + word
              + " gives other rows at each run, and what is kept must be the same when it is made again."
              + " Take the day from the data, or ask for it in a query of its own");
    }
    return lower(name, sql);
  }

  /**
   * The columns of tables that the values of each result column are made of, as {@code dataset.table.column}; {@code
   * dataset.table.*} where rows are counted. A column without parents is a constant.
   *
   * @throws com.askbosco.data.model.BoscoException SQL_INVALID with {@code name:line:column} when GoogleSQL refuses the query
   */
  public Map<String, Set<String>> parents(String name, String sql) {
    return ColumnParents.of(session().analyze(name, sql, Map.of()));
  }

  private LoweredQuery analyze(String name, String sql, Map<String, String> parameterTypes) {
    Map<String, Type> types = new TreeMap<>();
    parameterTypes.forEach((parameter, type) -> types.put(parameter, TypeNames.parse(type)));
    AnalyzerSession open = session();
    ResolvedQueryStmt statement = open.analyze(name, sql, types);
    return QueryLowering.lower(name, sql, statement, open.locations(sql, types, statement));
  }

  /** Whether a query had to be analysed; starting the analyzer is what costs. */
  synchronized boolean isAnalyzerStarted() {
    return session != null;
  }

  private synchronized AnalyzerSession session() {
    if (session == null) {
      session = new AnalyzerSession(tables);
    }
    return session;
  }
}
