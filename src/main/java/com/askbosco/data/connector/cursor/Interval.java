package com.askbosco.data.connector.cursor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read: from where, to where, and the newest value seen there. */
final class Interval<V> {
  private V start;
  private V end;
  private @Nullable V newest;

  Interval(V start, V end, @Nullable V newest) {
    this.start = start;
    this.end = end;
    this.newest = newest;
  }

  V start() {
    return start;
  }

  V end() {
    return end;
  }

  @Nullable
  V newest() {
    return newest;
  }

  /** In order, those without a gap between them as one. */
  static <V> List<Interval<V>> merged(List<Interval<V>> intervals, Scale<V> scale) {
    List<Interval<V>> sorted = new ArrayList<>(intervals);
    sorted.sort((a, b) -> {
      int order = scale.compare(a.start, b.start);
      return order != 0 ? order : scale.compare(a.end, b.end);
    });
    List<Interval<V>> merged = new ArrayList<>();
    for (Interval<V> each : sorted) {
      Interval<V> last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || scale.compare(scale.after(last.end), each.start) < 0) {
        merged.add(each);
      } else {
        merged.set(merged.size() - 1, last.with(each, scale));
      }
    }
    return merged;
  }

  private Interval<V> with(Interval<V> next, Scale<V> scale) {
    return new Interval<>(
        start,
        scale.compare(end, next.end) >= 0 ? end : next.end,
        newer(next.newest, newest, scale));
  }

  private static <V> @Nullable V newer(@Nullable V a, @Nullable V b, Scale<V> scale) {
    boolean first = a != null && scale.says(a);
    if (first && b != null && scale.says(b)) {
      return scale.compare(a, b) >= 0 ? a : b;
    }
    return first ? a : b;
  }
}
