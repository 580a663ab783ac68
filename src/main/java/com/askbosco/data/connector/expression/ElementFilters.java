package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Compare;
import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.PyTuple;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.expression.python.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters that look at each element of a list: map, select, reject, selectattr, rejectattr, groupby. They give lists. */
final class ElementFilters {
  private ElementFilters() {}

  static Stream<Function> all() {
    return Stream.of(
        Function.open("map", 1, ElementFilters::map),
        Function.open("select", 1, (f, in) -> pick(f, in, false, true)),
        Function.open("reject", 1, (f, in) -> pick(f, in, false, false)),
        Function.open("selectattr", 2, (f, in) -> pick(f, in, true, true)),
        Function.open("rejectattr", 2, (f, in) -> pick(f, in, true, false)),
        Function.of("groupby", 2, ElementFilters::groupBy, "value", "attribute", "default"));
  }

  /** An attribute such as {@code a.b} or {@code 0}: items first, as filters have it. */
  static @Nullable Object attribute(@Nullable Object value, @Nullable Object path) {
    if (!(path instanceof String text)) {
      return Items.get(value, path);
    }
    Object result = value;
    for (String part : text.split("\\.", -1)) {
      boolean index =
          !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
      result = Access.item(result, index ? (Object) Long.parseLong(part) : part);
    }
    return result;
  }

  private static Object map(Frame frame, Arguments in) {
    List<@Nullable Object> result = new ArrayList<>();
    boolean byAttribute = in.positional().size() == 1;
    Object path = in.named().get("attribute");
    if (byAttribute && path == null) {
      throw PythonException.value("map needs a filter or attribute=");
    }
    Function filter = byAttribute ? null : named(Filters.ALL, in.positional().get(1), "filter");
    for (Object element : elements(in.positional().get(0))) {
      frame.charge(1);
      if (filter != null) {
        result.add(filter.call(frame, with(element, in, 2)));
        continue;
      }
      Object value = attribute(element, path);
      boolean missing = value instanceof Undefined && in.named().get("default") != null;
      result.add(missing ? in.named().get("default") : value);
    }
    return result;
  }

  /** What is empty in Python's eyes, none too, has no elements here. */
  private static Iterable<? extends @Nullable Object> elements(@Nullable Object value) {
    return Truth.of(value) ? Items.iterate(value) : List.of();
  }

  private static Arguments with(@Nullable Object element, Arguments in, int from) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(element);
    arguments.addAll(in.positional().subList(from, in.positional().size()));
    return new Arguments(arguments, from == 2 ? in.named() : Map.of());
  }

  private static Function named(Map<String, Function> all, @Nullable Object name, String kind) {
    Function function = name instanceof String text ? all.get(text) : null;
    if (function == null) {
      throw PythonException.value("there is no such " + kind);
    }
    return function;
  }

  private static Object pick(Frame frame, Arguments in, boolean byAttribute, boolean wanted) {
    int testAt = byAttribute ? 2 : 1;
    List<? extends @Nullable Object> given = in.positional();
    Function test = given.size() > testAt ? named(Tests.ALL, given.get(testAt), "test") : null;
    List<@Nullable Object> result = new ArrayList<>();
    for (Object element : elements(given.get(0))) {
      frame.charge(1);
      Object value = byAttribute ? attribute(element, given.get(1)) : element;
      Object verdict = test == null ? value : test.call(frame, with(value, in, testAt + 1));
      if (Truth.of(verdict) == wanted) {
        result.add(element);
      }
    }
    return result;
  }

  private static Object groupBy(Frame frame, Arguments.Bound in) {
    List<@Nullable Object> keyed = new ArrayList<>();
    for (Object element : Items.iterate(in.get(0))) {
      Object key = attribute(element, in.get(1));
      keyed.add(PyTuple.of(key instanceof Undefined && in.has(2) ? in.get(2) : key, element));
    }
    List<@Nullable Object> groups = new ArrayList<>();
    List<@Nullable Object> group = new ArrayList<>();
    Object last = null;
    for (Object pair :
        Compare.sorted(keyed, (a, b) -> Compare.order(Items.get(a, 0L), Items.get(b, 0L)))) {
      Object key = Items.get(pair, 0L);
      if (group.isEmpty() || !Compare.equal(key, last)) {
        group = new ArrayList<>();
        groups.add(PyTuple.of(key, group));
      }
      last = key;
      group.add(Items.get(pair, 1L));
    }
    return groups;
  }
}
