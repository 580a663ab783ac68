package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose WITH, ORDER BY and LIMIT stand on its outermost SELECT. DuckDB does not promise the order of an inner
 * subselect, so these are peeled off the resolved tree and put outside.
 */
record OrderedQuery(
    List<ResolvedWithScan> with,
    ResolvedScan body,
    List<ResolvedOrderByItem> order,
    @Nullable ResolvedLimitOffsetScan limit,
    @Nullable Projection projection) {

  /** A select list over rows that are already ordered and limited, as SELECT AS STRUCT makes it. */
  record Projection(ResolvedProjectScan scan, OrderedQuery rows) {}

  static OrderedQuery peel(ResolvedScan scan) {
    List<ResolvedWithScan> with = new ArrayList<>();
    ResolvedScan body = scan;
    while (body instanceof ResolvedWithScan entries) {
      with.add(entries);
      body = entries.getQuery();
    }
    ResolvedLimitOffsetScan limit = null;
    if (body instanceof ResolvedLimitOffsetScan limited) {
      limit = limited;
      body = limited.getInputScan();
    }
    if (body instanceof ResolvedProjectScan project && project.getIsOrdered()) {
      OrderedQuery rows = peel(project.getInputScan());
      if (!rows.order().isEmpty()) {
        return new OrderedQuery(with, body, rows.order(), limit, new Projection(project, rows));
      }
    }
    List<ResolvedOrderByItem> order = List.of();
    if (body instanceof ResolvedOrderByScan ordered) {
      order = ordered.getOrderByItemList();
      body = ordered.getInputScan();
    }
    return new OrderedQuery(with, body, order, limit, null);
  }

  /** Whether the rows are ordered and nothing else: no WITH, no LIMIT. */
  boolean isPlain() {
    return with.isEmpty() && limit == null && projection == null;
  }

  /** The ORDER BY list, or an empty text when the query is not ordered. */
  String orderBy(QueryLowering query) {
    return order.isEmpty() ? "" : " ORDER BY " + Ordering.list(query, order);
  }

  /** {@code WITH … SELECT <select> FROM (body) ORDER BY … LIMIT …}. */
  String sql(QueryLowering query, String select) {
    StringBuilder sql = new StringBuilder();
    for (ResolvedWithScan scan : with) {
      sql.append(query.scans.withClause(scan));
    }
    sql.append("SELECT ").append(select).append(" FROM (").append(rows(query));
    sql.append(") AS ").append(query.freshAlias()).append(orderBy(query));
    if (limit != null) {
      sql.append(" LIMIT ").append(query.expressions.lower(limit.getLimit()));
      if (limit.getOffset() != null) {
        sql.append(" OFFSET ").append(query.expressions.lower(limit.getOffset()));
      }
    }
    return sql.toString();
  }

  /** The rows before ORDER BY, with all columns that it may name. */
  String rows(QueryLowering query) {
    if (projection == null) {
      return query.scans.lower(body);
    }
    StringBuilder sql = new StringBuilder("SELECT *");
    for (ResolvedComputedColumn column : projection.scan().getExprList()) {
      sql.append(", ").append(query.expressions.lower(column.getExpr()));
      sql.append(" AS ").append(QueryLowering.column(column.getColumn()));
    }
    return sql.append(" FROM (")
        .append(projection.rows().sql(query, "*"))
        .append(") AS ")
        .append(query.freshAlias())
        .toString();
  }
}
