package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.protobuf.CodedInputStream;
import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ErrorMessageMode;
import com.google.zetasql.ZetaSQLOptions.ParameterMode;
import com.google.zetasql.ZetaSQLOptions.ResolvedASTRewrite;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GoogleSQL's analyzer over a fixed set of tables. Making one loads the native library (seconds, once per JVM), so callers make
 * it only when a query is not in the cache. Thread-safe: one query at a time.
 */
final class AnalyzerSession {
  /** Rewrites that spare the lowering a node: these arrive as plain joins, groups and expressions. */
  private static final Set<ResolvedASTRewrite> REWRITES = EnumSet.of(
      ResolvedASTRewrite.REWRITE_FLATTEN,
      ResolvedASTRewrite.REWRITE_PIVOT,
      ResolvedASTRewrite.REWRITE_UNPIVOT,
      ResolvedASTRewrite.REWRITE_LIKE_ANY_ALL,
      ResolvedASTRewrite.REWRITE_GROUPING_SET,
      ResolvedASTRewrite.REWRITE_MULTIWAY_UNNEST,
      ResolvedASTRewrite.REWRITE_BUILTIN_FUNCTION_INLINER,
      ResolvedASTRewrite.REWRITE_TYPEOF_FUNCTION,
      ResolvedASTRewrite.REWRITE_NULLIFERROR_FUNCTION);

  private static final Pattern LOCATION = Pattern.compile("\\s*\\[at (\\d+):(\\d+)]");

  /** Protobuf refuses trees deeper than 100 messages, which a chain of 25 additions reaches. */
  private static final int TREE_DEPTH = 2_000;

  /** The client's shaded gRPC misses name resolvers that an in-process channel never needs, and warns of it. */
  private static final Logger GRPC =
      Logger.getLogger("com.google.zetasql.io.grpc.NameResolverRegistry");

  static {
    GRPC.setLevel(Level.SEVERE);
  }

  private final SimpleCatalog catalog;

  AnalyzerSession(List<TableSchema> tables) {
    catalog = newCatalog("bosco");
    Map<String, SimpleCatalog> datasets = new HashMap<>();
    for (TableSchema table : tables) {
      SimpleTable simple = table(table);
      datasets
          .computeIfAbsent(table.dataset(), catalog::addNewSimpleCatalog)
          .addSimpleTable(table.name(), simple);
      // `silver.fct_order` within one pair of back quotes is a single name to the analyzer.
      catalog.addSimpleTable(table.fullName(), simple);
    }
    catalog.register();
  }

  /** A catalog that holds GoogleSQL's functions and no table. */
  static SimpleCatalog newCatalog(String name) {
    allowDeepTrees();
    SimpleCatalog catalog = new SimpleCatalog(name);
    catalog.addZetaSQLFunctionsAndTypes(
        new ZetaSQLBuiltinFunctionOptions(LanguageFeatures.options()));
    return catalog;
  }

  /** The resolved tree of one query; SQL_INVALID with file, line and column when GoogleSQL refuses it. */
  synchronized ResolvedQueryStmt analyze(String name, String sql, Map<String, Type> parameters) {
    AnalyzerOptions options = options();
    parameters.forEach(options::addQueryParameter);
    try {
      return (ResolvedQueryStmt) Analyzer.analyzeStatement(sql, options, catalog);
    } catch (SqlException e) {
      throw new BoscoException(
          ErrorCode.SQL_INVALID, located(name, String.valueOf(e.getMessage())), e);
    }
  }

  /** Where the nodes of an analysed query stand in its text. */
  NodeLocations locations(String sql, Map<String, Type> parameters, ResolvedQueryStmt statement) {
    return new NodeLocations(statement, () -> {
      AnalyzerOptions options = options();
      parameters.forEach(options::addQueryParameter);
      synchronized (this) {
        return NodeLocations.analyze(sql, options, catalog);
      }
    });
  }

  /** Moves the analyzer's trailing {@code [at line:column]} to the front, behind the file. */
  static String located(String name, String message) {
    Matcher matcher = LOCATION.matcher(message);
    if (!matcher.find()) {
      return name + ": " + message;
    }
    String rest = message.substring(0, matcher.start()) + message.substring(matcher.end());
    return name + ":" + matcher.group(1) + ":" + matcher.group(2) + ": " + rest.strip();
  }

  static AnalyzerOptions options() {
    AnalyzerOptions options = new AnalyzerOptions();
    options.setLanguageOptions(LanguageFeatures.options());
    options.setEnabledRewrites(REWRITES);
    options.setErrorMessageMode(ErrorMessageMode.ERROR_MESSAGE_ONE_LINE);
    options.setParameterMode(ParameterMode.PARAMETER_NAMED);
    options.setPruneUnusedColumns(true);
    options.setDefaultTimezone("UTC");
    return options;
  }

  static SimpleTable table(TableSchema schema) {
    SimpleTable table = new SimpleTable(schema.name());
    table.setFullName(schema.fullName());
    for (TableSchema.Column column : schema.columns()) {
      table.addSimpleColumn(
          new SimpleColumn(schema.fullName(), column.name(), TypeNames.parse(column.type())));
    }
    return table;
  }

  private static void allowDeepTrees() {
    try {
      Field limit = CodedInputStream.class.getDeclaredField("defaultRecursionLimit");
      limit.setAccessible(true);
      limit.setInt(null, TREE_DEPTH);
    } catch (ReflectiveOperationException e) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "this protobuf version has no recursion limit to raise", e);
    }
  }
}
