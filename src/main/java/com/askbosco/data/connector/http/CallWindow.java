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

  /** Counts a call when every rate allows one now and gives zero; else how long to wait before asking again. */
  synchronized Duration acquire(Instant now, List<Rate> rates, boolean moving) {
    if (now.isBefore(blockedUntil)) {
      return Duration.between(now, blockedUntil);
    }
    Duration longest = Duration.ZERO;
    Duration wait = Duration.ZERO;
    for (Rate rate : rates) {
      longest = rate.interval().compareTo(longest) > 0 ? rate.interval() : longest;
      Duration own = wait(now, rate, moving);
      wait = own.compareTo(wait) > 0 ? own : wait;
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

  private Duration wait(Instant now, Rate rate, boolean moving) {
    Instant since = moving ? now.minus(rate.interval()) : windowStart(now, rate);
    int made = 0;
    Instant freed = now;
    // The call that has to leave the window before another may come is the n-th from the newest.
    for (Iterator<Instant> newest = calls.descendingIterator(); newest.hasNext(); ) {
      Instant call = newest.next();
      if (!call.isAfter(since) && moving || call.isBefore(since)) {
        break;
      }
      made++;
      freed = call;
      if (made >= Math.max(1, rate.calls())) {
        return Duration.between(now, (moving ? freed : since).plus(rate.interval()));
      }
    }
    return Duration.ZERO;
  }

  /** Fixed windows begin with the first call after the last window ended. */
  private Instant windowStart(Instant now, Rate rate) {
    Instant start = calls.isEmpty() ? now : calls.peekFirst();
    while (!now.isBefore(start.plus(rate.interval()))) {
      Instant end = start.plus(rate.interval());
      start = now;
      for (Instant call : calls) {
        if (!call.isBefore(end)) {
          start = call;
          break;
        }
      }
    }
    return start;
  }

  /** Allows no call before the given time. */
  synchronized void blockUntil(Instant time) {
    blockedUntil = time.isAfter(blockedUntil) ? time : blockedUntil;
  }
}
