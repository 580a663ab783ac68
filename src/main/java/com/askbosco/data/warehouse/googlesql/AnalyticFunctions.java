package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.warehouse.googlesql.AggregateFunctions.Aggregate;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import java.util.Map;
import java.util.Set;

/** Functions that exist over windows alone, and the aggregates over windows. */
final class AnalyticFunctions {
  private static final Set<String> NUMBERING = Set.of("row_number", "rank", "dense_rank", "ntile");
  private static final Set<String> DISTRIBUTION = Set.of("percent_rank", "cume_dist");
  private static final Set<String> NEIGHBOUR = Set.of("lag", "lead");
  private static final Set<String> FRAMED = Set.of("first_value", "last_value", "nth_value");

  /** The least count that a function takes. */
  private static final Map<String, Integer> LEAST_COUNT =
      Map.of("ntile", 1, "lag", 0, "lead", 0, "nth_value", 1);

  private AnalyticFunctions() {}

  static String lower(
      Call call,
      ResolvedAnalyticFunctionCall node,
      ResolvedAnalyticFunctionGroup group,
      WindowLowering windows) {
    String function = call.function();
    if (call.safe()) {
      throw call.unsupported("SAFE." + call.spelled());
    }
    requireCount(call);
    boolean ignoreNulls = node.getNullHandlingModifier() == NullHandlingModifier.IGNORE_NULLS;
    if (NUMBERING.contains(function) || DISTRIBUTION.contains(function)) {
      return function + "(" + call.args(0) + ")" + windows.over(group, node, false);
    }
    if (NEIGHBOUR.contains(function)) {
      return function + "(" + call.args(0) + ")" + windows.over(group, node, false);
    }
    if (FRAMED.contains(function)) {
      String nulls = ignoreNulls ? " IGNORE NULLS" : "";
      return function + "(" + call.args(0) + nulls + ")" + windows.over(group, node, true);
    }
    if (function.equals("percentile_cont") || function.equals("percentile_disc")) {
      return percentile(call, node) + windows.over(group, node, false);
    }
    if (!AggregateFunctions.knows(function)) {
      throw call.unsupported("window function " + call.spelled());
    }
    return AggregateFunctions.lower(new Aggregate(
        call,
        windows.over(group, node, true),
        node.getDistinct() ? "DISTINCT " : "",
        "",
        "",
        node.getNullHandlingModifier(),
        null));
  }

  /** An offset or number of buckets that GoogleSQL would refuse at run time; DuckDB takes a negative offset for the other direction. */
  private static void requireCount(Call call) {
    Integer least = LEAST_COUNT.get(call.function());
    int index = call.function().equals("ntile") ? 0 : 1;
    if (least == null || index >= call.size()) {
      return;
    }
    boolean allowed = call.constant(index)
        .filter(n -> !n.isNull() && n.getInt64Value() >= least)
        .isPresent();
    if (!allowed) {
      throw call.unsupported(call.spelled() + " whose argument " + (index + 1)
          + " is not a constant of at least " + least);
    }
  }

  private static String percentile(Call call, ResolvedAnalyticFunctionCall node) {
    if (node.getNullHandlingModifier() == NullHandlingModifier.RESPECT_NULLS
        || (call.function().equals("percentile_cont") && !call.result().isDouble())
        || call.constant(1).isEmpty()) {
      throw call.unsupported(
          call.spelled() + " with RESPECT NULLS, of NUMERIC or with a computed fraction");
    }
    String name = call.function().equals("percentile_cont") ? "quantile_cont" : "quantile_disc";
    return name + "(" + call.arg(0) + ", " + call.arg(1) + ")";
  }
}
