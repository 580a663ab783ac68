package com.askbosco.data.gcp.bigquery;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The clock, and how time is let pass.
 *
 * @param pause waits; tests only note how long it would have been
 */
public record Waiting(Supplier<Instant> now, Consumer<Duration> pause) {

  /** The machine's clock. */
  public static Waiting real() {
    return new Waiting(Instant::now, time -> {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Stopped while waiting for BigQuery", e);
      }
    });
  }

  /** Waits longer from try to try: the first time, twice of it, and so on up to a limit. */
  void before(int attempt, Duration first, Duration most) {
    long millis = Math.min(most.toMillis(), first.toMillis() << Math.min(attempt, 20));
    pause.accept(Duration.ofMillis(millis));
  }
}
