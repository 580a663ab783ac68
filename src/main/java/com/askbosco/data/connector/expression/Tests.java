package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Compare;
import com.askbosco.data.connector.expression.python.Numbers;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Undefined;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tests after {@code is}. */
@SuppressWarnings("ReferenceEquality") // sameas compares by identity, as Python's is
final class Tests {
  /** All tests by name. */
  static final Map<String, Function> ALL = all();

  private Tests() {}

  private static Map<String, Function> all() {
    Map<String, Function> all = new HashMap<>();
    one(all, "defined", v -> !(v instanceof Undefined));
    one(all, "undefined", v -> v instanceof Undefined);
    one(all, "none", v -> v == null);
    one(all, "true", v -> v instanceof Boolean flag && flag);
    one(all, "false", v -> v instanceof Boolean flag && !flag);
    one(all, "boolean", v -> v instanceof Boolean);
    one(all, "integer", v -> Numbers.isInteger(v) && !(v instanceof Boolean));
    one(all, "float", v -> v instanceof Double);
    one(all, "number", Numbers::isNumber);
    one(all, "string", v -> v instanceof String);
    one(all, "mapping", v -> v instanceof Map);
    one(
        all,
        "sequence",
        v ->
            v instanceof List || v instanceof String || v instanceof Map || v instanceof Undefined);
    one(
        all,
        "iterable",
        v -> v instanceof Collection
            || v instanceof String
            || v instanceof Map
            || v instanceof Undefined);
    one(all, "odd", v -> Compare.equal(Arithmetic.modulo(v, 2L), 1L));
    one(all, "even", v -> Compare.equal(Arithmetic.modulo(v, 2L), 0L));
    one(all, "lower", v -> Text.str(v).equals(Text.str(v).toLowerCase(Locale.ROOT)) && hasCase(v));
    one(all, "upper", v -> Text.str(v).equals(Text.str(v).toUpperCase(Locale.ROOT)) && hasCase(v));
    two(all, "divisibleby", (a, b) -> Compare.equal(Arithmetic.modulo(a, b), 0L));
    two(all, "sameas", (a, b) -> a == b || a != null && isScalar(a) && a.equals(b));
    two(all, "in", Compare::in);
    two(all, "ne", (a, b) -> !Compare.equal(a, b), "!=");
    two(all, "eq", Compare::equal, "==", "equalto");
    two(all, "lt", (a, b) -> Compare.ordered(a, "<", b), "<", "lessthan");
    two(all, "le", (a, b) -> Compare.ordered(a, "<=", b), "<=");
    two(all, "gt", (a, b) -> Compare.ordered(a, ">", b), ">", "greaterthan");
    two(all, "ge", (a, b) -> Compare.ordered(a, ">=", b), ">=");
    return Map.copyOf(all);
  }

  /** Python keeps one object for equal small values, so for them being equal is being the same. */
  private static boolean isScalar(Object value) {
    return value instanceof Boolean || value instanceof Long || value instanceof String;
  }

  private static boolean hasCase(@Nullable Object value) {
    return Text.str(value)
        .chars()
        .anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }

  private static void one(
      Map<String, Function> all, String name, Predicate<@Nullable Object> test) {
    all.put(name, Function.of(name, 1, (frame, in) -> test.test(in.get(0)), "value"));
  }

  private static void two(
      Map<String, Function> all,
      String name,
      BiPredicate<@Nullable Object, @Nullable Object> test,
      String... otherNames) {
    Function function =
        Function.of(name, 2, (frame, in) -> test.test(in.get(0), in.get(1)), "value", "other");
    all.put(name, function);
    for (String other : otherNames) {
      all.put(other, function);
    }
  }
}
