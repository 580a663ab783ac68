package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateHavingModifier;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aggregates by name, over a group or over a window. */
final class AggregateFunctions {
  /**
   * An aggregate being lowered.
   *
   * @param over the OVER clause, or an empty text
   * @param distinct {@code "DISTINCT "} or an empty text
   * @param order the ORDER BY clause within the call, or an empty text
   * @param limit the LIMIT within the call, or an empty text
   */
  record Aggregate(
      Call call,
      String over,
      String distinct,
      String order,
      String limit,
      NullHandlingModifier nulls,
      @Nullable ResolvedAggregateHavingModifier having) {

    String arg(int index) {
      return call.arg(index);
    }

    Type type() {
      return call.type(0);
    }

    /** A DuckDB aggregate of the first argument. */
    String of(String name) {
      return name + "(" + distinct + arg(0) + ")" + over;
    }
  }

  /** How calls of one aggregate are written. */
  interface AggregateRule {
    String lower(Aggregate aggregate);
  }

  private static final Map<String, AggregateRule> RULES = Map.ofEntries(
      Map.entry("$count_star", a -> "count(*)" + a.over()),
      Map.entry("count", a -> a.of("count")),
      Map.entry("countif", AggregateFunctions::countIf),
      Map.entry("sum", AggregateFunctions::sum),
      Map.entry("avg", AggregateFunctions::average),
      Map.entry("min", AggregateFunctions::minimum),
      Map.entry("max", a -> a.of("max")),
      Map.entry("any_value", AggregateFunctions::anyValue),
      Map.entry("logical_and", a -> a.of("bool_and")),
      Map.entry("logical_or", a -> a.of("bool_or")),
      Map.entry("bit_and", a -> a.of("bit_and")),
      Map.entry("bit_or", a -> a.of("bit_or")),
      Map.entry("bit_xor", a -> a.of("bit_xor")),
      Map.entry("approx_count_distinct", a -> "count(DISTINCT " + a.arg(0) + ")" + a.over()),
      Map.entry("array_agg", AggregateFunctions::arrayAgg),
      Map.entry(
          "array_concat_agg",
          a -> "flatten(list(" + a.arg(0) + a.order() + ") FILTER (WHERE " + a.arg(0)
              + " IS NOT NULL)" + a.over() + ")"),
      Map.entry("string_agg", AggregateFunctions::stringAgg),
      Map.entry("stddev", a -> moment(a, "stddev_samp")),
      Map.entry("stddev_samp", a -> moment(a, "stddev_samp")),
      Map.entry("stddev_pop", a -> moment(a, "stddev_pop")),
      Map.entry("variance", a -> moment(a, "var_samp")),
      Map.entry("var_samp", a -> moment(a, "var_samp")),
      Map.entry("var_pop", a -> moment(a, "var_pop")),
      Map.entry("corr", a -> pair(a, "corr")),
      Map.entry("covar_pop", a -> pair(a, "covar_pop")),
      Map.entry("covar_samp", a -> pair(a, "covar_samp")));

  private static final Set<String> ORDERED = Set.of("array_agg", "string_agg", "array_concat_agg");

  private AggregateFunctions() {}

  static boolean knows(String function) {
    return RULES.containsKey(function);
  }

  static String lower(Call call, ResolvedAggregateFunctionCall node) {
    String order = node.getOrderByItemList().isEmpty()
        ? ""
        : " ORDER BY " + Ordering.list(call.query(), node.getOrderByItemList());
    String limit = node.getLimit() == null ? "" : call.query().expressions.lower(node.getLimit());
    String distinct = node.getDistinct() ? "DISTINCT " : "";
    return lower(new Aggregate(
        call,
        "",
        distinct,
        order,
        limit,
        node.getNullHandlingModifier(),
        node.getHavingModifier()));
  }

  static String lower(Aggregate aggregate) {
    Call call = aggregate.call();
    String function = call.function();
    AggregateRule rule = RULES.get(function);
    if (rule == null) {
      throw call.unsupported("aggregate function " + call.spelled());
    }
    if (call.safe()) {
      throw call.unsupported("SAFE." + call.spelled());
    }
    if (!ORDERED.contains(function) && !(aggregate.order() + aggregate.limit()).isEmpty()) {
      throw call.unsupported("ORDER BY or LIMIT in " + call.spelled());
    }
    if (aggregate.having() != null && !function.equals("any_value")) {
      throw call.unsupported("HAVING in " + call.spelled());
    }
    if (aggregate.nulls() != NullHandlingModifier.DEFAULT_NULL_HANDLING
        && !function.equals("array_agg")) {
      throw call.unsupported("IGNORE or RESPECT NULLS in " + call.spelled());
    }
    if (!call.node().getCollationList().isEmpty()) {
      throw call.unsupported("collation");
    }
    return rule.lower(aggregate);
  }

