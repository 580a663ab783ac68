package com.askbosco.data.connector.expression.python;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a dict. */
final class DictMethods {
  static final Set<String> NAMES =
      Set.of("get", "keys", "values", "items", "update", "pop", "setdefault", "copy", "clear");

  private DictMethods() {}

  static @Nullable Object call(
      Map<@Nullable Object, @Nullable Object> map, String name, Arguments arguments) {
    return switch (name) {
      case "get" -> {
        Arguments.Bound in = arguments.bind(name, 1, "key", "default");
        Object key = Items.key(in.get(0));
        Object value = map.get(key);
        yield value != null || map.containsKey(key) ? value : in.get(1);
      }
      case "keys" -> new DictView("dict_keys", none(arguments, name, map.keySet()));
      case "values" -> new DictView("dict_values", none(arguments, name, map.values()));
      case "items" -> new DictView("dict_items", none(arguments, name, new Pairs(map)));
      case "copy" -> new LinkedHashMap<>(none(arguments, name, map));
      case "update" -> {
        map.putAll(Mappings.of(arguments));
        yield null;
      }
      case "pop" -> {
        Arguments.Bound in = arguments.bind(name, 1, "key", "default");
        Object key = Items.key(in.get(0));
        if (map.containsKey(key)) {
          yield map.remove(key);
        }
        if (!in.has(1)) {
          throw PythonException.value("pop() found no such key");
        }
        yield in.get(1);
      }
      case "setdefault" -> {
        Arguments.Bound in = arguments.bind(name, 1, "key", "default");
        Object key = Items.key(in.get(0));
        if (!map.containsKey(key)) {
          map.put(key, in.get(1));
        }
        yield map.get(key);
      }
      default -> {
        none(arguments, name, map).clear();
        yield null;
      }
    };
  }

  private static <T> T none(Arguments arguments, String name, T result) {
    arguments.bind(name, 0);
    return result;
  }

  private static final class Pairs extends AbstractCollection<@Nullable Object> {
    private final Map<@Nullable Object, @Nullable Object> map;

    private Pairs(Map<@Nullable Object, @Nullable Object> map) {
      this.map = map;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
      Collection<Map.Entry<@Nullable Object, @Nullable Object>> entries = map.entrySet();
      Iterator<Map.Entry<@Nullable Object, @Nullable Object>> from = entries.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return from.hasNext();
        }

        @Override
        public @Nullable Object next() {
          Map.Entry<@Nullable Object, @Nullable Object> entry = from.next();
          return PyTuple.of(entry.getKey(), entry.getValue());
        }
      };
    }

    @Override
    public int size() {
      return map.size();
    }
  }
}
