package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Compare;
import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.Limits;
import com.askbosco.data.connector.expression.python.PyTuple;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters of whole lists. Where Jinja gives a generator, these give a list. */
final class ListFilters {
  private ListFilters() {}

  static Stream<Function> all() {
    return Stream.of(
        Function.of("length", 1, (f, in) -> Items.length(in.get(0)), "value"),
        Function.of("count", 1, (f, in) -> Items.length(in.get(0)), "value"),
        Function.of("list", 1, (f, in) -> new ArrayList<>(Items.list(in.get(0))), "value"),
        Function.of("first", 1, (f, in) -> end(in.get(0), true), "value"),
        Function.of("last", 1, (f, in) -> end(in.get(0), false), "value"),
        Function.of("join", 1, ListFilters::join, "value", "d", "attribute"),
        Function.of("reverse", 1, (f, in) -> reversed(in.get(0)), "value"),
        Function.of("sum", 1, ListFilters::sum, "value", "attribute", "start"),
        Function.of(
            "sort", 1, ListFilters::sort, "value", "reverse", "case_sensitive", "attribute"),
        Function.of("unique", 1, ListFilters::unique, "value", "case_sensitive", "attribute"),
        Function.of("max", 1, (f, in) -> best(in, 1), "value", "case_sensitive", "attribute"),
        Function.of("min", 1, (f, in) -> best(in, -1), "value", "case_sensitive", "attribute"),
        Function.of("items", 1, ListFilters::items, "value"),
        Function.of(
            "dictsort", 1, ListFilters::dictsort, "value", "case_sensitive", "by", "reverse"),
        Function.of("batch", 2, ListFilters::batch, "value", "linecount", "fill_with"));
  }

  private static @Nullable Object end(@Nullable Object value, boolean first) {
    List<@Nullable Object> list = Items.list(value);
    return list.isEmpty()
        ? new Undefined("the list is empty")
        : list.get(first ? 0 : list.size() - 1);
  }

  private static Object join(Frame frame, Arguments.Bound in) {
    String separator = Text.str(in.get(1, ""));
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object element : Items.iterate(in.get(0))) {
      out.append(first ? "" : separator);
      first = false;
      Object part = in.get(2) == null ? element : ElementFilters.attribute(element, in.get(2));
      out.append(Text.str(part));
      Limits.text(out.length());
    }
    return out.toString();
  }

  private static Object reversed(@Nullable Object value) {
    if (value instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    List<@Nullable Object> list = new ArrayList<>(Items.list(value));
    Collections.reverse(list);
    return list;
  }

  private static @Nullable Object sum(Frame frame, Arguments.Bound in) {
    Object total = in.get(2, 0L);
    for (Object element : Items.iterate(in.get(0))) {
      Object part = in.get(1) == null ? element : ElementFilters.attribute(element, in.get(1));
      total = Arithmetic.add(total, part);
      frame.charge(1 + Items.weight(total));
    }
    return total;
  }

  /** What an element is compared by: its attribute, without case unless that matters. */
  private static @Nullable Object key(
      @Nullable Object element, @Nullable Object attribute, boolean exact) {
    Object key = attribute == null ? element : ElementFilters.attribute(element, attribute);
    return key instanceof String text && !exact ? text.toLowerCase(Locale.ROOT) : key;
  }

  private static Object sort(Frame frame, Arguments.Bound in) {
    Object by = in.get(3);
    List<Object> attributes =
        by instanceof String text ? List.of((Object[]) text.split(",", -1)) : List.of();
    Comparator<@Nullable Object> order = (a, b) -> {
      if (by == null || attributes.isEmpty()) {
        return Compare.order(key(a, by, in.flag(2)), key(b, by, in.flag(2)));
      }
      int result = 0;
      for (int i = 0; i < attributes.size() && result == 0; i++) {
        Object attribute = attributes.get(i);
        result = Compare.order(key(a, attribute, in.flag(2)), key(b, attribute, in.flag(2)));
      }
      return result;
    };
    return Compare.sorted(Items.list(in.get(0)), in.flag(1) ? order.reversed() : order);
  }

  private static Object unique(Frame frame, Arguments.Bound in) {
    Set<@Nullable Object> seen = new HashSet<>();
    List<@Nullable Object> result = new ArrayList<>();
    for (Object element : Items.iterate(in.get(0))) {
      if (seen.add(Items.key(key(element, in.get(2), in.flag(1))))) {
        result.add(element);
      }
    }
    return result;
  }

  private static @Nullable Object best(Arguments.Bound in, int sign) {
    List<@Nullable Object> list = Items.list(in.get(0));
    Object best = end(list, true);
    for (int i = 1; i < list.size(); i++) {
      Object candidate = key(list.get(i), in.get(2), in.flag(1));
      if (Compare.order(candidate, key(best, in.get(2), in.flag(1))) * sign > 0) {
        best = list.get(i);
      }
    }
    return best;
  }

  private static Object items(Frame frame, Arguments.Bound in) {
    if (in.get(0) instanceof Undefined) {
      return List.of();
    }
    if (!(in.get(0) instanceof Map<?, ?> map)) {
      throw PythonException.type("items needs a dict");
    }
    return pairs(map);
  }

  private static List<@Nullable Object> pairs(Map<?, ?> map) {
    List<@Nullable Object> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(PyTuple.of(key, value)));
    return pairs;
  }

  private static Object dictsort(Frame frame, Arguments.Bound in) {
    if (!(in.get(0) instanceof Map<?, ?> map)) {
      throw PythonException.type("dictsort needs a dict");
    }
    long part = in.text(2, "key").equals("value") ? 1 : 0;
    Comparator<@Nullable Object> order =
        (a, b) -> Compare.order(key(a, part, in.flag(1)), key(b, part, in.flag(1)));
    return Compare.sorted(pairs(map), in.flag(3) ? order.reversed() : order);
  }

  private static Object batch(Frame frame, Arguments.Bound in) {
    int size = Math.max(1, in.number(1, 1));
    List<@Nullable Object> batches = new ArrayList<>();
    List<@Nullable Object> batch = new ArrayList<>();
    for (Object element : Items.iterate(in.get(0))) {
      if (batch.size() == size) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(element);
    }
    while (in.get(2) != null && !batch.isEmpty() && batch.size() < Limits.items(size)) {
      batch.add(in.get(2));
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
