package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSet;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSetBase;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * GROUP BY. The keys are computed in an inner SELECT and grouped by name, which keeps grouping sets right even when an
 * aggregate reads the column that is also a key.
 */
final class AggregateLowering {
  private final QueryLowering query;

  AggregateLowering(QueryLowering query) {
    this.query = query;
  }

  String lower(ResolvedAggregateScan scan) {
    Map<Long, String> computed = new HashMap<>();
    for (ResolvedComputedColumnBase column : scan.getAggregateList()) {
      computed.put(column.getColumn().getId(), query.at(column.getExpr(), this::aggregate));
    }
    for (ResolvedGroupingCall call : scan.getGroupingCallList()) {
      String key = QueryLowering.column(call.getGroupByColumn().getColumn());
      computed.put(call.getOutputColumn().getId(), "CAST(grouping(" + key + ") AS BIGINT)");
    }
    StringJoiner keys = new StringJoiner(", ");
    StringBuilder inner = new StringBuilder("SELECT *");
    for (ResolvedComputedColumn key : scan.getGroupByList()) {
      String name = QueryLowering.column(key.getColumn());
      inner
          .append(", ")
          .append(query.expressions.lower(key.getExpr()))
          .append(" AS ")
          .append(name);
      keys.add(name);
    }
    String select = "SELECT " + ScanLowering.columns(scan.getColumnList(), computed);
    if (scan.getGroupByList().isEmpty() && scan.getGroupingSetList().isEmpty()) {
      // Without any aggregate left DuckDB would not aggregate at all.
      String one = computed.isEmpty() ? "SELECT count(*) AS dummy" : select;
      return one + query.scans.from(scan.getInputScan());
    }
    inner.append(query.scans.from(scan.getInputScan()));
    String group = scan.getGroupingSetList().isEmpty() ? keys.toString() : groupingSets(scan);
    return select + " FROM (" + inner + ") AS " + query.freshAlias() + " GROUP BY " + group;
  }

  private String groupingSets(ResolvedAggregateScan scan) {
    StringJoiner sets = new StringJoiner(", ", "GROUPING SETS (", ")");
    for (ResolvedGroupingSetBase base : scan.getGroupingSetList()) {
      if (!(base instanceof ResolvedGroupingSet set)) {
        throw query.unsupported("this GROUP BY", "GROUP");
      }
      StringJoiner columns = new StringJoiner(", ", "(", ")");
      for (ResolvedColumnRef column : set.getGroupByColumnList()) {
        columns.add(QueryLowering.column(column.getColumn()));
      }
      sets.add(columns.toString());
    }
    return sets.toString();
  }

  private String aggregate(ResolvedExpr expression) {
    ResolvedAggregateFunctionCall call = (ResolvedAggregateFunctionCall) expression;
    if (!call.getGroupByList().isEmpty()
        || call.getWhereExpr() != null
        || call.getHavingExpr() != null
        || call.getWithGroupRowsSubquery() != null) {
      throw query.unsupported("an aggregate of aggregates or with WHERE", "GROUP");
    }
    return AggregateFunctions.lower(new Call(query, call), call);
  }
}
