package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import java.util.StringJoiner;

/** Comparisons with GoogleSQL's NaN (equal to nothing) and with structs compared field by field. */
final class Comparison {
  private Comparison() {}

  static String of(String operator, Type type, String left, String right) {
    if (type.isDouble()) {
      return floating(operator, left, right);
    }
    if (type.isStruct()) {
      String equal = structs(type.asStruct(), left, right);
      return operator.equals("=") ? equal : "(NOT " + equal + ")";
    }
    return "(" + left + " " + operator + " " + right + ")";
  }

  /** NaN is the greatest number and equal to itself in DuckDB. */
  private static String floating(String operator, String left, String right) {
    String compared = left + " " + operator + " " + right;
    return switch (operator) {
      case "<>" -> unlessNan(left, right, "TRUE", compared);
      case "<", "<=" -> unlessNan(right, left, "FALSE", compared);
      default -> unlessNan(left, right, "FALSE", compared);
    };
  }

  private static String unlessNan(String side, String other, String result, String compared) {
    return "CASE WHEN isnan(" + side + ") AND " + other + " IS NOT NULL THEN " + result + " ELSE "
        + compared + " END";
  }

  private static String structs(StructType type, String left, String right) {
    StringJoiner all = new StringJoiner(" AND ", "(", ")");
    for (int i = 0; i < type.getFieldCount(); i++) {
      String field = DuckTypes.string(DuckTypes.fieldName(type, i));
      all.add(of(
          "=",
          type.getField(i).getType(),
          "struct_extract(" + left + ", " + field + ")",
          "struct_extract(" + right + ", " + field + ")"));
    }
    return all.toString();
  }
}
