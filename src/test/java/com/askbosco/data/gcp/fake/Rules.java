package com.askbosco.data.gcp.fake;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import com.google.zetasql.resolvedast.ResolvedSubqueryExprEnums.SubqueryType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What BigQuery refuses for the sake of its own machinery: full scans where a filter is required, and joins it cannot hash. */
final class Rules {
  private Rules() {}

  static void check(ResolvedStatement statement, Names names) {
    if (!(statement instanceof ResolvedCreateViewStmt)) {
      for (Unmet unmet : unmet(new Conditions(statement), names)) {
        throw ApiException.query("Cannot query over table '" + unmet.table().path()
            + "' without a filter over column(s) '" + String.join("', '", unmet.columns())
            + "' that can be used for partition elimination");
      }
    }
    statement.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        switch (node) {
          case ResolvedJoinScan join -> join(join);
          case ResolvedSubqueryExpr subquery -> correlated(subquery);
          case ResolvedMergeStmt merge -> predicate(merge.getMergeExpr());
          default -> {
            // Has no rule.
          }
        }
        super.defaultVisit(node);
      }
    });
  }

  /** A table or view that is read without the filter it requires on one of these columns. */
  private record Unmet(Table table, List<String> columns, Set<Long> carriers) {}

  private static List<Unmet> unmet(Conditions conditions, Names names) {
    List<Unmet> all = new ArrayList<>();
    for (ResolvedTableScan scan : conditions.reads()) {
      names.held(scan.getTable().getFullName()).ifPresent(table -> {
        for (List<String> required : table.requiredFilters()) {
          Set<Long> ids = new HashSet<>();
          for (int i = 0; i < scan.getColumnList().size(); i++) {
            int index = scan.getColumnIndexList().get(i).intValue();
            if (required.contains(scan.getTable().getColumn(index).getName())) {
              ids.add(scan.getColumnList().get(i).getId());
            }
          }
          if (ids.stream().noneMatch(conditions::restricts)) {
            Set<Long> carriers = new HashSet<>();
            ids.forEach(id -> carriers.addAll(conditions.carriers(id)));
            all.add(new Unmet(table, required, carriers));
          }
        }
      });
    }
    return all;
  }

  /** The filters a view asks of its readers: of each, the columns of which one must be restricted. */
  static List<List<String>> requiredFilters(ResolvedCreateViewStmt view, Names names) {
    List<List<String>> required = new ArrayList<>();
    for (Unmet unmet : unmet(new Conditions(view), names)) {
      required.add(view.getOutputColumnList().stream()
          .filter(output -> unmet.carriers().contains(output.getColumn().getId()))
          .map(ResolvedOutputColumn::getName)
          .toList());
    }
    return required;
  }

  private static void join(ResolvedJoinScan join) {
    predicate(join.getJoinExpr());
    String type = join.getJoinType().name();
    if (type.equals("INNER")) {
      return;
    }
    Set<Long> left = ids(join.getLeftScan().getColumnList());
    Set<Long> right = ids(join.getRightScan().getColumnList());
    if (Conditions.conjuncts(join.getJoinExpr()).stream()
        .noneMatch(part -> equates(part, left, right))) {
      throw ApiException.query(
          type + " OUTER JOIN cannot be used without a condition that is an equality"
              + " of fields from both sides of the join.");
    }
  }

  private static void predicate(ResolvedExpr condition) {
    if (condition != null && readsTable(condition)) {
      throw ApiException.query("Unsupported subquery with table in join predicate.");
    }
  }

  private static boolean readsTable(ResolvedNode node) {
    boolean[] found = new boolean[1];
    node.accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode inner) {
        found[0] |= inner instanceof ResolvedTableScan;
        super.defaultVisit(inner);
      }
    });
    return found[0];
  }

  private static Set<Long> ids(List<ResolvedColumn> columns) {
    Set<Long> ids = new HashSet<>();
    columns.forEach(column -> ids.add(column.getId()));
    return ids;
  }

  /** Whether a condition is an equality of something of one side with something of the other. */
  private static boolean equates(ResolvedExpr condition, Set<Long> left, Set<Long> right) {
    if (!(condition instanceof ResolvedFunctionCall call)
        || !Conditions.name(call).equals("$equal")) {
      return false;
    }
    Set<Long> first = Conditions.columns(call.getArgumentList().get(0));
    Set<Long> second = Conditions.columns(call.getArgumentList().get(1));
    return !first.isEmpty()
        && !second.isEmpty()
        && (left.containsAll(first) && right.containsAll(second)
            || left.containsAll(second) && right.containsAll(first));
  }

  /** A subquery over a table that names columns from outside must be a join in disguise. */
  private static void correlated(ResolvedSubqueryExpr subquery) {
    Set<Long> outside = new HashSet<>();
    subquery.getParameterList().forEach(p -> outside.add(p.getColumn().getId()));
    if (outside.isEmpty() || !readsTable(subquery.getSubquery())) {
      return;
    }
    List<ResolvedExpr> meeting = new ArrayList<>();
    subquery.getSubquery().accept(new Visitor() {
      @Override
      protected void defaultVisit(ResolvedNode node) {
        if (node instanceof ResolvedFilterScan filter) {
          for (ResolvedExpr part : Conditions.conjuncts(filter.getFilterExpr())) {
            if (Conditions.columns(part).stream().anyMatch(outside::contains)) {
              meeting.add(part);
            }
          }
        }
        super.defaultVisit(node);
      }
    });
    boolean any = meeting.stream().anyMatch(part -> equatesOutside(part, outside));
    boolean all = meeting.stream().allMatch(part -> equatesOutside(part, outside));
    boolean isScalar = subquery.getSubqueryType() == SubqueryType.SCALAR
        || subquery.getSubqueryType() == SubqueryType.ARRAY;
    if (subquery.getSubqueryType() == SubqueryType.EXISTS && !any || isScalar && !(any && all)) {
      throw ApiException.query(
          "Correlated subqueries that reference other tables are not supported unless they"
              + " can be de-correlated, such as by transforming them into an efficient JOIN.");
    }
  }

  private static boolean equatesOutside(ResolvedExpr condition, Set<Long> outside) {
    if (!(condition instanceof ResolvedFunctionCall call)
        || !Conditions.name(call).equals("$equal")) {
      return false;
    }
    Set<Long> first = Conditions.columns(call.getArgumentList().get(0));
    Set<Long> second = Conditions.columns(call.getArgumentList().get(1));
    boolean firstOutside = !first.isEmpty() && outside.containsAll(first);
    boolean secondOutside = !second.isEmpty() && outside.containsAll(second);
    return firstOutside && !second.isEmpty() && second.stream().noneMatch(outside::contains)
        || secondOutside && !first.isEmpty() && first.stream().noneMatch(outside::contains);
  }
}
