package com.askbosco.data.connector;

import java.time.Duration;

/**
 * Told what happens while a slice is read, for progress and counters. Called on the reading thread; must be quick and throw
 * nothing. Reasons hold no secrets.
 */
public interface ReadListener {

  /** Listens to nothing. */
  ReadListener NONE = new ReadListener() {};

  /** A request is about to be sent (retries and token requests too). */
  default void onRequest() {}

  /** An attempt failed and will be repeated, after {@link #onWait} when there is something to wait for. */
  default void onRetry(int attempt, String reason) {}

  /** The reader is going to wait for so long: back-off, call budget or a report job that is not ready. */
  default void onWait(Duration duration, String reason) {}

  /**
   * Something failed that the read goes on after, and that whoever started it is told of all the same.
   *
   * @param component what failed; empty when the read as a whole did
   */
  default void onFault(String component, SourceException fault) {}
}
