package com.askbosco.data.warehouse.googlesql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All scalar functions by name. A function that is not here is refused. */
final class Functions {
  private static final Map<String, Rule.Entry> RULES = new HashMap<>();

  static {
    for (Map<String, Rule.Entry> rules : List.of(
        OperatorFunctions.RULES,
        MathFunctions.RULES,
        StringFunctions.RULES,
        RegexpFunctions.RULES,
        JsonFunctions.RULES,
        DateFunctions.RULES,
        TimestampFunctions.RULES,
        ArrayFunctions.RULES)) {
      RULES.putAll(rules);
    }
  }

  private Functions() {}

  /** Whether a call never raises by itself; SAFE. makes it so too. */
  static boolean isTotal(Call call) {
    Rule.Entry entry = RULES.get(call.function());
    return entry != null && (entry.safety() == Rule.Safety.TOTAL || call.safe());
  }

  static String lower(Call call) {
    // Refuses a result that DuckDB cannot hold, whatever makes it.
    call.query().duckType(call.result());
    Rule.Entry entry = RULES.get(call.function());
    if (entry == null) {
      throw call.unsupported("function " + call.spelled());
    }
    if (call.safe() && entry.safety() == Rule.Safety.RAISES) {
      throw call.unsupported("SAFE." + call.spelled());
    }
    if (!call.node().getCollationList().isEmpty()) {
      throw call.unsupported("collation");
    }
    return entry.rule().lower(call);
  }
}
