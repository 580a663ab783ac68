package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import java.util.Map;

/** JSON by path, from STRING or JSON. */
final class JsonFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      total("json_value", call -> find(call, "json_value")),
      total("json_extract_scalar", call -> find(call, "json_value")),
      total("json_query", JsonFunctions::document),
      total("json_extract", JsonFunctions::document),
      total("json_value_array", call -> strings(call)),
      total("json_extract_string_array", call -> strings(call)),
      raises("parse_json", JsonFunctions::parse),
      raises("to_json_string", JsonText::lower),
      raises("int64", call -> typed(call, "json_int")),
      raises("float64", call -> typed(call, "json_float")),
      raises("double", call -> typed(call, "json_float")),
      raises("bool", call -> typed(call, "json_bool")),
      total("json_type", call -> typed(call, "json_type")),
      total("$subscript", JsonFunctions::subscript),
      total("json_query_array", JsonFunctions::documents),
      total("json_extract_array", JsonFunctions::documents));

  private JsonFunctions() {}

  private static String find(Call call, String name) {
    String path = call.size() == 1 ? "$" : call.text(1);
    if (JsonPath.compile(path).isEmpty()) {
      throw call.unsupported("the JSONPath '" + path + "'");
    }
    boolean json = call.type(0).isJson();
    String document = json ? "CAST(" + call.arg(0) + " AS VARCHAR)" : call.arg(0);
    return Call.own(false, name, document, DuckTypes.string(path), String.valueOf(json));
  }

  /** A JSON argument as text. */
  static String text(String json) {
    return "CAST(" + json + " AS VARCHAR)";
  }

  static String typed(Call call, String name) {
    if (call.size() > 1
        && call.constant(1)
            .filter(mode -> !mode.isNull() && mode.getStringValue().equals("round"))
            .isEmpty()) {
      throw call.unsupported(call.spelled() + " with a mode other than 'round'");
    }
    return Call.own(false, name, text(call.arg(0)));
  }

  private static String parse(Call call) {
    if (call.size() > 1
        && call.constant(1)
            .filter(mode -> !mode.isNull() && mode.getStringValue().equals("exact"))
            .isEmpty()) {
      throw call.unsupported("PARSE_JSON with a mode other than 'exact'");
    }
    return "CAST(" + Call.own(false, "parse_json", call.arg(0)) + " AS JSON)";
  }

  private static String subscript(Call call) {
    if (!call.type(0).isJson()) {
      throw call.unsupported("a subscript of " + TypeNames.of(call.type(0)));
    }
    String name = call.type(1).isString() ? "json_member" : "json_element";
    return "CAST(" + Call.own(false, name, text(call.arg(0)), call.arg(1)) + " AS JSON)";
  }

  private static String document(Call call) {
    String found = find(call, "json_query");
    return call.result().isJson() ? "CAST(" + found + " AS JSON)" : found;
  }

  private static String strings(Call call) {
    return "CAST(CAST(" + find(call, "json_value_array") + " AS JSON) AS VARCHAR[])";
  }

  private static String documents(Call call) {
    String found = "CAST(CAST(" + find(call, "json_query_array") + " AS JSON) AS VARCHAR[])";
    return call.result().asArray().getElementType().isJson()
        ? "CAST(" + found + " AS JSON[])"
        : found;
  }
}
