package com.askbosco.data.conformance;

import com.askbosco.data.connector.Sleeper;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The time of a case: waits take none, are remembered, and move the clock only where the case says so. */
final class CaseTime extends Clock implements Sleeper {
  private static final int MOST_WAITS = 400;

  private final ConformanceCase.Clock kind;
  private final List<JsonNode> waits = new ArrayList<>();
  private Instant now;

  CaseTime(Instant now, ConformanceCase.Clock kind) {
    this.now = now;
    this.kind = kind;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      return;
    }
    if (waits.size() >= MOST_WAITS) {
      throw new IllegalStateException("more than " + MOST_WAITS + " waits: it would never end");
    }
    double seconds = BigDecimal.valueOf(duration.toMillis(), 3)
        .setScale(3, RoundingMode.HALF_UP)
        .doubleValue();
    waits.add(Json.MAPPER.createObjectNode().put("type", "WAIT").put("seconds", seconds));
    if (kind == ConformanceCase.Clock.MOVES) {
      now = now.plus(duration);
    }
  }

  /** The waits as messages. */
  synchronized List<JsonNode> waits() {
    return List.copyOf(waits);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
