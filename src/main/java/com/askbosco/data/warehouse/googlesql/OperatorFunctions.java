package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.Type;
import java.util.Map;
import java.util.StringJoiner;

/** Logic, comparison and conditional expressions. */
final class OperatorFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      total("$and", call -> joined(call, " AND ")),
      total("$or", call -> joined(call, " OR ")),
      total("$not", call -> "(NOT " + call.arg(0) + ")"),
      total("$equal", call -> Comparison.of("=", call.type(0), call.arg(0), call.arg(1))),
      total("$not_equal", call -> Comparison.of("<>", call.type(0), call.arg(0), call.arg(1))),
      total("$less", call -> Comparison.of("<", call.type(0), call.arg(0), call.arg(1))),
      total("$less_or_equal", call -> Comparison.of("<=", call.type(0), call.arg(0), call.arg(1))),
      total("$greater", call -> Comparison.of(">", call.type(0), call.arg(0), call.arg(1))),
      total(
          "$greater_or_equal", call -> Comparison.of(">=", call.type(0), call.arg(0), call.arg(1))),
      total(
          "$is_distinct_from",
          call -> "(" + call.arg(0) + " IS DISTINCT FROM " + call.arg(1) + ")"),
      total(
          "$is_not_distinct_from",
          call -> "(" + call.arg(0) + " IS NOT DISTINCT FROM " + call.arg(1) + ")"),
      total("$between", OperatorFunctions::between),
      total("$in", OperatorFunctions::in),
      total("$in_array", OperatorFunctions::inArray),
      total("$is_null", call -> "(" + call.arg(0) + " IS NULL)"),
      total("$is_true", call -> "(" + call.arg(0) + " IS TRUE)"),
      total("$is_false", call -> "(" + call.arg(0) + " IS FALSE)"),
      total("$case_no_value", OperatorFunctions::searchedCase),
      total("$case_with_value", OperatorFunctions::simpleCase),
      total(
          "if",
          call -> "CASE WHEN " + call.arg(0) + " THEN " + call.arg(1) + " ELSE " + call.arg(2)
              + " END"),
      total("ifnull", OperatorFunctions::coalesce),
      total("coalesce", OperatorFunctions::coalesce),
      total(
          "nullif",
          call -> "CASE WHEN " + Comparison.of("=", call.type(0), call.arg(0), call.arg(1))
              + " THEN NULL ELSE " + call.arg(0) + " END"),
      raises(
          "error",
          call -> "CAST(error(coalesce(" + call.arg(0) + ", 'ERROR called with NULL')) AS "
              + call.query().duckType(call.result()) + ")"));

  private OperatorFunctions() {}

  private static String joined(Call call, String operator) {
    StringJoiner joiner = new StringJoiner(operator, "(", ")");
    for (int i = 0; i < call.size(); i++) {
      joiner.add(call.arg(i));
    }
    return joiner.toString();
  }

  /**
   * DuckDB's coalesce stops at the first value too, but its optimiser may take an expression that occurs twice out of it and
   * evaluate it for every row. Out of a CASE it takes nothing.
   */
  private static String coalesce(Call call) {
    for (int i = 1; i < call.size(); i++) {
      if (Raising.mayRaise(call.query(), call.expression(i))) {
        StringBuilder sql = new StringBuilder("CASE");
        for (int k = 0; k < call.size() - 1; k++) {
          sql.append(" WHEN ").append(call.arg(k)).append(" IS NOT NULL THEN ").append(call.arg(k));
        }
        return sql.append(" ELSE ")
            .append(call.arg(call.size() - 1))
            .append(" END")
            .toString();
      }
    }
    return "coalesce(" + call.args(0) + ")";
  }

  private static String between(Call call) {
    Type type = call.type(0);
    if (!type.isDouble()) {
      return "(" + call.arg(0) + " BETWEEN " + call.arg(1) + " AND " + call.arg(2) + ")";
    }
    return "("
        + Comparison.of(">=", type, call.arg(0), call.arg(1))
        + " AND "
        + Comparison.of("<=", type, call.arg(0), call.arg(2))
        + ")";
  }

  private static String in(Call call) {
    Type type = call.type(0);
    if (!type.isDouble() && !type.isStruct()) {
      return "(" + call.arg(0) + " IN (" + call.args(1) + "))";
    }
    StringJoiner any = new StringJoiner(" OR ", "(", ")");
    for (int i = 1; i < call.size(); i++) {
      any.add(Comparison.of("=", type, call.arg(0), call.arg(i)));
    }
    return any.toString();
  }

  private static String inArray(Call call) {
    Type type = call.type(0);
    if (type.isDouble() || type.isStruct()) {
      throw call.unsupported("IN UNNEST of " + TypeNames.of(type));
    }
    return "(" + call.arg(0) + " IN (SELECT unnest(" + call.arg(1) + ")))";
  }

  private static String searchedCase(Call call) {
    StringBuilder sql = new StringBuilder("CASE");
    int i = 0;
    for (; i + 1 < call.size(); i += 2) {
      sql.append(" WHEN ").append(call.arg(i)).append(" THEN ").append(call.arg(i + 1));
    }
    return otherwise(call, sql, i);
  }

  private static String simpleCase(Call call) {
    StringBuilder sql = new StringBuilder("CASE");
    int i = 1;
    for (; i + 1 < call.size(); i += 2) {
      sql.append(" WHEN ").append(Comparison.of("=", call.type(0), call.arg(0), call.arg(i)));
      sql.append(" THEN ").append(call.arg(i + 1));
    }
    return otherwise(call, sql, i);
  }

  private static String otherwise(Call call, StringBuilder sql, int last) {
    if (last < call.size()) {
      sql.append(" ELSE ").append(call.arg(last));
    }
    return sql.append(" END").toString();
  }
}
