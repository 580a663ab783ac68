package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.List;
import java.util.Set;

/**
 * Rules of the BigQuery service that GoogleSQL's analyzer does not know: what a table may be partitioned and clustered by
 * (BigQuery's documentation of CREATE TABLE).
 */
final class BigQueryLimits {
  private static final int MAX_CLUSTER_COLUMNS = 4;
  private static final Set<TypeKind> CLUSTER_TYPES = Set.of(
      TypeKind.TYPE_INT64,
      TypeKind.TYPE_STRING,
      TypeKind.TYPE_BOOL,
      TypeKind.TYPE_DATE,
      TypeKind.TYPE_DATETIME,
      TypeKind.TYPE_TIMESTAMP,
      TypeKind.TYPE_NUMERIC,
      TypeKind.TYPE_BIGNUMERIC);
  private static final Set<String> PARTITION_FUNCTIONS = Set.of(
      "date", "timestamp_trunc", "datetime_trunc", "date_trunc", "range_bucket", "$extract_date");

  private BigQueryLimits() {}

  static void check(String name, ResolvedStatement statement) {
    if (statement instanceof ResolvedCreateTableStmt create) {
      check(name, create.getPartitionByList(), create.getClusterByList());
    } else if (statement instanceof ResolvedCreateTableAsSelectStmt create) {
      check(name, create.getPartitionByList(), create.getClusterByList());
    }
  }

  private static void check(String name, List<ResolvedExpr> partition, List<ResolvedExpr> cluster) {
    if (partition.size() > 1) {
      throw wrong(name, "PARTITION BY takes one column, not " + partition.size());
    }
    for (ResolvedExpr expression : partition) {
      if (!mayPartition(expression)) {
        throw wrong(
            name,
            "PARTITION BY a " + TypeNames.of(expression.getType())
                + ". Use a DATE column, a truncated TIMESTAMP or DATETIME, or RANGE_BUCKET");
      }
    }
    if (cluster.size() > MAX_CLUSTER_COLUMNS) {
      throw wrong(
          name,
          "CLUSTER BY takes " + MAX_CLUSTER_COLUMNS + " columns at most, not " + cluster.size());
    }
    for (ResolvedExpr expression : cluster) {
      Type type = expression.getType();
      if (!(expression instanceof ResolvedColumnRef) || !CLUSTER_TYPES.contains(type.getKind())) {
        throw wrong(name, "CLUSTER BY takes plain columns, and none of type " + TypeNames.of(type));
      }
    }
  }

  private static boolean mayPartition(ResolvedExpr expression) {
    if (expression instanceof ResolvedColumnRef) {
      return expression.getType().isDate();
    }
    return expression instanceof ResolvedFunctionCall call
        && PARTITION_FUNCTIONS.contains(
            call.getFunction().getName().toLowerCase(java.util.Locale.ROOT));
  }

  private static BoscoException wrong(String name, String what) {
    return new BoscoException(ErrorCode.SQL_INVALID, name + ": BigQuery refuses " + what);
  }
}
