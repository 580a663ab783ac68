package com.askbosco.data.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Call budgets and access tokens of one credential. Thread-safe: all slices read with the credential share one instance, so that
 * together they keep its rate and use one access token.
 */
public final class Budgets {
  private static final ConcurrentHashMap<String, Budgets> SHARED = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<String, Object> states = new ConcurrentHashMap<>();
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

  /** Budgets of a credential, used by nobody yet. */
  public Budgets() {}

  /** The one instance of this process for a credential; the key names the credential without holding it. */
  public static Budgets shared(String credentialKey) {
    return SHARED.computeIfAbsent(credentialKey, key -> new Budgets());
  }

  /** What the runtime keeps for the credential under a name; made when it is first asked for. */
  public <T> T state(String name, Class<T> type, Supplier<T> make) {
    return type.cast(states.computeIfAbsent(name, n -> make.get()));
  }

  /** The time of a clock; when it stands still, waits count as time passed. */
  public Instant now(Clock clock) {
    return clock.instant().plus(waited.get());
  }

  /** Waits and counts what the clock did not notice. */
  public void sleep(Duration duration, Clock clock, Sleeper sleeper) throws InterruptedException {
    Instant before = clock.instant();
    sleeper.sleep(duration);
    Duration unnoticed = duration.minus(Duration.between(before, clock.instant()));
    if (!unnoticed.isNegative() && !unnoticed.isZero()) {
      waited.updateAndGet(sum -> sum.plus(unnoticed));
    }
  }
}
