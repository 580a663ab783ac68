package com.askbosco.data.connector.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves by a set time with every slice. */
final class HandClock extends Clock {
  private Instant now = Instant.parse("2026-02-01T00:00:00Z");
  Duration perSlice = Duration.ZERO;

  void tick() {
    now = now.plus(perSlice);
  }

  @Override
  public Instant instant() {
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
