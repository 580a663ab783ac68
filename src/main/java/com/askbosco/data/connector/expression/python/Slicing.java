package com.askbosco.data.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** Which indices a slice takes. */
final class Slicing {
  private Slicing() {}

  /** The indices of {@code [from:to:step]} in a sequence, in order. */
  static int[] indices(
      int size, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
    long by = step == null ? 1 : index(step);
    if (by == 0) {
      throw PythonException.value("the step of a slice cannot be 0");
    }
    long first = from == null ? (by > 0 ? 0 : size - 1L) : bounded(index(from), size, by);
    long end = to == null ? (by > 0 ? size : -1) : bounded(index(to), size, by);
    long count = by > 0 ? (end - first + by - 1) / by : (first - end - by - 1) / -by;
    int[] indices = new int[(int) Math.max(0, Math.min(count, size))];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (int) (first + i * by);
    }
    return indices;
  }

  /** The bounds {@code from} and {@code to} in a sequence, where none means its ends. */
  static int[] range(int size, @Nullable Object from, @Nullable Object to) {
    return new int[] {
      from == null ? 0 : (int) bounded(index(from), size, 1),
      to == null ? size : (int) bounded(index(to), size, 1)
    };
  }

  private static int index(@Nullable Object value) {
    if (!Numbers.isInteger(value)) {
      throw PythonException.type("a slice needs whole numbers, not " + Types.name(value));
    }
    return Numbers.asIndex(value);
  }

  private static long bounded(long index, int size, long step) {
    long lowest = step > 0 ? 0 : -1;
    long highest = step > 0 ? size : size - 1L;
    return Math.max(lowest, Math.min(highest, index < 0 ? index + size : index));
  }
}
