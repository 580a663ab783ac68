package com.askbosco.data.connector;

import java.time.Duration;

/** Waits. Every wait of the runtime goes through it, so that tests need not wait. */
@FunctionalInterface
public interface Sleeper {

  /** Returns after the given time. */
  void sleep(Duration duration) throws InterruptedException;

  /** The one that really waits. */
  static Sleeper real() {
    return Thread::sleep;
  }
}
