package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts spans of time into windows of at most a step. Windows do not overlap by the granularity, but the last one of the newest span
 * is closed: it ends with the span, so that with days and steps of a day it has two.
 */
final class WindowSlices implements Iterator<ObjectNode> {
  private static final int LAST_YEAR = 9999;

  /**
   * A span to cut.
   *
   * @param newest whether it ends with the present, not with what was read before
   */
  record Span(OffsetDateTime low, OffsetDateTime high, boolean newest) {}

  private final WindowSettings settings;
  private final TimeScale scale;
  private final Deque<Span> spans;
  private @Nullable Span span;
  private OffsetDateTime at;
  private @Nullable ObjectNode next;

  WindowSlices(WindowSettings settings, Deque<Span> spans) {
    this.settings = settings;
    this.scale = settings.scale();
    this.spans = spans;
    this.at = settings.start();
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (span != null) {
        next = step(span);
      } else if (spans.isEmpty()) {
        return false;
      } else {
        next = begin(spans.removeFirst());
      }
    }
    return true;
  }

  @Override
  public ObjectNode next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    ObjectNode window = next;
    next = null;
    return window;
  }

  /** The one window of a span that is no longer than a step; else null, and the span is cut. */
  private @Nullable ObjectNode begin(Span each) {
    OffsetDateTime high = each.high();
    boolean fine = settings.granularity().isPresent();
    int order = scale.compare(each.low(), high);
    if (order > 0 || (order == 0 && !fine) || scale.compare(high, settings.start()) < 0) {
      return null;
    }
    OffsetDateTime low = settings
        .clamping()
        .up(scale.compare(each.low(), settings.start()) >= 0 ? each.low() : settings.start());
    order = scale.compare(low, high);
    if (order > 0 || (order == 0 && (settings.strict() || !each.newest()))) {
      return null;
    }
    if (scale.compare(later(low), high) < 0) {
      span = each;
      at = low;
      return null;
    }
    OffsetDateTime end = each.newest() && fine ? high : settings.clamping().up(high);
    return window(low, each.newest() ? end : before(end));
  }

  private @Nullable ObjectNode step(Span each) {
    OffsetDateTime high = each.high();
    OffsetDateTime reach = later(at);
    reach = scale.compare(reach, high) <= 0 ? reach : high;
    boolean whole = scale.compare(reach, high) == 0;
    OffsetDateTime end = whole ? reach : settings.clamping().up(reach);
    boolean last = whole || scale.compare(end, high) == 0;
    OffsetDateTime low = settings.clamping().up(at);
    if (scale.compare(low, end) >= 0) {
      span = null;
      return null;
    }
    at = end;
    span = last ? null : each;
    return window(low, each.newest() && last ? end : before(end));
  }

  private OffsetDateTime later(OffsetDateTime low) {
    if (settings.step().isEmpty()) {
      return settings.end().get();
    }
    OffsetDateTime later = settings.step().get().addTo(low);
    return later.getYear() > LAST_YEAR ? settings.end().get() : later;
  }

  private OffsetDateTime before(OffsetDateTime end) {
    return settings.granularity().map(g -> g.subtractFrom(end)).orElse(end);
  }

  private ObjectNode window(OffsetDateTime low, OffsetDateTime high) {
    ObjectNode window = JsonNodeFactory.instance.objectNode();
    window.put(settings.startField(), scale.text(low));
    window.put(settings.endField(), scale.text(high));
    return window;
  }
}
