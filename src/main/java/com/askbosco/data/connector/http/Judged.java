package com.askbosco.data.connector.http;

import com.askbosco.data.connector.compile.Vars;
import org.jspecify.annotations.Nullable;

/**
 * What became of an answer: a value, or a problem.
 *
 * @param refused whether the credential was refused and could be renewed
 * @param vars with {@code response} and {@code headers}
 */
record Judged<T>(
    @Nullable T result, Retries.@Nullable Failure problem, boolean refused, Vars vars) {
  T value() {
    if (result == null) {
      throw new IllegalStateException("A good answer has a value");
    }
    return result;
  }
}
