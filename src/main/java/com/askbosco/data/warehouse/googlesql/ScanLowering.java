package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSingleRowScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Every scan becomes one complete SELECT that gives exactly the scan's columns. */
final class ScanLowering {
  private final QueryLowering query;

  /** Columns of the recursive WITH entries being lowered, innermost first, with the entry's name. */
  private final Deque<String> recursiveNames = new ArrayDeque<>();

  ScanLowering(QueryLowering query) {
    this.query = query;
  }

  String lower(ResolvedScan scan) {
    return query.at(scan, this::inPlace);
  }

  private String inPlace(ResolvedScan scan) {
    return switch (scan) {
      case ResolvedTableScan table -> table(table);
      case ResolvedSingleRowScan row -> "SELECT 1 AS dummy";
      case ResolvedProjectScan project -> project(project);
      case ResolvedFilterScan filter -> filter(filter);
      case ResolvedJoinScan join -> join(join);
      case ResolvedAggregateScan aggregate -> query.aggregates.lower(aggregate);
      case ResolvedAnalyticScan analytic -> query.windows.lower(analytic);
      case ResolvedArrayScan array -> UnnestLowering.lower(query, array);
      case ResolvedWithScan with -> ordered(with);
      case ResolvedOrderByScan order -> ordered(order);
      case ResolvedLimitOffsetScan limit -> ordered(limit);
      case ResolvedSetOperationScan set -> setOperation(set);
      case ResolvedWithRefScan reference ->
        withReference(reference.getWithQueryName(), reference.getColumnList());
      case ResolvedRecursiveRefScan reference ->
        withReference(recursiveNames.peek(), reference.getColumnList());
      default -> throw query.unsupported(describe(scan), describe(scan));
    };
  }

  /** {@code TABLESAMPLE} for a ResolvedSampleScan and the like: what the user wrote, as far as it is known. */
  private static String describe(ResolvedNode scan) {
    String kind = scan.getClass().getSimpleName().replace("Resolved", "").replace("Scan", "");
    return switch (kind) {
      case "Sample" -> "TABLESAMPLE";
      case "TVF" -> "TABLE";
      default -> kind.toUpperCase(java.util.Locale.ROOT);
    };
  }

  /** The select list of a scan whose input already names its columns {@code cN}. */
  static String columns(List<ResolvedColumn> columns) {
    return columns(columns, Map.of());
  }

  /** The select list, with the given columns computed; each column once, and never empty. */
  static String columns(List<ResolvedColumn> columns, Map<Long, String> computed) {
    if (columns.isEmpty()) {
      return "1 AS dummy";
    }
    Set<String> select = new LinkedHashSet<>();
    for (ResolvedColumn column : columns) {
      String expression = computed.get(column.getId());
      String name = QueryLowering.column(column);
      select.add(expression == null ? name : expression + " AS " + name);
    }
    return String.join(", ", select);
  }

  String from(ResolvedScan input) {
    return " FROM (" + lower(input) + ") AS " + query.freshAlias();
  }

