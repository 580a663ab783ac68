package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Cuts windows in two that have nothing in common.
 *
 * @param unit the smallest difference between two times; a window of one cannot be cut
 */
record Halving(TimeScale scale, Duration unit, String startField, String endField) {

  List<ObjectNode> halves(ObjectNode window, Optional<Duration> least) {
    OffsetDateTime start = scale.parse(window.path(startField));
    OffsetDateTime end = scale.parse(window.path(endField));
    Duration span = Duration.between(start, end);
    if (unit.isZero()
        || span.isNegative()
        || span.isZero()
        || least.filter(l -> span.compareTo(l) <= 0).isPresent()) {
      return List.of();
    }
    long units = span.dividedBy(unit) + 1;
    if (units <= 1) {
      return List.of();
    }
    OffsetDateTime second = start.plus(unit.multipliedBy(units / 2));
    OffsetDateTime first = second.minus(unit);
    if (first.isBefore(start) || !first.isBefore(second) || second.isAfter(end)) {
      return List.of();
    }
    return List.of(part(window, start, first), part(window, second, end));
  }

  private ObjectNode part(ObjectNode window, OffsetDateTime start, OffsetDateTime end) {
    ObjectNode part = window.deepCopy();
    part.set(startField, scale.format(start));
    part.set(endField, scale.format(end));
    return part;
  }
}
