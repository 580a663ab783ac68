package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
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
    @Nullable ResolvedLimitOffsetScan limit) {

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
    List<ResolvedOrderByItem> order = List.of();
    if (body instanceof ResolvedOrderByScan ordered) {
      order = ordered.getOrderByItemList();
      body = ordered.getInputScan();
    }
    return new OrderedQuery(with, body, order, limit);
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
    sql.append("SELECT ").append(select).append(" FROM (").append(query.scans.lower(body));
    sql.append(") AS ").append(query.freshAlias()).append(orderBy(query));
    if (limit != null) {
      sql.append(" LIMIT ").append(query.expressions.lower(limit.getLimit()));
      if (limit.getOffset() != null) {
        sql.append(" OFFSET ").append(query.expressions.lower(limit.getOffset()));
      }
    }
    return sql.toString();
  }
}
