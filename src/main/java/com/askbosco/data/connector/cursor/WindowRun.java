package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A datetime cursor on its way. */
public final class WindowRun extends CursorRun<OffsetDateTime> {
  private final WindowSettings settings;

  WindowRun(WindowSettings settings, ObjectNode state) {
    super(settings.field(), settings.scale(), settings.start(), state);
    this.settings = settings;
  }

  @Override
  public Iterator<ObjectNode> slices() {
    merge();
    List<Interval<OffsetDateTime>> read = intervals();
    if (read.isEmpty()) {
      throw new UnreadableValueException("the state has no slices", false);
    }
    Deque<WindowSlices.Span> spans = new ArrayDeque<>();
    if (settings.scale().compare(start(), read.get(0).start()) < 0) {
      spans.add(new WindowSlices.Span(start(), read.get(0).start(), false));
    }
    for (int i = 0; i + 1 < read.size(); i++) {
      OffsetDateTime low = read.get(i).end();
      spans.add(new WindowSlices.Span(
          settings.granularity().map(g -> g.addTo(low)).orElse(low),
          read.get(i + 1).start(),
          false));
    }
    OffsetDateTime low = read.get(read.size() - 1).end();
    spans.add(new WindowSlices.Span(
        settings.lookback().map(l -> l.subtractFrom(low)).orElse(low),
        settings.end().get(),
        true));
    return new WindowSlices(settings, spans);
  }

  @Override
  Interval<OffsetDateTime> read(ObjectNode slice, @Nullable OffsetDateTime newest) {
    return new Interval<>(
        settings.scale().parse(slice.path(settings.startField())),
        settings.scale().parse(slice.path(settings.endField())),
        newest);
  }

  /** What the lookback reads again is kept, but nothing before the stream's start, unless the state is older still. */
  @Override
  OffsetDateTime least() {
    if (settings.lookback().isEmpty()) {
      return from();
    }
    OffsetDateTime low = settings.lookback().get().subtractFrom(from());
    OffsetDateTime floor = settings.scale().compare(from(), start()) <= 0 ? from() : start();
    return settings.scale().compare(low, floor) >= 0 ? low : floor;
  }

  @Override
  boolean isBeforeEnd(OffsetDateTime value) {
    return settings.scale().compare(value, settings.end().get()) <= 0;
  }
}
