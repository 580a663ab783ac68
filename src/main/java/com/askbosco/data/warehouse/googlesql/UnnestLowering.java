package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSingleRowScan;

/**
 * UNNEST as DuckDB's unnest() in the select list of the input, which handles correlation, NULL and empty arrays as GoogleSQL
 * does. A join condition on the element needs a lateral join.
 */
final class UnnestLowering {
  private UnnestLowering() {}

  static String lower(QueryLowering query, ResolvedArrayScan scan) {
    if (scan.getArrayExprList().size() != 1) {
      throw query.unsupported("UNNEST of several arrays", "UNNEST");
    }
    String array = query.expressions.lower(scan.getArrayExprList().get(0));
    ResolvedColumn element = scan.getElementColumnList().get(0);
    boolean hasInput =
        scan.getInputScan() != null && !(scan.getInputScan() instanceof ResolvedSingleRowScan);
    String outer = "arr";
    String inner;
    if (scan.getJoinExpr() != null) {
      return lateral(query, scan, array);
    }
    if (hasInput) {
      inner = "SELECT *, " + array + " AS " + outer + " FROM ("
          + query.scans.lower(scan.getInputScan()) + ") AS " + query.freshAlias();
    } else {
      inner = "SELECT " + array + " AS " + outer;
    }
    String elements = outer;
    String offsets = "range(len(" + outer + "))";
    if (scan.getIsOuter()) {
      elements = "CASE WHEN len(arr) > 0 THEN arr ELSE [NULL] END";
      offsets = "CASE WHEN len(arr) > 0 THEN range(len(arr)) ELSE [NULL] END";
    }
    StringBuilder unnest =
        new StringBuilder("SELECT *, unnest(").append(elements).append(") AS ");
    unnest.append(QueryLowering.column(element));
    if (scan.getArrayOffsetColumn() != null) {
      unnest.append(", unnest(").append(offsets).append(") AS ");
      unnest.append(QueryLowering.column(scan.getArrayOffsetColumn().getColumn()));
    }
    unnest.append(" FROM (").append(inner).append(") AS ").append(query.freshAlias());
    return "SELECT "
        + ScanLowering.columns(scan.getColumnList())
        + " FROM ("
        + unnest
        + ") AS "
        + query.freshAlias();
  }

  private static String lateral(QueryLowering query, ResolvedArrayScan scan, String array) {
    StringBuilder elements = new StringBuilder("SELECT unnest(arr) AS ");
    elements.append(QueryLowering.column(scan.getElementColumnList().get(0)));
    if (scan.getArrayOffsetColumn() != null) {
      elements.append(", unnest(range(len(arr))) AS ");
      elements.append(QueryLowering.column(scan.getArrayOffsetColumn().getColumn()));
    }
    elements
        .append(" FROM (SELECT ")
        .append(array)
        .append(" AS arr) AS ")
        .append(query.freshAlias());
    return "SELECT "
        + ScanLowering.columns(scan.getColumnList())
        + query.scans.from(scan.getInputScan())
        + (scan.getIsOuter() ? " LEFT" : "")
        + " JOIN LATERAL ("
        + elements
        + ") AS "
        + query.freshAlias()
        + " ON "
        + query.expressions.lower(scan.getJoinExpr());
  }
}
