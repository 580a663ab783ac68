package com.askbosco.data.warehouse.metric;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the columns in an expression of a metric are written where the expression is used. */
interface ColumnNames {
  /** As they are. */
  ColumnNames PLAIN = expression -> expression;

  /** The expression with its columns as they are written here. */
  String written(String expression);

  /** Every one of the columns with {@code ${TABLE}.} before it, which LookML replaces by the table. */
  static ColumnNames ofLookMl(Collection<String> columns) {
    Pattern names = Pattern.compile(
        "\\b(" + columns.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b");
    return expression -> names.matcher(expression).replaceAll("\\${TABLE}.$1");
  }
}
