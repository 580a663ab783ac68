package com.askbosco.data.connector.expression;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template can see while it is evaluated: the root variables and the clock. A scope is read lazily and never changed by
 * a template; lists and maps that a template changes are its own copies.
 */
public interface Scope {

  /**
   * The value of a root variable such as {@code config} or {@code record}: a Jackson {@code JsonNode}, {@link Map}, {@link
   * Iterable}, {@link String}, {@link Number}, {@link Boolean}, {@code java.time} value, {@link Attributed} or null. Null is
   * Python's {@code None}. Only asked for roots that were allowed when the template was compiled.
   */
  @Nullable
  Object get(String root);

  /** The clock behind {@code now_utc()}, {@code today_utc()} and {@code day_delta()}. */
  Clock clock();

  /** A scope over a map, which is not copied; a root that is missing is {@code None}. */
  static Scope of(Map<String, ? extends @Nullable Object> roots, Clock clock) {
    return new Scope() {
      @Override
      public @Nullable Object get(String root) {
        return roots.get(root);
      }

      @Override
      public Clock clock() {
        return clock;
      }
    };
  }
}
