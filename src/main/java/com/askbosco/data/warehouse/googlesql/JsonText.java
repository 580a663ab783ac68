package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import java.util.StringJoiner;

/** TO_JSON_STRING, generated from the type of its argument. */
final class JsonText {
  private JsonText() {}

  static String lower(Call call) {
    if (call.size() > 1
        && call.constant(1)
            .filter(pretty -> !pretty.isNull() && !pretty.getBoolValue())
            .isEmpty()) {
      throw call.unsupported("TO_JSON_STRING with pretty printing");
    }
    call.query().duckType(call.type(0));
    return of(call, call.type(0), call.arg(0), 0);
  }

  /** The JSON text of a value; SQL NULL is {@code null}. */
  private static String of(Call call, Type type, String value, int depth) {
    return "coalesce(" + text(call, type, value, depth) + ", 'null')";
  }

  private static String text(Call call, Type type, String value, int depth) {
    return switch (type.getKind()) {
      case TYPE_INT64 -> Call.own(false, "json_of_int", value);
      case TYPE_DOUBLE -> Call.own(false, "json_of_float", value);
      case TYPE_NUMERIC -> Call.own(false, "json_of_num", value);
      case TYPE_BOOL -> "CAST(" + value + " AS VARCHAR)";
      case TYPE_STRING -> Call.own(false, "json_of_str", value);
      case TYPE_BYTES -> "('\"' || to_base64(" + value + ") || '\"')";
      case TYPE_DATE -> "('\"' || bq_date_str(" + value + ") || '\"')";
      case TYPE_DATETIME ->
        "('\"' || replace(bq_dt_str(epoch_us(" + value + ")), ' ', 'T') || '\"')";
      case TYPE_TIMESTAMP ->
        "('\"' || replace(bq_dt_str(epoch_us(" + value + ")), ' ', 'T') || 'Z\"')";
      case TYPE_JSON -> Call.own(false, "json_of_json", JsonFunctions.text(value));
      case TYPE_ARRAY -> array(call, type, value, depth);
      case TYPE_STRUCT -> struct(call, type.asStruct(), value, depth);
      default -> throw call.unsupported("TO_JSON_STRING of " + TypeNames.of(type));
    };
  }

  private static String array(Call call, Type type, String value, int depth) {
    String variable = "e" + depth;
    String element = of(call, type.asArray().getElementType(), variable, depth + 1);
    return "('[' || array_to_string(list_transform(" + value + ", lambda " + variable + ": "
        + element + "), ',') || ']')";
  }

  private static String struct(Call call, StructType type, String value, int depth) {
    StringJoiner fields = new StringJoiner(" || ',' || ");
    for (int i = 0; i < type.getFieldCount(); i++) {
      String name = type.getField(i).getName();
      if (name.isEmpty()) {
        throw call.unsupported("TO_JSON_STRING of a struct with an unnamed field");
      }
      String field =
          "struct_extract(" + value + ", " + DuckTypes.string(DuckTypes.fieldName(type, i)) + ")";
      fields.add(DuckTypes.string(JsonTextUdfs.quoted(name) + ":") + " || "
          + of(call, type.getField(i).getType(), field, depth));
    }
    return "CASE WHEN " + value + " IS NULL THEN NULL ELSE '{' || " + fields + " || '}' END";
  }
}
