package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.StructType;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetJsonField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithExpr;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Expressions other than aggregates and windows. */
final class ExpressionLowering {
  private final QueryLowering query;

  ExpressionLowering(QueryLowering query) {
    this.query = query;
  }

  String lower(ResolvedExpr expression) {
    return query.at(expression, this::inPlace);
  }

  private String inPlace(ResolvedExpr expression) {
    return switch (expression) {
      case ResolvedColumnRef reference -> QueryLowering.column(reference.getColumn());
      case ResolvedLiteral literal -> {
        query.duckType(literal.getType());
        yield Literals.of(literal.getValue());
      }
      case ResolvedParameter parameter ->
        "CAST("
            + query.parameter(parameter.getName())
            + " AS "
            + query.duckType(parameter.getType())
            + ")";
      case ResolvedFunctionCall call -> Functions.lower(new Call(query, call));
      case ResolvedCast cast -> CastLowering.lower(query, cast);
      case ResolvedMakeStruct struct -> makeStruct(struct);
      case ResolvedGetStructField field -> structField(field);
      case ResolvedGetJsonField field ->
        "CAST(bq_json_member(CAST("
            + lower(field.getExpr())
            + " AS VARCHAR), "
            + DuckTypes.string(field.getFieldName())
            + ") AS JSON)";
      case ResolvedSubqueryExpr subquery -> subquery(subquery);
      case ResolvedWithExpr with -> with(with);
      default -> {
        String kind = expression.getClass().getSimpleName().replace("Resolved", "");
        throw query.unsupported(kind, kind);
      }
    };
  }

  private String makeStruct(ResolvedMakeStruct struct) {
    StructType type = struct.getType().asStruct();
    query.duckType(type);
    StringJoiner fields = new StringJoiner(", ", "struct_pack(", ")");
    List<ResolvedExpr> values = struct.getFieldList();
    for (int i = 0; i < values.size(); i++) {
      fields.add(
          DuckTypes.identifier(DuckTypes.fieldName(type, i)) + " := " + lower(values.get(i)));
    }
    return fields.toString();
  }

  private String structField(ResolvedGetStructField field) {
    StructType type = field.getExpr().getType().asStruct();
    String name = DuckTypes.fieldName(type, (int) field.getFieldIdx());
    return "struct_extract(" + lower(field.getExpr()) + ", " + DuckTypes.string(name) + ")";
  }

  private String subquery(ResolvedSubqueryExpr subquery) {
    if (!subquery.getHintList().isEmpty()) {
      throw query.unsupported("a hint", "@");
    }
    OrderedQuery inner = OrderedQuery.peel(subquery.getSubquery());
    String columns = ScanLowering.columns(subquery.getSubquery().getColumnList());
    return switch (subquery.getSubqueryType()) {
      case EXISTS -> "EXISTS (" + inner.sql(query, columns) + ")";
      case SCALAR -> "(" + inner.sql(query, columns) + ")";
      case IN -> in(subquery, inner, columns);
      case ARRAY -> array(subquery, inner, columns);
      default ->
        throw query.unsupported(
            subquery.getSubqueryType().name().replace('_', ' ') + " subquery", "LIKE");
    };
  }

  private String in(ResolvedSubqueryExpr subquery, OrderedQuery inner, String columns) {
    ResolvedExpr tested = subquery.getInExpr();
    if (tested.getType().isStruct()
        || tested.getType().isArray()
        || tested.getType().isDouble()) {
      // DuckDB compares these NULL-safe and NaN-safe, GoogleSQL does not.
      throw query.unsupported("IN (SELECT …) on a " + TypeNames.of(tested.getType()), "IN");
    }
    return "(" + lower(tested) + " IN (" + inner.sql(query, columns) + "))";
  }

  private String array(ResolvedSubqueryExpr subquery, OrderedQuery inner, String columns) {
    String element = QueryLowering.column(subquery.getSubquery().getColumnList().get(0));
    String empty = "CAST([] AS " + query.duckType(subquery.getType()) + ")";
    if (inner.isPlain()) {
      return "(SELECT coalesce(list("
          + element
          + inner.orderBy(query)
          + "), "
          + empty
          + ") FROM ("
          + inner.rows(query)
          + ") AS "
          + query.freshAlias()
          + ")";
    }
    // The rows that LIMIT keeps are numbered in the order they were kept.
    String position = "row_number() OVER (" + inner.orderBy(query).strip() + ") AS pos";
    return "(SELECT coalesce(list(" + element + " ORDER BY pos), " + empty + ") FROM ("
        + inner.sql(query, columns + ", " + position) + ") AS " + query.freshAlias() + ")";
  }

  private String with(ResolvedWithExpr with) {
    String inner = "SELECT 1 AS dummy";
    for (ResolvedComputedColumn column : with.getAssignmentList()) {
      inner = "SELECT *, "
          + lower(column.getExpr())
          + " AS "
          + QueryLowering.column(column.getColumn())
          + " FROM ("
          + inner
          + ") AS "
          + query.freshAlias();
    }
    return "(SELECT "
        + lower(with.getExpr())
        + " FROM ("
        + inner
        + ") AS "
        + query.freshAlias()
        + ")";
  }

  /** A word for messages: {@code $add} is written {@code +}, other internal names without the dollar. */
  static String spelled(String function) {
    return switch (function) {
      case "$add" -> "+";
      case "$subtract" -> "-";
      case "$multiply" -> "*";
      case "$divide" -> "/";
      case "$bitwise_left_shift" -> "<<";
      case "$bitwise_right_shift" -> ">>";
      case "$bitwise_and" -> "&";
      case "$bitwise_or" -> "|";
      case "$bitwise_xor" -> "^";
      case "$bitwise_not" -> "~";
      default ->
        function.startsWith("$")
            ? function.substring(1).replace('_', ' ').toUpperCase(Locale.ROOT)
            : function.toUpperCase(Locale.ROOT);
    };
  }
}
