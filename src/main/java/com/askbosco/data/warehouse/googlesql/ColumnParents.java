package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the columns of tables that the values of a query's result are made of. One walk notes for every column of the tree which
 * others it is computed from; the results are then followed down to tables. Conditions, join keys and groups choose rows and make
 * no values: they are no parents, except of what counts or numbers rows.
 */
final class ColumnParents extends Visitor {
  private final Map<Long, Set<Long>> madeOf = new HashMap<>();
  private final Map<Long, String> tableColumns = new HashMap<>();
  /** Tables whose rows a column counts. */
  private final Map<Long, Set<String>> counted = new HashMap<>();

  private final Map<String, ResolvedScan> entries = new HashMap<>();
  private final Map<String, List<List<ResolvedColumn>>> references = new HashMap<>();
  private final Deque<ResolvedRecursiveScan> recursions = new ArrayDeque<>();

  private ColumnParents() {}

  /**
   * The parents of every column of the result, in its order: columns as {@code dataset.table.column}, and {@code dataset.table.*}
   * where rows are counted. A column without parents is a constant.
   */
  static Map<String, Set<String>> of(ResolvedQueryStmt statement) {
    ColumnParents parents = new ColumnParents();
    statement.accept(parents);
    parents.references.forEach((name, uses) -> {
      ResolvedScan entry = parents.entries.get(name);
      if (entry != null) {
        uses.forEach(columns -> parents.sameAs(columns, entry.getColumnList()));
      }
    });
    Map<String, Set<String>> result = new LinkedHashMap<>();
    for (ResolvedOutputColumn column : statement.getOutputColumnList()) {
      Set<String> found = new TreeSet<>();
      parents.follow(column.getColumn().getId(), new HashSet<>(), found);
      result.put(column.getName(), found);
    }
    return result;
  }

  private void follow(long column, Set<Long> seen, Set<String> found) {
    if (!seen.add(column)) {
      return;
    }
    String table = tableColumns.get(column);
    if (table != null) {
      found.add(table);
    }
    found.addAll(counted.getOrDefault(column, Set.of()));
    madeOf.getOrDefault(column, Set.of()).forEach(below -> follow(below, seen, found));
  }

  private void made(ResolvedColumn column, Set<Long> of) {
    madeOf.computeIfAbsent(column.getId(), id -> new HashSet<>()).addAll(of);
  }

