package com.askbosco.data.gcp.fake;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScanBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeWhen;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions of a statement, taken apart at AND, and where its columns come from. */
final class Conditions {
  private static final Set<String> COMPARISONS = Set.of(
      "$equal",
      "$less",
      "$less_or_equal",
      "$greater",
      "$greater_or_equal",
      "$between",
      "$in",
      "$is_null");

  private final List<ResolvedExpr> conjuncts = new ArrayList<>();
  private final List<ResolvedTableScan> reads = new ArrayList<>();
  private final Map<Long, Set<Long>> origins = new HashMap<>();
  private final Map<String, List<ResolvedColumn>> with = new HashMap<>();

  Conditions(ResolvedStatement statement) {
    statement.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        note(node);
        super.defaultVisit(node);
      }
    });
    if (statement instanceof ResolvedInsertStmt insert) {
      reads.remove(insert.getTableScan());
    }
  }

  private void note(ResolvedNode node) {
    switch (node) {
      case ResolvedTableScan scan -> reads.add(scan);
      case ResolvedFilterScan filter -> split(filter.getFilterExpr());
      case ResolvedJoinScan join -> split(join.getJoinExpr());
      case ResolvedDeleteStmt delete -> split(delete.getWhereExpr());
      case ResolvedUpdateStmt update -> split(update.getWhereExpr());
      case ResolvedMergeStmt merge -> split(merge.getMergeExpr());
      case ResolvedMergeWhen when -> split(when.getMatchExpr());
      case ResolvedComputedColumn computed -> {
        if (computed.getExpr() instanceof ResolvedColumnRef reference) {
          origin(computed.getColumn(), reference.getColumn());
        }
      }
      case ResolvedWithEntry entry ->
        with.put(entry.getWithQueryName(), entry.getWithSubquery().getColumnList());
      case ResolvedWithRefScan reference -> {
        List<ResolvedColumn> columns = with.getOrDefault(reference.getWithQueryName(), List.of());
        for (int i = 0; i < Math.min(columns.size(), reference.getColumnList().size()); i++) {
          origin(reference.getColumnList().get(i), columns.get(i));
        }
      }
      case ResolvedSetOperationScan set -> {
        for (ResolvedSetOperationItem item : set.getInputItemList()) {
          for (int i = 0; i < set.getColumnList().size(); i++) {
            origin(set.getColumnList().get(i), item.getOutputColumnList().get(i));
          }
        }
      }
      case ResolvedAggregateScanBase aggregate -> {
        // Its group keys are computed columns.
      }
      default -> {
        // Has no condition.
      }
    }
  }

  private void origin(ResolvedColumn column, ResolvedColumn from) {
    origins.computeIfAbsent(column.getId(), id -> new HashSet<>()).add(from.getId());
  }

  private void split(ResolvedExpr condition) {
    conjuncts.addAll(conjuncts(condition));
  }

  /** The parts of a condition that all must hold; none of no condition. */
  static List<ResolvedExpr> conjuncts(ResolvedExpr condition) {
    if (condition == null) {
      return List.of();
    }
    if (condition instanceof ResolvedFunctionCall call && name(call).equals("$and")) {
      return call.getArgumentList().stream()
          .flatMap(part -> conjuncts(part).stream())
          .toList();
    }
    return List.of(condition);
  }

  static String name(ResolvedFunctionCallBase call) {
    return call.getFunction().getName();
  }

  /** The tables that are read or changed, but not only added to. */
  List<ResolvedTableScan> reads() {
    return reads;
  }

  /** The conditions that all rows of this column must meet and that compare it with constants. */
  List<ResolvedExpr> on(long column) {
    return conjuncts.stream()
        .filter(part -> comparesWithConstant(part, Set.of(column)))
        .toList();
  }

  /** Whether a condition compares this column, or one that is made of it, with constants. */
  boolean restricts(long column) {
    Set<Long> same = carriers(column);
    return conjuncts.stream().anyMatch(part -> comparesWithConstant(part, same));
  }

  /** The columns that hold the values of this one. */
  Set<Long> carriers(long column) {
    Set<Long> carriers = new HashSet<>();
    Deque<Long> open = new ArrayDeque<>(List.of(column));
    while (!open.isEmpty()) {
      long next = open.pop();
      if (carriers.add(next)) {
        origins.forEach((made, from) -> {
          if (from.contains(next)) {
            open.push(made);
          }
        });
      }
    }
    return carriers;
  }

  private static boolean comparesWithConstant(ResolvedExpr condition, Set<Long> columns) {
    if (!(condition instanceof ResolvedFunctionCall call)) {
      return false;
    }
    if (name(call).equals("$or")) {
      return call.getArgumentList().stream()
          .allMatch(part ->
              conjuncts(part).stream().anyMatch(inner -> comparesWithConstant(inner, columns)));
    }
    if (!COMPARISONS.contains(name(call))) {
      return false;
    }
    boolean compared = false;
    for (ResolvedExpr argument : call.getArgumentList()) {
      ResolvedExpr bare = argument instanceof ResolvedCast cast ? cast.getExpr() : argument;
      if (bare instanceof ResolvedColumnRef reference
          && columns.contains(reference.getColumn().getId())) {
        compared = true;
      } else if (!columns(argument).isEmpty() || hasSubquery(argument)) {
        return false;
      }
    }
    return compared;
  }

  /** The columns an expression names. */
  static Set<Long> columns(ResolvedExpr expression) {
    Set<Long> columns = new HashSet<>();
    expression.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        if (node instanceof ResolvedColumnRef reference) {
          columns.add(reference.getColumn().getId());
        }
        super.defaultVisit(node);
      }
    });
    return columns;
  }

  /** Whether an expression asks a table. */
  static boolean hasSubquery(ResolvedExpr expression) {
    boolean[] found = new boolean[1];
    expression.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        found[0] |= node instanceof ResolvedSubqueryExpr;
        super.defaultVisit(node);
      }
    });
    return found[0];
  }
}
