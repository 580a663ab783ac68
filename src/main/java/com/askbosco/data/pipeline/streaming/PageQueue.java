package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.stage.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pages on their way from the readers to the warehouse. Bounded: readers wait when too much is on its way, whether it still lies
 * here or is being committed. Thread-safe.
 */
final class PageQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Read> waiting = new ArrayDeque<>();
  private final Map<Name, Read> taken = new HashMap<>();
  private final Map<ConnectionReading, Integer> underWay = new HashMap<>();
  private final int capacity;
  private long messages;
  private int readers;
  private boolean stopping;

  private record Read(MessagePage page, ConnectionReading by) {}

  /** A page is known by its place: runners hand on copies. */
  private record Name(
      Connection connection,
      String stream,
      String account,
      String partition,
      String next,
      String receipt) {
    static Name of(MessagePage page) {
      MessageStream of = page.stream();
      return new Name(
          of.connection(),
          of.stream(),
          of.account(),
          page.partition(),
          page.next(),
          page.receipt());
    }
  }

  /**
   * @param capacity most messages on their way at once; one page more may be
   * @param readers how many fill it
   */
  PageQueue(int capacity, int readers) {
    this.capacity = capacity;
    this.readers = readers;
  }

  /** Adds a page, waiting for room. */
  void put(MessagePage page, ConnectionReading by) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (messages >= capacity && !stopping) {
        changed.await();
      }
      messages += page.messages().size();
      underWay.merge(by, 1, Integer::sum);
      waiting.add(new Read(page, by));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes pages, the oldest first. Waits for the first one; then a little longer for more, because a commit costs about as much for
   * one page as for ten.
   *
   * @param most messages; one page more may come
   * @return none when nothing came in time
   */
  List<MessagePage> take(Duration patience, Duration linger, int most) throws InterruptedException {
    List<MessagePage> pages = new ArrayList<>();
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (waiting.isEmpty() && readers > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      left = waiting.isEmpty() ? 0 : linger.toNanos();
      while (left > 0 && readers > 0 && queued() < most) {
        left = changed.awaitNanos(left);
      }
      int count = 0;
      while (!waiting.isEmpty() && count < most) {
        Read read = waiting.remove();
        taken.put(Name.of(read.page()), read);
        pages.add(read.page());
        count += read.page().messages().size();
      }
    } finally {
      lock.unlock();
    }
    return pages;
  }

  private int queued() {
    return waiting.stream().mapToInt(read -> read.page().messages().size()).sum();
  }

  /** How many messages were taken and are not committed. */
  boolean isFull() {
    lock.lock();
    try {
      return taken.values().stream()
              .mapToInt(read -> read.page().messages().size())
              .sum()
          >= capacity;
    } finally {
      lock.unlock();
    }
  }

  /** Frees the room of pages and tells whoever read them. */
  void committed(List<MessagePage> pages) {
    for (MessagePage page : pages) {
      Read read;
      lock.lock();
      try {
        read = taken.remove(Name.of(page));
      } finally {
        lock.unlock();
      }
      if (read != null) {
        ConnectionReading by = read.by();
        by.committed(page);
        lock.lock();
        try {
          messages -= page.messages().size();
          underWay.merge(by, -1, Integer::sum);
          changed.signalAll();
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** Waits until every page of a reader is committed, or the whole is given up. */
  void awaitCommitted(ConnectionReading by) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (underWay.getOrDefault(by, 0) > 0) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a while, less when the whole is to stop. */
  void pause(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !stopping) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** One reader less. */
  void ended() {
    lock.lock();
    try {
      readers--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is here and nothing will come. */
  boolean isAtEnd() {
    lock.lock();
    try {
      return (readers == 0 || stopping) && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Asks the readers to stop. What is on its way still arrives. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }
}
