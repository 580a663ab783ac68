package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cursor on its way through a stream, or through one partition of it: makes the slices that are still to be read, sees the
 * records, and knows the state. What was read is kept as intervals; a slice that failed leaves a gap, and the state then stays
 * below it, so that the next read begins there. As in the reference, the moment where the read began counts as read, so that the
 * failure of a first slice no longer than the granularity leaves no gap. Not thread-safe.
 *
 * @param <V> the cursor's values
 */
public abstract sealed class CursorRun<V> permits WindowRun, CountRun {
  private static final Set<String> INTERVALS = Set.of("date-range", "integer");

  private final String field;
  private final Scale<V> scale;
  private final V start;
  private final V from;
  private final ObjectNode kept;
  private List<Interval<V>> intervals = new ArrayList<>();
  private @Nullable V newest;
  private @Nullable JsonNode last;

  /**
   * @param start where the stream begins when there is no state
   * @param state as an earlier read gave it, a single value or the intervals; empty to begin
   */
  CursorRun(String field, Scale<V> scale, V start, ObjectNode state) {
    this.field = field;
    this.scale = scale;
    this.start = start;
    if (isIntervals(state)) {
      for (JsonNode each : state.path("slices")) {
        intervals.add(new Interval<>(
            scale.parse(each.path("start")),
            scale.parse(each.path("end")),
            each.has("most_recent_cursor_value")
                ? scale.parse(each.path("most_recent_cursor_value"))
                : null));
      }
      this.kept = state.path("legacy") instanceof ObjectNode legacy
          ? legacy.deepCopy()
          : JsonNodeFactory.instance.objectNode();
      this.from = intervals.isEmpty() ? start : reached(intervals.get(0));
    } else {
      V known = state.has(field) ? scale.parse(state.get(field)) : null;
      this.from =
          known != null && scale.says(known) && scale.compare(known, start) >= 0 ? known : start;
      this.kept = state.deepCopy();
      intervals.add(new Interval<>(start, from, from));
    }
  }

  static boolean isIntervals(ObjectNode state) {
    return INTERVALS.contains(state.path("state_type").asText());
  }

  private V reached(Interval<V> interval) {
    V value = interval.newest() != null ? interval.newest() : interval.end();
    return scale.says(value) ? value : start;
  }

  /** The name of the record's field with the cursor's value. */
  public final String field() {
    return field;
  }

  /** The slices to read, oldest first, each as the part of a stream slice that belongs to the cursor. To be asked for once. */
  public abstract Iterator<ObjectNode> slices();

  /** Reading of a slice begins: what was seen before belongs to others. */
  public final void begin() {
    newest = null;
    last = null;
  }

  /**
   * A record was handed on.
   *
   * @param value its cursor field; null or missing when it has none
   */
  public final void observe(@Nullable JsonNode value) {
    if (value == null || value.equals(last)) {
      return; // a page often has one value in all its records
    }
    last = value;
    V read = read(value);
    if (read != null && (newest == null || scale.compare(newest, read) < 0)) {
      newest = read;
    }
  }

  /** The newest value seen in this slice, as slices are written. */
  public final Optional<JsonNode> newest() {
    return Optional.ofNullable(newest).map(scale::format);
  }

  /**
   * The slice begun was read to its end.
   *
   * @return whether the state may have changed
   */
  public final boolean close(ObjectNode slice) {
    Interval<V> read = read(slice, newest);
    newest = null;
    last = null;
    if (read == null) {
      return false;
    }
    intervals.add(read);
    merge();
    return true;
  }

  /** What was read with a slice; null when it says nothing. */
  abstract @Nullable Interval<V> read(ObjectNode slice, @Nullable V newest);

  /** The state as the next read should get it. */
  public final ObjectNode state() {
    if (intervals.isEmpty()) {
      throw new UnreadableValueException("the state has no slices", false);
    }
    Interval<V> first = Interval.merged(intervals, scale).get(0);
    V reached = first.newest();
    kept.set(field, scale.format(reached != null && scale.says(reached) ? reached : first.start()));
    return kept.deepCopy();
  }

  /** Whether a record lies in what is to be read; one without a value that can be read does. */
  public final boolean wants(@Nullable JsonNode value) {
    V read = read(value);
    return read == null || (scale.compare(least(), read) <= 0 && isBeforeEnd(read));
  }

  abstract V least();

  abstract boolean isBeforeEnd(V value);

  private @Nullable V read(@Nullable JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return null;
    }
    try {
      return scale.parse(value);
    } catch (UnreadableValueException e) {
      if (e.isPassable()) {
        return null;
      }
      throw e;
    }
  }

  final void merge() {
    intervals = Interval.merged(intervals, scale);
  }

  final List<Interval<V>> intervals() {
    return intervals;
  }

  final V start() {
    return start;
  }

  /** Where the state of the last read left off. */
  final V from() {
    return from;
  }
}
