package com.askbosco.data.connector.expression.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. */
@SuppressWarnings("ReferenceEquality") // ABSENT is a marker object, compared by identity
public record Arguments(
    List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
  /** No arguments. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  private static final Object ABSENT = new Object();

  /**
   * Puts the arguments into the order of the parameters.
   *
   * @param function the name for messages
   * @param required how many parameters need a value
   * @param parameters the names, in order
   */
  public Bound bind(String function, int required, String... parameters) {
    @Nullable Object[] values = new @Nullable Object[parameters.length];
    java.util.Arrays.fill(values, ABSENT);
    if (positional.size() > parameters.length) {
      throw PythonException.type(function + "() takes at most " + parameters.length + " arguments");
    }
    for (int i = 0; i < positional.size(); i++) {
      values[i] = positional.get(i);
    }
    int used = 0;
    for (int i = 0; i < parameters.length && !named.isEmpty(); i++) {
      if (named.containsKey(parameters[i])) {
        if (values[i] != ABSENT) {
          throw PythonException.type(function + "() has two values for " + parameters[i]);
        }
        values[i] = named.get(parameters[i]);
        used++;
      }
    }
    if (used < named.size()) {
      throw PythonException.type(function + "() has no such keyword argument");
    }
    for (int i = 0; i < required; i++) {
      if (values[i] == ABSENT) {
        throw PythonException.type(function + "() needs a value for " + parameters[i]);
      }
    }
    return new Bound(function, values, parameters);
  }

  /** Arguments in the order of the parameters. */
  public static final class Bound {
    private final String function;
    private final @Nullable Object[] values;
    private final String[] parameters;

    private Bound(String function, @Nullable Object[] values, String[] parameters) {
      this.function = function;
      this.values = values;
      this.parameters = parameters;
    }

    /** Whether the argument was given. */
    public boolean has(int index) {
      return values[index] != ABSENT;
    }

    /** The argument, or null (none) when it was not given. */
    public @Nullable Object get(int index) {
      return get(index, null);
    }

    /** The argument, or the default when it was not given. */
    public @Nullable Object get(int index, @Nullable Object absent) {
      return values[index] == ABSENT ? absent : values[index];
    }

    /** A text argument. */
    public String text(int index) {
      Object value = get(index);
      if (value instanceof String text) {
        return text;
      }
      if (value instanceof Undefined undefined) {
        throw PythonException.type(undefined.message());
      }
      throw PythonException.type(
          function + "() needs a str as " + parameters[index] + ", not " + Types.name(value));
    }

    /** A text argument, or the default when it was not given. */
    public String text(int index, String absent) {
      return has(index) ? text(index) : absent;
    }

    /** A whole number, held to the range of int, or the default when it was not given. */
    public int number(int index, int absent) {
      return has(index) ? Numbers.asIndex(get(index)) : absent;
    }

    /** An argument as a condition; false when it was not given. */
    public boolean flag(int index) {
      return has(index) && Truth.of(get(index));
    }
  }
}
