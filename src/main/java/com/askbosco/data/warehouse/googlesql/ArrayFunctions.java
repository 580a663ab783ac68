package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.Type;
import java.util.Map;
import java.util.StringJoiner;

/** Arrays, which are lists in DuckDB. */
final class ArrayFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      total(
          "$make_array",
          call -> "CAST([" + call.args(0) + "] AS " + call.query().duckType(call.result()) + ")"),
      aware("$array_at_offset", call -> element(call, "offset", call.safe())),
      aware("$array_at_ordinal", call -> element(call, "ordinal", call.safe())),
      aware("$safe_array_at_offset", call -> element(call, "offset", true)),
      aware("$safe_array_at_ordinal", call -> element(call, "ordinal", true)),
      total("array_length", call -> "len(" + call.arg(0) + ")"),
      total("array_concat", ArrayFunctions::concat),
      total("array_reverse", Rule.same("list_reverse")),
      total("array_to_string", ArrayFunctions::toText),
      raises("generate_array", ArrayFunctions::generate));

  private ArrayFunctions() {}

  /** One of our functions turns the position into DuckDB's, or raises when it is outside. */
  private static String element(Call call, String name, boolean safe) {
    String array = call.arg(0);
    String index = Call.own(safe, name, call.arg(1), "len(" + array + ")");
    return "list_extract(" + array + ", " + index + ")";
  }

  /** NULL when one of the arrays is NULL; DuckDB would skip it. */
  static String concat(Call call) {
    StringJoiner anyNull = new StringJoiner(" OR ");
    String all = call.arg(0);
    for (int i = 0; i < call.size(); i++) {
      anyNull.add(call.arg(i) + " IS NULL");
      if (i > 0) {
        all = "list_concat(" + all + ", " + call.arg(i) + ")";
      }
    }
    return "CASE WHEN " + anyNull + " THEN NULL ELSE " + all + " END";
  }

  private static String toText(Call call) {
    if (!call.result().isString()) {
      throw call.unsupported("ARRAY_TO_STRING of BYTES");
    }
    String elements = call.size() == 3
        ? "list_transform(" + call.arg(0) + ", lambda x: coalesce(x, " + call.arg(2) + "))"
        : call.arg(0);
    String text = "array_to_string(" + elements + ", " + call.arg(1) + ")";
    for (int i = call.size() - 1; i > 0; i--) {
      if (call.textIfConstant(i).isEmpty()) {
        text = "CASE WHEN " + call.arg(i) + " IS NOT NULL THEN " + text + " END";
      }
    }
    return text;
  }

  private static String generate(Call call) {
    Type type = call.type(0);
    if (!type.isInt64()) {
      throw call.unsupported("GENERATE_ARRAY of " + TypeNames.of(type));
    }
    String step = call.size() > 2 ? call.arg(2) : "(1)::BIGINT";
    return series(call.arg(0), call.arg(1), step);
  }

  /** The numbers from one to another by a step that is not 0, unless there are too many. */
  static String series(String from, String to, String step) {
    String limits = from + ", " + to + ", ";
    return "generate_series(" + limits + "bq_step(" + limits + step + "))";
  }
}
