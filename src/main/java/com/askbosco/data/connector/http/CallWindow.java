package com.askbosco.data.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The calls made lately under one policy. Thread-safe. */
final class CallWindow {
  /** So many calls in an interval. */
  record Rate(int calls, Duration interval) {}

  private final Deque<Instant> calls = new ArrayDeque<>();
  private Instant blockedUntil = Instant.MIN;
  private Instant windowStart = Instant.MIN;
  private int inWindow;

  /** Counts a call when every rate allows one in the intervals that end now, and gives zero; else how long to wait. */
  synchronized Duration acquire(Instant now, List<Rate> rates) {
    Duration longest = Duration.ZERO;
    Duration wait = blocked(now);
    for (Rate rate : rates) {
      longest = longer(longest, rate.interval());
      wait = longer(wait, wait(now, rate));
    }
    if (wait.isZero()) {
      Instant oldest = now.minus(longest);
      while (!calls.isEmpty() && !calls.peekFirst().isAfter(oldest)) {
        calls.removeFirst();
      }
      calls.addLast(now);
    }
    return wait;
  }

  /** As above for intervals one after another; one begins with the first call after the last one ended. */
  synchronized Duration acquireFixed(Instant now, Rate rate) {
    Duration wait = blocked(now);
    if (!wait.isZero()) {
      return wait;
    }
    if (inWindow == 0 || !now.isBefore(windowStart.plus(rate.interval()))) {
      windowStart = now;
      inWindow = 0;
    }
    if (inWindow >= Math.max(1, rate.calls())) {
      return Duration.between(now, windowStart.plus(rate.interval()));
    }
    inWindow++;
    return Duration.ZERO;
  }

  private Duration blocked(Instant now) {
    return now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Until the call that is the n-th from the newest has left the interval. */
  private Duration wait(Instant now, Rate rate) {
    Instant since = now.minus(rate.interval());
    int made = 0;
    for (Iterator<Instant> newest = calls.descendingIterator(); newest.hasNext(); ) {
      Instant call = newest.next();
      if (!call.isAfter(since)) {
        break;
      }
      made++;
      if (made >= Math.max(1, rate.calls())) {
        return Duration.between(now, call.plus(rate.interval()));
      }
    }
    return Duration.ZERO;
  }

  /** Allows no call before the given time. */
  synchronized void blockUntil(Instant time) {
    blockedUntil = time.isAfter(blockedUntil) ? time : blockedUntil;
  }
}
