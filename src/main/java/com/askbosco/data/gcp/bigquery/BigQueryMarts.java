package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.warehouse.mart.MartCatalog;
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
      "'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\"|--[^\\n]*|#[^\\n]*|(?s:/\\*.*?\\*/)|\\bgold\\.");

  /** Copies the views. */
  public BigQueryMarts {
    views = Map.copyOf(views);
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
