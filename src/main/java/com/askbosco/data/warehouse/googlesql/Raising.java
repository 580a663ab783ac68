package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;

/** Whether evaluating an expression may raise an error, so that it must not be evaluated where GoogleSQL would not. */
final class Raising {
  private Raising() {}

  static boolean mayRaise(QueryLowering query, ResolvedExpr expression) {
    return switch (expression) {
      case ResolvedLiteral literal -> false;
      case ResolvedColumnRef reference -> false;
      case ResolvedParameter parameter -> false;
      case ResolvedGetStructField field -> mayRaise(query, field.getExpr());
      case ResolvedMakeStruct struct ->
        struct.getFieldList().stream().anyMatch(field -> mayRaise(query, field));
      case ResolvedCast cast -> !cast.getReturnNullOnError() || mayRaise(query, cast.getExpr());
      case ResolvedFunctionCall call ->
        !Functions.isTotal(new Call(query, call))
            || call.getArgumentList().stream().anyMatch(argument -> mayRaise(query, argument));
      default -> true;
    };
  }
}
