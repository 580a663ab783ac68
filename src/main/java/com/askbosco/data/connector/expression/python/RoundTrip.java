package com.askbosco.data.connector.expression.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a value to its text and back. */
public final class RoundTrip {
  private RoundTrip() {}

  /**
   * Whether the text of a value, read as a literal, gives an equal value; then the text need not be made. Not asked for texts.
   */
  public static boolean survives(@Nullable Object value) {
    return survives(value, new Limits.Walk());
  }

  private static boolean survives(@Nullable Object value, Limits.Walk walk) {
    walk.visit();
    return switch (value) {
      case null -> true;
      case String text -> true;
      case Double number -> Double.isFinite(number);
      case List<?> list -> {
        walk.enter();
        boolean all = true;
        for (Object element : list) {
          all = all && survives(element, walk);
        }
        walk.leave();
        yield all;
      }
      case Map<?, ?> map -> {
        walk.enter();
        boolean all = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          all = all && survives(entry.getKey(), walk) && survives(entry.getValue(), walk);
        }
        walk.leave();
        yield all;
      }
      default -> Numbers.isInteger(value);
    };
  }
}
