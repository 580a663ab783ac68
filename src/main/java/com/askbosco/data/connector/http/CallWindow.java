package com.askbosco.data.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The calls made lately under one policy. Thread-safe. */
final class CallWindow {
  /** So many calls in an interval. */
  record Rate(int calls, Duration interval) {
    int allowed() {
      return Math.max(1, calls);
    }
  }

  private final Deque<Instant> calls = new ArrayDeque<>();
  private Instant blockedUntil = Instant.MIN;
  private @Nullable Instant windowEnd;
  private int inWindow;

  /** Counts a request when every rate allows it in the intervals that end now, and gives zero; else how long to wait. */
  synchronized Duration acquire(Instant now, List<Rate> rates, int weight) {
    Duration longest = Duration.ZERO;
    Duration wait = blocked(now);
    for (Rate rate : rates) {
      longest = longer(longest, rate.interval());
      wait = longer(wait, wait(now, rate, Math.min(weight, rate.allowed())));
    }
    if (wait.isZero()) {
      Instant oldest = now.minus(longest);
      while (!calls.isEmpty() && !calls.peekFirst().isAfter(oldest)) {
        calls.removeFirst();
      }
      add(now, weight);
    }
    return wait;
  }

  private void add(Instant now, int times) {
    for (int i = 0; i < times; i++) {
      calls.addLast(now);
    }
  }

  /** As above for intervals one after another; one begins with the first call after the last one ended. */
  synchronized Duration acquireFixed(Instant now, Rate rate, int weight) {
    Duration wait = blocked(now);
    if (!wait.isZero()) {
      return wait;
    }
    Instant end = begin(now, rate);
    if (inWindow > 0 && inWindow + weight > rate.allowed()) {
      return Duration.between(now, end);
    }
    inWindow += weight;
    return Duration.ZERO;
  }

  /** The end of the interval that is now. */
  private Instant begin(Instant now, Rate rate) {
    Instant end = windowEnd;
    if (end == null || inWindow == 0 || !now.isBefore(end)) {
      end = now.plus(rate.interval());
      windowEnd = end;
      inWindow = 0;
    }
    return end;
  }

  private Duration blocked(Instant now) {
    return now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Until so many calls have left the interval that the request fits in. */
  private Duration wait(Instant now, Rate rate, int weight) {
    Instant since = now.minus(rate.interval());
    int made = 0;
    for (Iterator<Instant> newest = calls.descendingIterator(); newest.hasNext(); ) {
      Instant call = newest.next();
      if (!call.isAfter(since)) {
        break;
      }
      made++;
      if (made + weight > rate.allowed()) {
        return Duration.between(now, call.plus(rate.interval()));
      }
    }
    return Duration.ZERO;
  }

  /** The source has no calls left: the strictest rate is used up from now on. */
  synchronized void drain(Instant now, List<Rate> rates) {
    int free = Integer.MAX_VALUE;
    for (Rate rate : rates) {
      Instant since = now.minus(rate.interval());
      int made = (int) calls.stream().filter(call -> !call.isBefore(since)).count();
      free = Math.min(free, rate.allowed() - made);
    }
    add(now, Math.max(0, free));
  }

  /**
   * The source says what is left of the interval and when it ends. More than we think is left is not believed: the manifest may allow
   * less than the source.
   */
  synchronized void learn(Instant now, Rate rate, OptionalLong available, @Nullable Instant reset) {
    begin(now, rate);
    if (available.isPresent()) {
      long left = Math.max(0, Math.min(available.getAsLong(), rate.allowed()));
      inWindow = Math.max(inWindow, (int) (rate.allowed() - left));
    }
    if (reset != null && reset.isAfter(now)) {
      windowEnd = reset;
      inWindow = Math.max(1, inWindow);
    }
  }

  /** Allows no call before the given time. */
  synchronized void blockUntil(Instant time) {
    blockedUntil = time.isAfter(blockedUntil) ? time : blockedUntil;
  }
}