  private static BoscoException unsupported(Aggregate a, String what) {
    return a.call().unsupported(a.call().spelled() + " " + what);
  }

  private static String countIf(Aggregate a) {
    if (!a.distinct().isEmpty()) {
      throw unsupported(a, "with DISTINCT");
    }
    return "count(CASE WHEN " + a.arg(0) + " THEN 1 END)" + a.over();
  }

  /** INT64 sums are HUGEINT in DuckDB; sums of FLOAT64 compensate for rounding as far as they are finite. */
  private static String sum(Aggregate a) {
    Type type = a.type();
    if (type.isInt64()) {
      return "CAST(" + a.of("sum") + " AS BIGINT)";
    }
    if (type.isNumeric()) {
      return a.of("sum");
    }
    if (type.isDouble()) {
      return "CASE WHEN isfinite(" + a.of("sum") + ") THEN " + a.of("fsum") + " ELSE " + a.of("sum")
          + " END";
    }
    throw unsupported(a, "of " + TypeNames.of(type));
  }

  private static String average(Aggregate a) {
    Type type = a.type();
    if (type.isNumeric()) {
      // No rows give no sum, and the division then gives NULL before it looks at the count.
      return Call.own(
          false, "num_div", a.of("sum"), "CAST(" + a.of("count") + " AS DECIMAL(38,9))");
    }
    if (type.isInt64()) {
      return a.of("avg");
    }
    if (type.isDouble()) {
      return "CASE WHEN isfinite(" + a.of("avg") + ") THEN " + a.of("favg") + " ELSE " + a.of("avg")
          + " END";
    }
    throw unsupported(a, "of " + TypeNames.of(type));
  }

  private static String minimum(Aggregate a) {
    String min = a.of("min");
    return a.type().isDouble()
        ? "CASE WHEN bool_or(isnan(" + a.arg(0) + "))" + a.over() + " THEN 'nan'::DOUBLE ELSE "
            + min + " END"
        : min;
  }

  private static String anyValue(Aggregate a) {
    ResolvedAggregateHavingModifier having = a.having();
    if (having == null) {
      return a.of("any_value");
    }

    String by = a.call().query().expressions.lower(having.getHavingExpr());
    String name = having.getKind().name().equals("MAX") ? "arg_max_null" : "arg_min_null";
    return name + "(" + a.arg(0) + ", " + by + ")" + a.over();
  }

  private static String arrayAgg(Aggregate a) {
    boolean ignore = a.nulls() == NullHandlingModifier.IGNORE_NULLS;
    String filter = ignore ? " FILTER (WHERE " + a.arg(0) + " IS NOT NULL)" : "";
    String list = "list(" + a.distinct() + a.arg(0) + a.order() + ")" + filter + a.over();
    return a.limit().isEmpty() ? list : "list_slice(" + list + ", 1, " + a.limit() + ")";
  }

  private static String stringAgg(Aggregate a) {
    if (!a.type().isString()) {
      throw unsupported(a, "of " + TypeNames.of(a.type()));
    }
    String separator = a.call().size() > 1 ? a.arg(1) : "','";
    if (a.limit().isEmpty()) {
      return "string_agg(" + a.distinct() + a.arg(0) + ", " + separator + a.order() + ")"
          + a.over();
    }
    String list = "list(" + a.distinct() + a.arg(0) + a.order() + ") FILTER (WHERE " + a.arg(0)
        + " IS NOT NULL)" + a.over();
    return "array_to_string(list_slice(" + list + ", 1, " + a.limit() + "), " + separator + ")";
  }

  private static String moment(Aggregate a, String name) {
    if (!a.type().isDouble()) {
      throw unsupported(a, "of " + TypeNames.of(a.type()));
    }
    return a.of(name);
  }

  private static String pair(Aggregate a, String name) {
    if (!a.type().isDouble() || !a.distinct().isEmpty()) {
      throw unsupported(a, "of " + TypeNames.of(a.type()));
    }
    String args = "(" + a.arg(0) + ", " + a.arg(1) + ")" + a.over();
    // One pair has no variance: GoogleSQL gives NULL, DuckDB NaN.
    return name.equals("corr")
        ? "CASE WHEN regr_count" + args + " > 1 THEN corr" + args + " END"
        : name + args;
  }
}
