package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedFunctionCallBaseEnums.ErrorMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import java.util.Optional;
import java.util.StringJoiner;

/** A function call being lowered, as the rules see it. */
record Call(QueryLowering query, ResolvedFunctionCallBase node) {

  /** The function's name with its name space, in lower case, such as {@code net.host}. */
  String function() {
    return String.join(".", node.getFunction().getNamePath()).toLowerCase(java.util.Locale.ROOT);
  }

  int size() {
    return node.getArgumentList().size();
  }

  /** An argument as DuckDB SQL; written out anew at each call. */
  String arg(int index) {
    return query.expressions.lower(expression(index));
  }

  /** Arguments from an index on, with commas. */
  String args(int from) {
    StringJoiner args = new StringJoiner(", ");
    for (int i = from; i < size(); i++) {
      args.add(arg(i));
    }
    return args.toString();
  }

  ResolvedExpr expression(int index) {
    return node.getArgumentList().get(index);
  }

  Type type(int index) {
    return expression(index).getType();
  }

  Type result() {
    return node.getType();
  }

  /** Whether {@code SAFE.} asks for NULL instead of an error. */
  boolean safe() {
    return node.getErrorMode() == ErrorMode.SAFE_ERROR_MODE;
  }

  /** One of our functions that never raises, on all arguments of a call. */
  static String own(String name, Call call) {
    return own(false, name, call.args(0));
  }

  /** One of our functions, in the form that gives NULL for an error where asked. */
  static String own(boolean safe, String name, String... args) {
    return "bq_" + name + (safe ? "__s" : "") + "(" + String.join(", ", args) + ")";
  }

  /** The value of an argument that is a constant. */
  Optional<Value> constant(int index) {
    return index < size() && expression(index) instanceof ResolvedLiteral literal
        ? Optional.of(literal.getValue())
        : Optional.empty();
  }

  /** The text of an argument that is a constant and not NULL. */
  Optional<String> textIfConstant(int index) {
    return constant(index)
        .filter(value -> value.getType().isString() && !value.isNull())
        .map(Value::getStringValue);
  }

  /** The text of an argument that must be a constant, because the SQL depends on it. */
  String text(int index) {
    return textIfConstant(index)
        .orElseThrow(() -> unsupported(
            "a " + spelled() + " whose argument " + (index + 1) + " is not a constant"));
  }

  /** A date part such as {@code WEEK_MONDAY}, given as a constant of an enum type. */
  String part(int index) {
    return constant(index).map(Value::getEnumName).orElseThrow(() -> unsupported(spelled()));
  }

  String spelled() {
    return ExpressionLowering.spelled(function());
  }

  BoscoException unsupported(String what) {
    return query.unsupported(what, spelled());
  }
}
