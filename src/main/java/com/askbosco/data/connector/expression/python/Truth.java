package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counts as true: everything but none, undefined, zero and what is empty. */
public final class Truth {
  private Truth() {}

  /** Python's {@code bool(value)}. */
  public static boolean of(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case Long number -> number != 0;
      case Double number -> number != 0;
      case BigInteger number -> number.signum() != 0;
      case Collection<?> elements -> !elements.isEmpty();
      case Map<?, ?> entries -> !entries.isEmpty();
      case TimeDelta delta -> delta.micros() != 0;
      case CalendarDelta delta -> !delta.isZero();
      case Undefined undefined -> false;
      default -> true;
    };
  }
}