  private String table(ResolvedTableScan scan) {
    if (scan.getForSystemTimeExpr() != null) {
      throw query.unsupported("FOR SYSTEM_TIME AS OF", "SYSTEM_TIME");
    }
    String fullName = scan.getTable().getFullName();
    query.readsTable(fullName);
    StringJoiner table = new StringJoiner(".");
    for (String part : fullName.split("\\.", -1)) {
      table.add(DuckTypes.identifier(part));
    }
    Map<Long, String> computed = new HashMap<>();
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      computed.put(
          scan.getColumnList().get(i).getId(),
          DuckTypes.identifier(scan.getTable().getColumn(index).getName()));
    }
    return "SELECT " + columns(scan.getColumnList(), computed) + " FROM " + table;
  }

  private String project(ResolvedProjectScan scan) {
    Map<Long, String> computed = new HashMap<>();
    for (ResolvedComputedColumn column : scan.getExprList()) {
      computed.put(column.getColumn().getId(), query.expressions.lower(column.getExpr()));
    }
    String select = "SELECT " + columns(scan.getColumnList(), computed);
    return scan.getInputScan() instanceof ResolvedSingleRowScan
        ? select
        : select + from(scan.getInputScan());
  }

  private String filter(ResolvedFilterScan scan) {
    return "SELECT "
        + columns(scan.getColumnList())
        + from(scan.getInputScan())
        + " WHERE "
        + query.expressions.lower(scan.getFilterExpr());
  }

  private String join(ResolvedJoinScan scan) {
    if (scan.getIsLateral()) {
      throw query.unsupported("LATERAL", "LATERAL");
    }
    String sides = from(scan.getLeftScan())
        + " "
        + scan.getJoinType().name()
        + " JOIN ("
        + lower(scan.getRightScan())
        + ") AS "
        + query.freshAlias();
    // JOIN ON TRUE is DuckDB's cross join too, and keeps one shape.
    String on = scan.getJoinExpr() == null ? "TRUE" : query.expressions.lower(scan.getJoinExpr());
    return "SELECT " + columns(scan.getColumnList()) + sides + " ON " + on;
  }

  private String ordered(ResolvedScan scan) {
    return OrderedQuery.peel(scan).sql(query, columns(scan.getColumnList()));
  }

  /** {@code WITH a(w0, w1) AS (…), b(…) AS (…) }; the columns of an entry are named by position. */
  String withClause(ResolvedWithScan scan) {
    StringJoiner entries =
        new StringJoiner(", ", scan.getRecursive() ? "WITH RECURSIVE " : "WITH ", " ");
    for (ResolvedWithEntry entry : scan.getWithEntryList()) {
      ResolvedScan body = entry.getWithSubquery();
      String name = DuckTypes.identifier(entry.getWithQueryName());
      String sql;
      if (body instanceof ResolvedRecursiveScan recursive) {
        sql = recursive(entry.getWithQueryName(), recursive);
      } else {
        sql = OrderedQuery.peel(body).sql(query, positions(body.getColumnList(), "w"));
      }
      entries.add(name + " AS (" + sql + ")");
    }
    return entries.toString();
  }

  private String recursive(String name, ResolvedRecursiveScan scan) {
    if (scan.getRecursionDepthModifier() != null) {
      throw query.unsupported("WITH DEPTH", "DEPTH");
    }
    String base = item(scan.getNonRecursiveTerm(), "w");
    recursiveNames.push(name);
    String step = item(scan.getRecursiveTerm(), "w");
    recursiveNames.pop();
    String union = scan.getOpType().name().equals("UNION_ALL") ? " UNION ALL " : " UNION ";
    return base + union + step;
  }

  private static String positions(List<ResolvedColumn> columns, String prefix) {
    StringJoiner select = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      select.add(QueryLowering.column(columns.get(i)) + " AS " + prefix + i);
    }
    return columns.isEmpty() ? "1 AS dummy" : select.toString();
  }

  private static String fromPositions(List<ResolvedColumn> columns, String prefix) {
    Map<Long, String> computed = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      computed.put(columns.get(i).getId(), prefix + i);
    }
    return columns(columns, computed);
  }

  private static String withReference(String name, List<ResolvedColumn> columns) {
    return "SELECT " + fromPositions(columns, "w") + " FROM " + DuckTypes.identifier(name);
  }

  /** One side of a set operation, its columns named by position so that swapped columns stay in place. */
  private String item(ResolvedSetOperationItem item, String prefix) {
    return "(SELECT " + positions(item.getOutputColumnList(), prefix) + from(item.getScan()) + ")";
  }

  private String setOperation(ResolvedSetOperationScan scan) {
    String operator = switch (scan.getOpType()) {
      case UNION_ALL -> " UNION ALL ";
      case UNION_DISTINCT -> " UNION ";
      case INTERSECT_DISTINCT -> " INTERSECT ";
      case EXCEPT_DISTINCT -> " EXCEPT ";
      default -> throw query.unsupported(scan.getOpType().name().replace('_', ' '), "ALL");
    };
    StringJoiner items = new StringJoiner(operator);
    for (ResolvedSetOperationItem item : scan.getInputItemList()) {
      items.add(item(item, "o"));
    }
    return "SELECT " + fromPositions(scan.getColumnList(), "o") + " FROM (" + items + ") AS "
        + query.freshAlias();
  }
}
