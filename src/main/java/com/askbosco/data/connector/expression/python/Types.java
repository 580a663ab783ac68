package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's names of types, for messages. */
public final class Types {
  private Types() {}

  /** The name of the value's type, such as {@code NoneType}. */
  public static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "NoneType";
      case String s -> "str";
      case Boolean b -> "bool";
      case Long l -> "int";
      case BigInteger i -> "int";
      case Double d -> "float";
      case PyTuple t -> "tuple";
      case List<?> l -> "list";
      case Map<?, ?> m -> "dict";
      case Set<?> s -> "set";
      case DictView v -> v.name();
      case PyDateTime d -> "datetime";
      case PyDate d -> "date";
      case PyTime t -> "time";
      case TimeDelta d -> "timedelta";
      case CalendarDelta d -> "Duration";
      case Undefined u -> "Undefined";
      default -> "object";
    };
  }

  /** What a message calls an object that misses an attribute. */
  static String described(@Nullable Object value) {
    return value == null ? "None" : "a " + name(value);
  }
}
