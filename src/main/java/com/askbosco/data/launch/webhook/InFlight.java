package com.askbosco.data.launch.webhook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much is being worked on: calls, and the bytes of their bodies. What goes beyond is refused at once and costs nothing, so that a
 * burst makes neither memory nor answers grow. One hook has a share of its own, so that one vendor's burst leaves room for others.
 * Thread-safe.
 */
final class InFlight {
  private final Semaphore calls;
  private final Semaphore bytes;
  private final Map<String, AtomicInteger> ofHook = new ConcurrentHashMap<>();

  /**
   * @param mostCalls calls at once
   * @param mostBytes bytes of all their bodies
   */
  InFlight(int mostCalls, int mostBytes) {
    this.calls = new Semaphore(mostCalls);
    this.bytes = new Semaphore(mostBytes);
  }

  /** How a call was let in. */
  enum Entry {
    IN,
    /** The hook has its share at work already. */
    HOOK_FULL,
    /** The receiver has all it can hold. */
    ALL_FULL
  }

  /** Lets a call in, or not; one that was let in has to {@link #leave}. */
  Entry enter(Hook hook, int size) {
    AtomicInteger own = ofHook.computeIfAbsent(hook.path(), path -> new AtomicInteger());
    if (own.incrementAndGet() > hook.settings().maxInFlight()) {
      own.decrementAndGet();
      return Entry.HOOK_FULL;
    }
    if (!calls.tryAcquire()) {
      own.decrementAndGet();
      return Entry.ALL_FULL;
    }
    if (!bytes.tryAcquire(size)) {
      calls.release();
      own.decrementAndGet();
      return Entry.ALL_FULL;
    }
    return Entry.IN;
  }

  /** The call is answered. */
  void leave(Hook hook, int size) {
    bytes.release(size);
    calls.release();
    ofHook.computeIfAbsent(hook.path(), path -> new AtomicInteger()).decrementAndGet();
  }
}
