package com.askbosco.data.connector.expression.python;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands after a dot: attributes, methods, and entries where there is no attribute of the name. */
public final class Attributes {
  /** Methods that change a list or dict. */
  public static final Set<String> CHANGING = Set.of(
      "append",
      "extend",
      "insert",
      "pop",
      "remove",
      "clear",
      "reverse",
      "sort",
      "update",
      "setdefault");

  /** The methods of all types. */
  public static final Set<String> METHODS = Stream.of(
          StringMethods.NAMES,
          ListMethods.NAMES,
          DictMethods.NAMES,
          DateMethods.DATETIME,
          DateMethods.DATE,
          DateMethods.DELTA)
      .flatMap(Set::stream)
      .collect(Collectors.toUnmodifiableSet());

  private Attributes() {}

  /** A method that was named but not called. */
  private record Uncalled(String name, String type) {
    @Override
    public String toString() {
      return "<built-in method " + name + " of " + type + " object>";
    }
  }

  /** Whether a dict has a method of this name, which then hides an entry of the same name after a dot. */
  public static boolean isDictMethod(String name) {
    return DictMethods.NAMES.contains(name);
  }

  /** The value of {@code value.name}; {@link Undefined} when there is none. */
  public static @Nullable Object get(@Nullable Object value, String name) {
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (name.startsWith("_")) {
      return value instanceof Map<?, ?> ? entry(value, name) : Items.missing(value, name);
    }
    if (value instanceof DictMap dict && dict.hasAttribute(name)) {
      return dict.attribute(name);
    }
    if (methods(value).contains(name)) {
      return new Uncalled(name, Types.name(value));
    }
    Object property = DateMethods.property(value, name);
    return property != null ? property : entry(value, name);
  }

  private static @Nullable Object entry(@Nullable Object value, String name) {
    Object found = Items.get(value, name);
    return found instanceof Undefined ? Items.missing(value, name) : found;
  }

  private static Set<String> methods(@Nullable Object value) {
    return switch (value) {
      case String text -> StringMethods.NAMES;
      case PyTuple tuple -> ListMethods.TUPLE;
      case List<?> list -> ListMethods.NAMES;
      case Map<?, ?> map -> DictMethods.NAMES;
      case PyDateTime moment -> DateMethods.DATETIME;
      case PyDate date -> DateMethods.DATE;
      case PyTime time -> DateMethods.TIME;
      case TimeDelta delta -> DateMethods.DELTA;
      case null, default -> Set.of();
    };
  }

  /** The result of {@code value.name(arguments)}. */
  @SuppressWarnings("unchecked")
  public static @Nullable Object call(@Nullable Object value, String name, Arguments arguments) {
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (!methods(value).contains(name)) {
      Object entry = get(value, name);
      throw entry instanceof Undefined undefined
          ? undefined.used()
          : PythonException.type("a " + Types.name(entry) + " cannot be called");
    }
    return switch (value) {
      case String text -> StringMethods.call(text, name, arguments);
      case List<?> list -> ListMethods.call((List<@Nullable Object>) list, name, arguments);
      case Map<?, ?> map ->
        DictMethods.call((Map<@Nullable Object, @Nullable Object>) map, name, arguments);
      case null, default -> DateMethods.call(value, name, arguments);
    };
  }
}
