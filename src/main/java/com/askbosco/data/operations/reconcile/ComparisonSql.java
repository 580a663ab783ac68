package com.askbosco.data.operations.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The queries of a comparison, in the part of SQL that GoogleSQL and DuckDB share. Rows with the same key are added up first; how
 * often a key is there is told beside it.
 */
final class ComparisonSql {
  private final Comparison comparison;
  private final Tables tables;

  ComparisonSql(Comparison comparison, Tables tables) {
    this.comparison = comparison;
    this.tables = tables;
  }

  /** Rows, keys and keys that are there more than once: of the old table, then of the new one. */
  String sizes() {
    return "SELECT o.n AS n0, o.k AS k0, o.d AS d0, f.n AS n1, f.k AS k1, f.d AS d1 FROM ("
        + size(true) + ") AS o CROSS JOIN (" + size(false) + ") AS f";
  }

  private String size(boolean old) {
    return "SELECT COALESCE(SUM(row_count), 0) AS n, COUNT(*) AS k,"
        + " COALESCE(SUM(CASE WHEN row_count > 1 THEN 1 ELSE 0 END), 0) AS d FROM ("
        + side(old) + ") AS each_key";
  }

  /** How many keys are missing, extra, and differ; then how many differ in each measure. */
  String counts() {
    List<String> columns = new ArrayList<>();
    columns.add(count("f.row_count IS NULL"));
    columns.add(count("o.row_count IS NULL"));
    columns.add(count(differs()));
    comparison
        .measures()
        .forEach((measure, tolerance) ->
            columns.add(count(both() + " AND " + apart(measure, tolerance))));
    return "SELECT " + String.join(", ", numbered(columns)) + joined();
  }

  private static List<String> numbered(List<String> columns) {
    List<String> named = new ArrayList<>();
    for (String column : columns) {
      named.add(column + " AS c" + named.size());
    }
    return named;
  }

  private static String count(String condition) {
    return "COALESCE(SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0)";
  }

  /** Keys, then old and new figure of each measure, of rows of one kind. */
  String samples(String kind) {
    String condition = switch (kind) {
      case "missing" -> "f.row_count IS NULL";
      case "extra" -> "o.row_count IS NULL";
      default -> differs();
    };
    List<String> columns = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (String key : comparison.keys()) {
      columns.add("COALESCE(o." + name(key) + ", f." + name(key) + ") AS k" + order.size());
      order.add("k" + order.size());
    }
    int at = 0;
    for (String measure : comparison.measures().keySet()) {
      columns.add("o." + name(measure) + " AS o" + at);
      columns.add("f." + name(measure) + " AS f" + at++);
    }
    return "SELECT " + String.join(", ", columns) + joined() + " WHERE " + condition + " ORDER BY "
        + String.join(", ", order) + " LIMIT " + comparison.samples();
  }

  /** Days, then old and new total of each measure, of days whose totals lie apart. */
  String days() {
    String day = name(comparison.day().orElseThrow());
    List<String> totals = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<String> apart = new ArrayList<>();
    int at = 0;
    for (Map.Entry<String, Tolerance> measure : comparison.measures().entrySet()) {
      totals.add("COALESCE(SUM(o." + name(measure.getKey()) + "), 0) AS o" + at);
      totals.add("COALESCE(SUM(f." + name(measure.getKey()) + "), 0) AS f" + at);
      columns.add("o" + at + ", f" + at);
      apart.add(apart("o" + at, "f" + at, measure.getValue()));
      at++;
    }
    return "SELECT totals_day, " + String.join(", ", columns) + " FROM (SELECT COALESCE(o." + day
        + ", f." + day + ") AS totals_day, " + String.join(", ", totals) + joined()
        + " GROUP BY 1) AS totals WHERE " + String.join(" OR ", apart) + " ORDER BY totals_day";
  }

  private String differs() {
    return both() + " AND ("
        + (comparison.measures().isEmpty()
            ? "FALSE"
            : comparison.measures().entrySet().stream()
                .map(each -> apart(each.getKey(), each.getValue()))
                .collect(Collectors.joining(" OR ")))
        + ")";
  }

  private static String both() {
    return "o.row_count IS NOT NULL AND f.row_count IS NOT NULL";
  }

  private String apart(String measure, Tolerance tolerance) {
    String old = "o." + name(measure);
    String fresh = "f." + name(measure);
    String differ = apart(old, fresh, tolerance);
    return comparison.nullAsZero()
        ? differ
        : "(" + differ + " OR (" + old + " IS NULL) <> (" + fresh + " IS NULL))";
  }

  /** Neither side is NULL where it matters: NULL on both sides is no difference. */
  private String apart(String old, String fresh, Tolerance tolerance) {
    return "COALESCE(ABS(" + old + " - " + fresh + ") > GREATEST("
        + number(tolerance.amount().toPlainString()) + ", ABS(" + old + ") * "
        + number(tolerance.share().toPlainString()) + "), FALSE)";
  }

  private String number(String text) {
    return "CAST('" + text + "' AS " + tables.numeric() + ")";
  }

  private String joined() {
    String on = comparison.keys().stream()
        .map(key -> "o." + name(key) + " = f." + name(key))
        .collect(Collectors.joining(" AND "));
    return " FROM (" + side(true) + ") AS o FULL OUTER JOIN (" + side(false) + ") AS f ON " + on;
  }

  private String side(boolean old) {
    List<String> columns = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (String key : comparison.keys()) {
      columns.add("COALESCE(CAST(" + column(key, old) + " AS STRING), '') AS " + name(key));
      groups.add(String.valueOf(columns.size()));
    }
    columns.add("COUNT(*) AS row_count");
    for (String measure : comparison.measures().keySet()) {
      String sum = "SUM(CAST(" + column(measure, old) + " AS " + tables.numeric() + "))";
      columns.add(
          (comparison.nullAsZero() ? "COALESCE(" + sum + ", 0)" : sum) + " AS " + name(measure));
    }
    List<String> conditions = new ArrayList<>();
    comparison.day().ifPresent(day -> {
      String date = "CAST(" + column(day, old) + " AS DATE)";
      comparison.from().ifPresent(from -> conditions.add(date + " >= DATE '" + from + "'"));
      comparison.to().ifPresent(to -> conditions.add(date + " <= DATE '" + to + "'"));
    });
    return "SELECT " + String.join(", ", columns) + " FROM "
        + (old ? tables.oldTable() : tables.newTable())
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " GROUP BY " + String.join(", ", groups);
  }

  private String column(String column, boolean old) {
    return old ? comparison.old(column) : column;
  }

  /** Columns keep a name of their own within the queries, whatever keyword they are called like. */
  private static String name(String column) {
    return "c_" + column;
  }
}
