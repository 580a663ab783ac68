package com.askbosco.data.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when it is told to; a wait moves it. */
final class MovingClock extends Clock {
  private final AtomicReference<Instant> now;

  private MovingClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  static MovingClock at(Instant start) {
    return new MovingClock(start);
  }

  void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now.get(), zone);
  }
}
