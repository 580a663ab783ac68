package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Calls of every function that GoogleSQL's catalog lists, by its signatures and with values of {@link FuzzValues}. */
final class FuzzCalls {
  /** How functions without a name are written; {@code #0} is the first argument. */
  private static final Map<String, String> OPERATORS = Map.ofEntries(
      Map.entry("$add", "#0 + #1"),
      Map.entry("$subtract", "#0 - #1"),
      Map.entry("$multiply", "#0 * #1"),
      Map.entry("$divide", "#0 / #1"),
      Map.entry("$unary_minus", "-(#0)"),
      Map.entry("$equal", "#0 = #1"),
      Map.entry("$not_equal", "#0 != #1"),
      Map.entry("$less", "#0 < #1"),
      Map.entry("$less_or_equal", "#0 <= #1"),
      Map.entry("$greater", "#0 > #1"),
      Map.entry("$greater_or_equal", "#0 >= #1"),
      Map.entry("$between", "#0 BETWEEN #1 AND #2"),
      Map.entry("$in", "#0 IN (#1, #1)"),
      Map.entry("$in_array", "#0 IN UNNEST(#1)"),
      Map.entry("$like", "#0 LIKE #1"),
      Map.entry("$is_null", "#0 IS NULL"),
      Map.entry("$is_true", "#0 IS TRUE"),
      Map.entry("$is_false", "#0 IS FALSE"),
      Map.entry("$is_distinct_from", "#0 IS DISTINCT FROM #1"),
      Map.entry("$is_not_distinct_from", "#0 IS NOT DISTINCT FROM #1"),
      Map.entry("$and", "#0 AND #1"),
      Map.entry("$or", "#0 OR #1"),
      Map.entry("$not", "NOT #0"),
      Map.entry("$concat_op", "#0 || #1"),
      Map.entry("$bitwise_and", "#0 & #1"),
      Map.entry("$bitwise_or", "#0 | #1"),
      Map.entry("$bitwise_xor", "#0 ^ #1"),
      Map.entry("$bitwise_not", "~#0"),
      Map.entry("$bitwise_left_shift", "#0 << #1"),
      Map.entry("$bitwise_right_shift", "#0 >> #1"),
      Map.entry("$case_no_value", "CASE WHEN #0 THEN #1 ELSE #2 END"),
      Map.entry("$case_with_value", "CASE #0 WHEN #1 THEN #2 ELSE #3 END"),
      Map.entry("$array_at_offset", "#0[OFFSET(#1)]"),
      Map.entry("$array_at_ordinal", "#0[ORDINAL(#1)]"),
      Map.entry("$safe_array_at_offset", "#0[SAFE_OFFSET(#1)]"),
      Map.entry("$safe_array_at_ordinal", "#0[SAFE_ORDINAL(#1)]"),
      Map.entry("$extract", "EXTRACT(#1 FROM #0)"),
      Map.entry("$extract_date", "EXTRACT(DATE FROM #0)"),
      Map.entry("$extract_time", "EXTRACT(TIME FROM #0)"),
      Map.entry("$extract_datetime", "EXTRACT(DATETIME FROM #0)"),
      Map.entry("$subscript", "#0[#1]"));

  private static final Set<String> INTERVAL_ARGUMENT = Set.of(
      "date_add",
      "date_sub",
      "timestamp_add",
      "timestamp_sub",
      "datetime_add",
      "datetime_sub",
      "time_add",
      "time_sub",
      "generate_date_array",
      "generate_timestamp_array");

  private FuzzCalls() {}

  /** Expressions that call a function, as many per signature as asked for, the same ones for the same seed. */
  static Set<String> of(Function function, int perSignature, long seed) {
    String name = String.join(".", function.getNamePath()).toLowerCase(Locale.ROOT);
    Random random = new Random(seed * 31 + name.hashCode());
    Set<String> calls = new LinkedHashSet<>();
    if (name.startsWith("$") && !OPERATORS.containsKey(name)) {
      return calls;
    }
    for (FunctionSignature signature : function.getSignatureList()) {
      for (int i = 0; i < perSignature; i++) {
        List<String> arguments = arguments(signature, random);
        if (arguments != null && !(name.startsWith("generate_") && isHuge(arguments))) {
          String call = call(name, arguments);
          calls.add(random.nextInt(8) == 0 && !name.startsWith("$") ? "SAFE." + call : call);
        }
      }
    }
    return calls;
  }

  /** Series of so many elements that either engine would run out of memory. */
  private static boolean isHuge(List<String> arguments) {
    return arguments.stream()
        .anyMatch(a -> a.matches(".*(\\d{6}|e\\d{2}|9999-12|MICRO|MILLI|SECOND).*"));
  }

  private static String call(String name, List<String> arguments) {
    String template = OPERATORS.get(name);
    if (template != null) {
      String sql = template;
      for (int i = 0; i < 4; i++) {
        String value =
            arguments.isEmpty() ? "NULL" : arguments.get(Math.min(i, arguments.size() - 1));
        sql = sql.replace("#" + i, value);
      }
      return sql;
    }
    if (INTERVAL_ARGUMENT.contains(name)) {
      int at = name.startsWith("generate") ? 2 : 1;
      if (arguments.size() == at + 2) {
        String part = arguments.get(at + 1);
        String interval = "INTERVAL " + arguments.get(at) + " " + part;
        List<String> short_ = new ArrayList<>(arguments.subList(0, at));
        short_.add(interval);
        return name + "(" + String.join(", ", short_) + ")";
      }
    }
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private static @org.jspecify.annotations.Nullable List<String> arguments(
      FunctionSignature signature, Random random) {
    TypeKind any = pick(FuzzValues.ANY, random);
    TypeKind other = pick(FuzzValues.ANY, random);
    List<String> arguments = new ArrayList<>();
    for (FunctionArgumentType argument : signature.getFunctionArgumentList()) {
      int times = argument.isRepeated() ? random.nextInt(3) : 1;
      if (argument.isOptional() && random.nextBoolean()) {
        break;
      }
      for (int i = 0; i < times; i++) {
        List<String> values = values(argument, any, other);
        if (values.isEmpty()) {
          return null;
        }
        String value = pick(values, random);
        String label = argument.getOptions().getArgumentName();
        boolean named = label != null
            && !label.isEmpty()
            && argument.getOptions().getNamedArgumentKind() != null
            && argument.getOptions().getNamedArgumentKind().name().equals("NAMED_ONLY");
        arguments.add(named ? label + " => " + value : value);
      }
    }
    return arguments;
  }

  private static List<String> values(FunctionArgumentType argument, TypeKind any, TypeKind other) {
    SignatureArgumentKind kind = argument.getKind();
    return switch (kind) {
      case ARG_TYPE_FIXED -> FuzzValues.of(argument.getType());
      case ARG_TYPE_ANY_1, ARG_TYPE_ARBITRARY -> FuzzValues.of(any);
      case ARG_TYPE_ANY_2, ARG_TYPE_ANY_3 -> FuzzValues.of(other);
      case ARG_ARRAY_TYPE_ANY_1 -> FuzzValues.arrays(any);
      case ARG_ARRAY_TYPE_ANY_2 -> FuzzValues.arrays(other);
      default -> List.of();
    };
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
