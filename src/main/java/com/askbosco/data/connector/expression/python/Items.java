package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is inside a value: items, slices, iteration, length. */
public final class Items {
  private Items() {}

  /**
   * Python's {@code value[index]}.
   *
   * @return the item, or {@link Undefined} where Python would raise for a missing one, as templates have it
   */
  public static @Nullable Object get(@Nullable Object value, @Nullable Object index) {
    switch (value) {
      case Undefined undefined -> throw undefined.used();
      case Map<?, ?> map -> {
        Object key = isHashable(index) ? key(index) : new Undefined("");
        Object found = map.get(key);
        return found != null || map.containsKey(key) ? found : missing(value);
      }
      case List<?> list -> {
        if (!Numbers.isInteger(index)) {
          return missing(value);
        }
        int at = position(Numbers.asIndex(index), list.size());
        return at < 0 ? missing(value) : list.get(at);
      }
      case String text -> {
        if (!Numbers.isInteger(index)) {
          return missing(value);
        }
        int at = position(Numbers.asIndex(index), Text.length(text));
        if (at < 0) {
          return missing(value);
        }
        int from = text.offsetByCodePoints(0, at);
        return text.substring(from, text.offsetByCodePoints(from, 1));
      }
      case null, default -> {
        return missing(value);
      }
    }
  }

  /**
   * What a missing attribute or item gives.
   *
   * @param name its name as the template has it; never a value
   */
  public static Undefined missing(@Nullable Object value, String name) {
    return new Undefined(Types.described(value) + " has no '" + name + "'");
  }

  private static Undefined missing(@Nullable Object value) {
    return new Undefined(Types.described(value) + " has no such item");
  }

  private static int position(int index, int size) {
    int at = index < 0 ? index + size : index;
    return at >= 0 && at < size ? at : -1;
  }

  /** A key of a dict: whole floats are the same key as the int. Fails for lists and dicts. */
  public static @Nullable Object key(@Nullable Object value) {
    if (value instanceof Double number && number == Math.rint(number) && !number.isInfinite()) {
      return Numbers.integer(new BigDecimal(number).toBigInteger());
    }
    if (!isHashable(value)) {
      throw PythonException.type("a " + Types.name(value) + " cannot be a key");
    }
    return value;
  }

  static boolean isHashable(@Nullable Object value) {
    if (value instanceof PyTuple tuple) {
      return tuple.stream().allMatch(Items::isHashable);
    }
    return !(value instanceof Collection<?> || value instanceof Map<?, ?>);
  }

  /** Python's {@code value[from:to:step]} with none for what is left out. */
  public static Object slice(
      @Nullable Object value, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (value instanceof String text) {
      return slice(text, from, to, step);
    }
    if (!(value instanceof List<?> list)) {
      throw PythonException.type(Types.described(value) + " cannot be sliced");
    }
    List<@Nullable Object> result = new ArrayList<>();
    for (int i : Slicing.indices(list.size(), from, to, step)) {
      result.add(list.get(i));
    }
    return value instanceof PyTuple ? PyTuple.copyOf(result) : result;
  }

  private static String slice(
      String text, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
    int[] points = text.codePoints().toArray();
    StringBuilder result = new StringBuilder();
    for (int i : Slicing.indices(points.length, from, to, step)) {
      result.appendCodePoint(points[i]);
    }
    return result.toString();
  }

  /** The elements a {@code for} sees: of a text its characters, of a dict its keys, of undefined none. */
  public static Iterable<? extends @Nullable Object> iterate(@Nullable Object value) {
    return switch (value) {
      case Undefined undefined -> List.of();
      case Map<?, ?> map -> map.keySet();
      case Collection<?> elements -> elements;
      case String text -> text.codePoints().mapToObj(Character::toString).toList();
      case null, default ->
        throw PythonException.type("a " + Types.name(value) + " is not iterable");
    };
  }

  /** The elements as a list: the value itself where it is one. */
  @SuppressWarnings("unchecked")
  public static List<@Nullable Object> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    iterate(value).forEach(elements::add);
    return elements;
  }

  /** Python's {@code len(value)}. */
  public static long length(@Nullable Object value) {
    return switch (value) {
      case String text -> Text.length(text);
      case Collection<?> elements -> elements.size();
      case Map<?, ?> map -> map.size();
      case Undefined undefined -> 0;
      case null, default -> throw PythonException.type("a " + Types.name(value) + " has no length");
    };
  }

  /** A rough measure of the work that walking the value takes. */
  public static int weight(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length() / 16;
      case Set<?> set -> set.size();
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case null, default -> 0;
    };
  }
}
