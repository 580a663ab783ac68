package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrame;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrameExpr;
import com.google.zetasql.resolvedast.ResolvedWindowFrameEnums.FrameUnit;
import java.util.StringJoiner;

/** Window functions: {@code SELECT *, f(…) OVER (…) AS cN} over the input. */
final class WindowLowering {
  private final QueryLowering query;

  WindowLowering(QueryLowering query) {
    this.query = query;
  }

  String lower(ResolvedAnalyticScan scan) {
    StringBuilder inner = new StringBuilder("SELECT *");
    for (ResolvedAnalyticFunctionGroup group : scan.getFunctionGroupList()) {
      for (ResolvedComputedColumnBase column : group.getAnalyticFunctionList()) {
        ResolvedAnalyticFunctionCall call = (ResolvedAnalyticFunctionCall) column.getExpr();
        inner
            .append(", ")
            .append(query.at(
                call, node -> AnalyticFunctions.lower(new Call(query, node), node, group, this)));
        inner.append(" AS ").append(QueryLowering.column(column.getColumn()));
      }
    }
    inner.append(query.scans.from(scan.getInputScan()));
    return "SELECT "
        + ScanLowering.columns(scan.getColumnList())
        + " FROM ("
        + inner
        + ") AS "
        + query.freshAlias();
  }

  /** {@code OVER (PARTITION BY … ORDER BY … frame)}. */
  String over(
      ResolvedAnalyticFunctionGroup group, ResolvedAnalyticFunctionCall call, boolean withFrame) {
    StringJoiner over = new StringJoiner(" ", " OVER (", ")");
    if (group.getPartitionBy() != null) {
      StringJoiner keys = new StringJoiner(", ", "PARTITION BY ", "");
      for (ResolvedColumnRef key : group.getPartitionBy().getPartitionByList()) {
        keys.add(query.expressions.lower(key));
      }
      over.add(keys.toString());
    }
    if (group.getOrderBy() != null) {
      over.add("ORDER BY " + Ordering.list(query, group.getOrderBy().getOrderByItemList()));
    }
    if (withFrame && call.getWindowFrame() != null) {
      over.add(frame(call.getWindowFrame()));
    }
    return over.toString();
  }

  private String frame(ResolvedWindowFrame frame) {
    boolean range = frame.getFrameUnit() == FrameUnit.RANGE;
    return (range ? "RANGE" : "ROWS")
        + " BETWEEN "
        + bound(frame.getStartExpr())
        + " AND "
        + bound(frame.getEndExpr());
  }

  private String bound(ResolvedWindowFrameExpr bound) {
    return switch (bound.getBoundaryType()) {
      case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
      case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
      case CURRENT_ROW -> "CURRENT ROW";
      case OFFSET_PRECEDING -> query.expressions.lower(bound.getExpression()) + " PRECEDING";
      case OFFSET_FOLLOWING -> query.expressions.lower(bound.getExpression()) + " FOLLOWING";
    };
  }
}