  private void sameAs(List<ResolvedColumn> columns, List<ResolvedColumn> others) {
    for (int i = 0; i < columns.size(); i++) {
      made(columns.get(i), Set.of(others.get(i).getId()));
    }
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      tableColumns.put(
          scan.getColumnList().get(i).getId(),
          scan.getTable().getFullName() + "." + scan.getTable().getColumn(index).getName());
    }
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedComputedColumn column) {
    made(column.getColumn(), references(column.getExpr()));
    countRows(column.getColumn(), column.getExpr());
    super.visit(column);
  }

  @Override
  public void visit(ResolvedAggregateScan scan) {
    scan.getAggregateList().forEach(column -> {
      if (column instanceof ResolvedComputedColumn computed
          && computed.getExpr() instanceof ResolvedAggregateFunctionCall call
          && references(call).isEmpty()) {
        counted
            .computeIfAbsent(computed.getColumn().getId(), id -> new TreeSet<>())
            .addAll(rows(scan.getInputScan()));
      }
    });
    super.visit(scan);
  }

  /** A function of no column over a window, such as ROW_NUMBER or NTILE, is made of what orders and parts it. */
  @Override
  public void visit(ResolvedAnalyticFunctionGroup group) {
    Set<Long> window = new HashSet<>();
    if (group.getPartitionBy() != null) {
      group
          .getPartitionBy()
          .getPartitionByList()
          .forEach(ref -> window.add(ref.getColumn().getId()));
    }
    if (group.getOrderBy() != null) {
      group
          .getOrderBy()
          .getOrderByItemList()
          .forEach(item -> window.add(item.getColumnRef().getColumn().getId()));
    }
    group.getAnalyticFunctionList().forEach(column -> {
      if (column instanceof ResolvedComputedColumn computed
          && computed.getExpr() instanceof ResolvedAnalyticFunctionCall call
          && references(call).isEmpty()) {
        made(computed.getColumn(), window);
      }
    });
    super.visit(group);
  }

  @Override
  public void visit(ResolvedArrayScan scan) {
    Set<Long> arrays = new HashSet<>();
    scan.getArrayExprList().forEach(array -> arrays.addAll(references(array)));
    scan.getElementColumnList().forEach(column -> made(column, arrays));
    if (scan.getArrayOffsetColumn() != null) {
      made(scan.getArrayOffsetColumn().getColumn(), arrays);
    }
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedSetOperationScan scan) {
    for (ResolvedSetOperationItem item : scan.getInputItemList()) {
      sameAs(scan.getColumnList(), item.getOutputColumnList());
    }
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedRecursiveScan scan) {
    sameAs(scan.getColumnList(), scan.getNonRecursiveTerm().getOutputColumnList());
    sameAs(scan.getColumnList(), scan.getRecursiveTerm().getOutputColumnList());
    recursions.push(scan);
    super.visit(scan);
    recursions.pop();
  }

  @Override
  public void visit(ResolvedRecursiveRefScan scan) {
    sameAs(scan.getColumnList(), recursions.element().getColumnList());
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedWithEntry entry) {
    entries.put(entry.getWithQueryName(), entry.getWithSubquery());
    super.visit(entry);
  }

  @Override
  public void visit(ResolvedWithRefScan scan) {
    references
        .computeIfAbsent(scan.getWithQueryName(), name -> new java.util.ArrayList<>())
        .add(scan.getColumnList());
    super.visit(scan);
  }

  /** EXISTS looks at rows. */
  private void countRows(ResolvedColumn column, ResolvedExpr expression) {
    subqueries(expression, subquery -> {
      if (subquery.getSubquery().getColumnList().isEmpty() || isExists(subquery)) {
        counted
            .computeIfAbsent(column.getId(), id -> new TreeSet<>())
            .addAll(rows(subquery.getSubquery()));
      }
    });
  }

  private static boolean isExists(ResolvedSubqueryExpr subquery) {
    return subquery.getSubqueryType().name().equals("EXISTS");
  }

  private static void subqueries(ResolvedNode node, Consumer<ResolvedSubqueryExpr> found) {
    node.accept(new Visitor() {
      @Override
      public void visit(ResolvedSubqueryExpr subquery) {
        found.accept(subquery);
      }
    });
  }

  /** The columns an expression is made of: those it names, and what its subqueries give. */
  private static Set<Long> references(ResolvedExpr expression) {
    Set<Long> columns = new HashSet<>();
    expression.accept(new Visitor() {
      @Override
      public void visit(ResolvedColumnRef ref) {
        columns.add(ref.getColumn().getId());
      }

      @Override
      public void visit(ResolvedSubqueryExpr subquery) {
        if (subquery.getInExpr() != null) {
          subquery.getInExpr().accept(this);
        }
        if (!isExists(subquery)) {
          subquery.getSubquery().getColumnList().forEach(column -> columns.add(column.getId()));
        }
      }
    });
    return columns;
  }

  /** The tables below a scan, each as {@code dataset.table.*}. */
  private Set<String> rows(ResolvedScan scan) {
    Set<String> tables = new TreeSet<>();
    Set<String> open = new HashSet<>();
    scan.accept(new Visitor() {
      @Override
      public void visit(ResolvedTableScan table) {
        tables.add(table.getTable().getFullName() + ".*");
      }

      @Override
      public void visit(ResolvedWithRefScan reference) {
        ResolvedScan entry = entries.get(reference.getWithQueryName());
        if (entry != null && open.add(reference.getWithQueryName())) {
          entry.accept(this);
        }
      }
    });
    return tables;
  }
}
