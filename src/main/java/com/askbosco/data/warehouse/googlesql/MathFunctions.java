package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.own;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.Type;
import java.util.Map;
import java.util.StringJoiner;

/** Arithmetic. NUMERIC and FLOAT64 go to our own functions, INT64 to DuckDB's operators, which check for overflow. */
final class MathFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      aware("$add", call -> arithmetic(call, "add", "+")),
      aware("$subtract", call -> arithmetic(call, "sub", "-")),
      aware("$multiply", call -> arithmetic(call, "mul", "*")),
      aware(
          "$divide",
          call -> Call.own(call.safe(), prefix(call, call.result()) + "div", call.args(0))),
      aware("$unary_minus", call -> negative(call, call.safe())),
      aware(
          "safe_divide", call -> Call.own(true, prefix(call, call.result()) + "div", call.args(0))),
      aware("safe_add", call -> safe(call, "add")),
      aware("safe_subtract", call -> safe(call, "sub")),
      aware("safe_multiply", call -> safe(call, "mul")),
      aware("safe_negate", call -> negative(call, true)),
      aware(
          "div",
          call -> Call.own(
              call.safe(),
              call.result().isInt64() ? "int_div" : prefix(call, call.result()) + "idiv",
              call.args(0))),
      aware(
          "mod", call -> Call.own(call.safe(), prefix(call, call.result()) + "mod", call.args(0))),
      aware("abs", MathFunctions::absolute),
      total(
          "sign",
          call -> call.result().isInt64()
              ? "CAST(sign(" + call.arg(0) + ") AS BIGINT)"
              : Call.own(false, prefix(call, call.result()) + "sign", call.arg(0))),
      aware("round", call -> round(call, "round")),
      aware("trunc", call -> round(call, "trunc")),
      aware("ceil", call -> whole(call, "ceil")),
      aware("ceiling", call -> whole(call, "ceil")),
      aware("floor", call -> whole(call, "floor")),
      aware("sqrt", call -> floating(call, "sqrt")),
      aware("exp", call -> floating(call, "exp")),
      aware("ln", call -> floating(call, "ln")),
      aware("log10", call -> floating(call, "log10")),
      aware("log", call -> floating(call, call.size() == 1 ? "ln" : "log")),
      aware("pow", call -> floating(call, "pow")),
      aware("power", call -> floating(call, "pow")),
      aware("cbrt", call -> floating(call, "cbrt")),
      aware("sin", call -> floating(call, "sin")),
      aware("cos", call -> floating(call, "cos")),
      aware("tan", call -> floating(call, "tan")),
      aware("asin", call -> floating(call, "asin")),
      aware("acos", call -> floating(call, "acos")),
      aware("atan", call -> floating(call, "atan")),
      aware("atan2", call -> floating(call, "atan2")),
      aware("sinh", call -> floating(call, "sinh")),
      aware("cosh", call -> floating(call, "cosh")),
      aware("tanh", call -> floating(call, "tanh")),
      total("ieee_divide", call -> Call.own(false, "dbl_ieee_div", call.args(0))),
      total("is_nan", Rule.same("isnan")),
      total("is_inf", Rule.same("isinf")),
      total("greatest", call -> extreme(call, "greatest")),
      total("least", call -> extreme(call, "least")),
      total("$bitwise_and", integers(Rule.infix("&"))),
      total("$bitwise_or", integers(Rule.infix("|"))),
      total("$bitwise_xor", integers(call -> "xor(" + call.args(0) + ")")),
      total("$bitwise_not", integers(call -> "(~" + call.arg(0) + ")")),
      aware("$bitwise_left_shift", integers(own("int_shl"))),
      aware("$bitwise_right_shift", integers(own("int_shr"))),
      total("bit_count", integers(call -> "CAST(bit_count(" + call.arg(0) + ") AS BIGINT)")));

  private MathFunctions() {}

  /** A rule for INT64 alone: BYTES has other rules. */
  private static Rule integers(Rule rule) {
    return call -> {
      if (!call.type(0).isInt64()) {
        throw call.unsupported(call.spelled() + " of " + TypeNames.of(call.type(0)));
      }
      return rule.lower(call);
    };
  }

  /** Which family of our functions works on a type. */
  private static String prefix(Call call, Type type) {
    if (type.isNumeric()) {
      return "num_";
    }
    if (type.isDouble()) {
      return "dbl_";
    }
    if (type.isInt64()) {
      return "int_";
    }
    throw call.query().unsupported(call.spelled() + " on " + TypeNames.of(type), call.spelled());
  }

  private static String arithmetic(Call call, String name, String operator) {
    Type type = call.result();
    if (type.isInt64() && call.type(0).isInt64() && call.type(1).isInt64()) {
      return call.safe()
          ? Call.own(true, "int_" + name, call.args(0))
          : Rule.infix(operator).lower(call);
    }
    if (type.isDate()) {
      // DATE + INT64, INT64 + DATE, DATE - INT64: days.
      boolean dateFirst = call.type(0).isDate();
      return Call.own(
          call.safe(),
          "date_" + name,
          call.arg(dateFirst ? 0 : 1),
          call.arg(dateFirst ? 1 : 0),
          "'DAY'");
    }
    if (call.type(1).isInterval()) {
      return TimestampFunctions.plusInterval(call, name);
    }
    if (!call.type(0).equals(type) || !call.type(1).equals(type)) {
      throw call.unsupported(
          TypeNames.of(call.type(0)) + " " + operator + " " + TypeNames.of(call.type(1)));
    }
    if (type.isNumeric() && !call.safe() && !name.equals("mul")) {
      // DECIMAL(38,9) has NUMERIC's range exactly, and DuckDB raises when a sum leaves it.
      return Rule.infix(operator).lower(call);
    }
    return Call.own(call.safe(), prefix(call, type) + name, call.args(0));
  }

  private static String safe(Call call, String name) {
    return Call.own(true, prefix(call, call.result()) + name, call.args(0));
  }

  private static String negative(Call call, boolean safe) {
    Type type = call.result();
    if (type.isInt64() && safe) {
      return Call.own(true, "int_neg", call.arg(0));
    }
    prefix(call, type);
    // DuckDB makes a HUGEINT of a negated constant; the difference stays BIGINT and overflows.
    return type.isInt64() ? "((0)::BIGINT - " + call.arg(0) + ")" : "(-" + call.arg(0) + ")";
  }

  private static String absolute(Call call) {
    Type type = call.result();
    return type.isInt64()
        ? Call.own(call.safe(), "int_abs", call.arg(0))
        : "abs(" + call.arg(0) + ")";
  }

  private static String round(Call call, String name) {
    String prefix = prefix(call, call.result());
    String digits = call.size() == 1 ? "(0)::BIGINT" : call.arg(1);
    if (call.size() == 3) {
      String mode = call.part(2);
      return switch (mode) {
        case "ROUND_HALF_AWAY_FROM_ZERO" ->
          Call.own(call.safe(), prefix + name, call.arg(0), digits);
        case "ROUND_HALF_EVEN" ->
          Call.own(call.safe(), prefix + name + "_even", call.arg(0), digits);
        default -> throw call.unsupported(mode);
      };
    }
    boolean canRaise = name.equals("round");
    return Call.own(canRaise && call.safe(), prefix + name, call.arg(0), digits);
  }

  private static String whole(Call call, String name) {
    boolean numeric = call.result().isNumeric();
    return Call.own(numeric && call.safe(), prefix(call, call.result()) + name, call.arg(0));
  }

  private static String floating(Call call, String name) {
    if (!call.result().isDouble()) {
      throw call.unsupported(call.spelled() + " on " + TypeNames.of(call.result()));
    }
    return Call.own(call.safe(), "dbl_" + name, call.args(0));
  }

  /** NULL when any argument is NULL, NaN when any is NaN. */
  private static String extreme(Call call, String name) {
    if (call.size() == 1) {
      return call.arg(0);
    }
    if (call.type(0).isArray()) {
      throw call.unsupported(call.spelled() + " of arrays");
    }
    StringJoiner anyNull = new StringJoiner(" OR ");
    StringJoiner anyNan = new StringJoiner(" OR ");
    for (int i = 0; i < call.size(); i++) {
      anyNull.add(call.arg(i) + " IS NULL");
      anyNan.add("isnan(" + call.arg(i) + ")");
    }
    String nan = call.result().isDouble() ? " WHEN " + anyNan + " THEN 'nan'::DOUBLE" : "";
    return "CASE WHEN " + anyNull + " THEN NULL" + nan + " ELSE " + name + "(" + call.args(0)
        + ") END";
  }
}
