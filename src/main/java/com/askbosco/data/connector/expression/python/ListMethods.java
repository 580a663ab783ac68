package com.askbosco.data.connector.expression.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a list, and those a tuple has too. */
final class ListMethods {
  static final Set<String> TUPLE = Set.of("index", "count");

  static final Set<String> NAMES = Set.of(
      "append", "extend", "insert", "pop", "remove", "index", "count", "copy", "clear", "reverse",
      "sort");

  private ListMethods() {}

  static @Nullable Object call(List<@Nullable Object> list, String name, Arguments arguments) {
    switch (name) {
      case "append" -> {
        Limits.items(list.size() + 1L);
        list.add(arguments.bind(name, 1, "value").get(0));
      }
      case "extend" -> {
        List<@Nullable Object> more =
            Items.list(arguments.bind(name, 1, "values").get(0));
        Limits.items((long) list.size() + more.size());
        list.addAll(new ArrayList<>(more));
      }
      case "insert" -> {
        Arguments.Bound in = arguments.bind(name, 2, "index", "value");
        long at = in.number(0, 0);
        Limits.items(list.size() + 1L);
        list.add(
            (int) Math.max(0, Math.min(list.size(), at < 0 ? at + list.size() : at)), in.get(1));
      }
      case "pop" -> {
        int at = arguments.bind(name, 0, "index").number(0, -1);
        int index = at < 0 ? at + list.size() : at;
        if (index < 0 || index >= list.size()) {
          throw PythonException.value("pop() found nothing there");
        }
        return list.remove(index);
      }
      case "remove" ->
        list.remove(indexOf(list, arguments.bind(name, 1, "value").get(0)));
      case "index" -> {
        return (long) indexOf(list, arguments.bind(name, 1, "value").get(0));
      }
      case "count" -> {
        Object value = arguments.bind(name, 1, "value").get(0);
        return list.stream().filter(element -> Compare.equal(element, value)).count();
      }
      case "copy" -> {
        arguments.bind(name, 0);
        return new ArrayList<>(list);
      }
      case "clear" -> {
        arguments.bind(name, 0);
        list.clear();
      }
      case "reverse" -> {
        arguments.bind(name, 0);
        Collections.reverse(list);
      }
      default -> {
        Arguments.Bound in = new Arguments(List.of(), arguments.named()).bind(name, 0, "reverse");
        Comparator<@Nullable Object> order =
            in.flag(0) ? (a, b) -> Compare.order(b, a) : Compare::order;
        Collections.copy(list, Compare.sorted(list, order));
      }
    }
    return null;
  }

  private static int indexOf(List<@Nullable Object> list, @Nullable Object value) {
    for (int i = 0; i < list.size(); i++) {
      if (Compare.equal(list.get(i), value)) {
        return i;
      }
    }
    throw PythonException.value("the value is not in the list");
  }
}
