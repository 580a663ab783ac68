package com.askbosco.data.protocol;

import com.askbosco.data.model.BoscoException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams with several workers, in the order of the reference: half of them make slices, stream after stream, and slices are
 * read in the order they were made. So a stream is read while the slices of the next one are made. With one worker, stream
 * follows stream.
 */
final class Workers {
  /** Slices that are made and not read; more would be a queue in memory and no gain. */
  private static final int MOST_WAITING = 10_000;

  private final int number;

  Workers(int number) {
    this.number = number;
  }

  /**
   * Reads all.
   *
   * @throws BoscoException when a stream stops all; what is under way is broken off
   */
  void read(List<StreamJob> jobs) throws InterruptedException {
    if (number == 1 || jobs.isEmpty()) {
      for (StreamJob job : jobs) {
        if (job.begin()) {
          while (job.make()) {
            job.readOne();
          }
          job.end();
        }
      }
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(
        number, Thread.ofPlatform().name("worker-", 0).daemon().factory())) {
      Run run = new Run(pool, jobs);
      try {
        run.start(Math.max(1, number / 2));
        run.await();
      } finally {
        pool.shutdownNow();
        pool.awaitTermination(1, TimeUnit.MINUTES);
      }
    }
  }

  /** One read. */
  private static final class Run {
    private final ExecutorService pool;
    private final Deque<StreamJob> waiting;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private int unfinished;
    private @Nullable Throwable fatal;

    Run(ExecutorService pool, List<StreamJob> jobs) {
      this.pool = pool;
      this.waiting = new ArrayDeque<>(jobs);
      this.unfinished = jobs.size();
    }

    synchronized void start(int makers) {
      for (int i = 0; i < makers; i++) {
        next();
      }
    }

    /** The next stream begins. */
    private synchronized void next() {
      StreamJob job = waiting.poll();
      if (job != null) {
        pool.execute(() -> guarded(() -> make(job)));
      }
    }

    private void make(StreamJob job) throws InterruptedException {
      Slices slices = new Slices();
      if (!job.begin()) {
        next();
        finished();
        return;
      }
      while (job.make()) {
        room.acquire();
        slices.made();
        pool.execute(() -> guarded(() -> {
          try {
            job.readOne();
          } finally {
            room.release();
          }
          if (slices.done()) {
            end(job);
          }
        }));
      }
      next();
      if (slices.done()) {
        end(job);
      }
    }

    private void end(StreamJob job) {
      job.end();
      finished();
    }

    private synchronized void finished() {
      unfinished--;
      notifyAll();
    }

    private interface Step {
      void run() throws InterruptedException;
    }

    private void guarded(Step step) {
      try {
        step.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop(e);
      } catch (RuntimeException | Error e) {
        stop(e);
      }
    }

    private synchronized void stop(Throwable why) {
      if (fatal == null) {
        fatal = why;
      }
      waiting.clear();
      notifyAll();
    }

    synchronized void await() throws InterruptedException {
      while (unfinished > 0 && fatal == null) {
        wait();
      }
      switch (fatal) {
        case null -> {}
        case InterruptedException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(fatal);
      }
    }
  }

  /** Counts the slices of a stream, to know when it ends. */
  private static final class Slices {
    private int open = 1; // the making of slices itself

    synchronized void made() {
      open++;
    }

    /** A slice was read, or all were made; returns whether nothing is left. */
    synchronized boolean done() {
      return --open == 0;
    }
  }
}
