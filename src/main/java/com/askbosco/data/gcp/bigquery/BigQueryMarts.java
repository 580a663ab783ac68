package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.PackagedMarts;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marts as BigQuery builds them.
 *
 * @param catalog its queries read other marts where they are built, see {@link #build}
 * @param views queries of further views of gold by name, such as figures by week
 */
public record BigQueryMarts(MartCatalog catalog, Map<String, String> views) {
  private static final Pattern PARTS = Pattern.compile(
      "'(?:[^'\\\\\\n]++|\\\\.)*+'|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|--[^\\n]*|#[^\\n]*|(?s:/\\*.*?\\*/)|\\bgold\\.");

  /** Copies the views. */
  public BigQueryMarts {
    views = Map.copyOf(views);
  }

  /** The ones of this program. */
  public static BigQueryMarts packaged(List<TableLayout> tables) {
    PackagedMarts marts = PackagedMarts.load();
    return new BigQueryMarts(new MartCatalog(marts.gold(), tables, built(marts)), marts.views());
  }

  /** What a compiler found, with the query as it is built. */
  public static QueryCompiler built(QueryCompiler compiler) {
    return (name, query, tables) -> {
      Compiled compiled = compiler.compile(name, query, tables);
      return new Compiled(build(query), compiled.fields(), compiled.tables(), compiled.parents());
    };
  }

  /** A mart's query as it is built: without comments before it, and reading other marts as they were built, not as they are served. */
  public static String build(String query) {
    String sql = query
        .lines()
        .dropWhile(line -> line.startsWith("--"))
        .collect(java.util.stream.Collectors.joining("\n"));
    Matcher parts = PARTS.matcher(sql);
    StringBuilder built = new StringBuilder();
    while (parts.find()) {
      parts.appendReplacement(
          built,
          Matcher.quoteReplacement(
              parts.group().equals("gold.") ? BigQueryDialect.BUILD + "." : parts.group()));
    }
    return parts.appendTail(built).append('\n').toString();
  }
}
