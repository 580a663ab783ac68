package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedMergeWhenEnums.ActionType;
import com.google.zetasql.resolvedast.ResolvedMergeWhenEnums.MatchType;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLValue;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertRow;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeWhen;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The queries inside statements that change rows, as DuckDB SQL. Rows of a target are named by DuckDB's {@code rowid}, here
 * {@code rid}; new values are {@code v0, v1, …} in the order of the columns they go to.
 */
public final class DmlLowering {
  private final QueryLowering query;

  /** Of one statement. */
  public DmlLowering(String sql, ResolvedStatement statement) {
    this.query = new QueryLowering(
        "query", sql, new NodeLocations(statement, Optional::<com.google.protobuf.Message>empty));
  }

  /** A whole query. */
  public static LoweredQuery select(String sql, ResolvedQueryStmt statement) {
    return QueryLowering.lower(
        "query",
        sql,
        statement,
        new NodeLocations(statement, Optional::<com.google.protobuf.Message>empty));
  }

  /** The query of CREATE … AS, its columns named. */
  public String select(ResolvedScan scan, List<ResolvedOutputColumn> output) {
    StringJoiner columns = new StringJoiner(", ");
    for (ResolvedOutputColumn column : output) {
      columns.add(QueryLowering.column(column.getColumn()) + " AS "
          + DuckTypes.identifier(column.getName()));
    }
    return OrderedQuery.peel(scan).sql(query, columns.toString());
  }

  /** An expression without columns. */
  public String expression(ResolvedExpr expression) {
    return query.expressions.lower(expression);
  }

  /** The rows to insert, as {@code v0, v1, …}. */
  public String rows(ResolvedInsertStmt insert) {
    if (insert.getQuery() != null) {
      StringJoiner columns = new StringJoiner(", ");
      for (int i = 0; i < insert.getQueryOutputColumnList().size(); i++) {
        columns.add(QueryLowering.column(insert.getQueryOutputColumnList().get(i)) + " AS v" + i);
      }
      return OrderedQuery.peel(insert.getQuery()).sql(query, columns.toString());
    }
    StringJoiner rows = new StringJoiner(" UNION ALL ");
    for (ResolvedInsertRow row : insert.getRowList()) {
      rows.add("SELECT " + values(row.getValueList()));
    }
    return rows.toString();
  }

  /** The rows to delete, as {@code rid}. */
  public String rows(ResolvedDeleteStmt delete) {
    return "SELECT rid FROM (" + target(delete.getTableScan()) + ") AS target WHERE "
        + query.expressions.lower(delete.getWhereExpr());
  }

  /** The rows to change and their new values, as {@code rid, v0, v1, …}. */
  public String rows(ResolvedUpdateStmt update) {
    String from = update.getFromScan() == null
        ? ""
        : " JOIN (" + query.scans.lower(update.getFromScan()) + ") AS source ON TRUE";
    return "SELECT rid, " + updated(update.getUpdateItemList()) + " FROM ("
        + target(update.getTableScan()) + ") AS target" + from + " WHERE "
        + query.expressions.lower(update.getWhereExpr());
  }

  /** The target's rows with their {@code rid}. */
  public String target(ResolvedTableScan scan) {
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    select.add("rowid AS rid");
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      select.add(DuckTypes.identifier(scan.getTable().getColumn(index).getName()) + " AS "
          + QueryLowering.column(scan.getColumnList().get(i)));
    }
    return select + " FROM " + table(scan.getTable().getFullName());
  }

  /** The columns an UPDATE sets. */
  public static List<String> columns(List<ResolvedUpdateItem> items) {
    List<String> columns = new ArrayList<>();
    for (ResolvedUpdateItem item : items) {
      if (!(item.getTarget() instanceof ResolvedColumnRef target) || item.getSetValue() == null) {
        throw new UnsupportedOperationException("the fake sets whole columns only");
      }
      columns.add(target.getColumn().getName());
    }
    return columns;
  }

  /** The names of columns that are inserted. */
  public static List<String> names(List<ResolvedColumn> columns) {
    return columns.stream().map(ResolvedColumn::getName).toList();
  }

  private String updated(List<ResolvedUpdateItem> items) {
    return values(items.stream().map(ResolvedUpdateItem::getSetValue).toList());
  }

  private String values(List<ResolvedDMLValue> list) {
    StringJoiner values = new StringJoiner(", ");
    for (int i = 0; i < list.size(); i++) {
      values.add(query.expressions.lower(list.get(i).getValue()) + " AS v" + i);
    }
    return values.toString();
  }

  /** What one WHEN of a MERGE does: to rows of which kind, under which condition, with which values. */
  public record When(
      MatchType match, ActionType action, String condition, List<String> columns, String values) {}

  /** A MERGE in parts: the source's rows, the condition of a match, and its clauses. */
  public record Merge(String target, String source, String on, List<When> whens) {}

  /** Takes a MERGE apart. */
  public Merge merge(ResolvedMergeStmt merge) {
    List<When> whens = new ArrayList<>();
    for (ResolvedMergeWhen when : merge.getWhenClauseList()) {
      String condition =
          when.getMatchExpr() == null ? "TRUE" : query.expressions.lower(when.getMatchExpr());
      whens.add(
          switch (when.getActionType()) {
            case INSERT ->
              new When(
                  when.getMatchType(),
                  ActionType.INSERT,
                  condition,
                  names(when.getInsertColumnList()),
                  values(when.getInsertRow().getValueList()));
            case UPDATE ->
              new When(
                  when.getMatchType(),
                  ActionType.UPDATE,
                  condition,
                  columns(when.getUpdateItemList()),
                  "rid, " + updated(when.getUpdateItemList()));
            default ->
              new When(when.getMatchType(), ActionType.DELETE, condition, List.of(), "rid");
          });
    }
    return new Merge(
        target(merge.getTableScan()),
        query.scans.lower(merge.getFromScan()),
        query.expressions.lower(merge.getMergeExpr()),
        whens);
  }

  /** A dotted name as DuckDB writes it. */
  public static String table(String dotted) {
    StringJoiner table = new StringJoiner(".");
    for (String part : dotted.split("\\.", -1)) {
      table.add(DuckTypes.identifier(part));
    }
    return table.toString();
  }

  /** A column's name as DuckDB writes it. */
  public static String column(String name) {
    return DuckTypes.identifier(name);
  }

  /** BigQuery's name of a type. */
  public static String typeName(com.google.zetasql.Type type) {
    return TypeNames.of(type);
  }

  /** What DuckDB says of a value, in GoogleSQL's words. */
  public static String message(java.sql.SQLException e) {
    return QueryErrors.message(e);
  }
}
