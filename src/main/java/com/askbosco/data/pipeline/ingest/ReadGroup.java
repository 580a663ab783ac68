package com.askbosco.data.pipeline.ingest;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the queues of a group at the same time until they end or the worker has to rest. */
final class ReadGroup {
  // In streaming, a poll may come while the one before is still under way.
  private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

  private final ReadSettings settings;
  private final long end;
  private final List<StagedPart> parts = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private boolean waiting;

  ReadGroup(ReadSettings settings) {
    this.settings = settings;
    this.end = System.nanoTime() + settings.limits().time().toNanos();
  }

  /** What one queue left behind, and where it goes on. */
  private record QueueRead(List<StagedPart> parts, Place place) {}

  /** Reads every queue from its place on. */
  void read(QueueGroup group, List<Place> from) throws IOException, InterruptedException {
    int threads = Math.min(settings.parallelism(), group.queues().size());
    ExecutorService readers = Executors.newFixedThreadPool(
        Math.max(1, threads), Thread.ofPlatform().name("read-", 0).factory());
    try {
      List<Future<QueueRead>> running = new ArrayList<>();
      for (int i = 0; i < group.queues().size(); i++) {
        SliceQueue queue = group.queues().get(i);
        Place place = from.get(i);
        running.add(readers.submit(() -> read(queue, place)));
      }
      for (Future<QueueRead> each : running) {
        QueueRead done = each.get();
        parts.addAll(done.parts());
        places.add(done.place());
      }
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      Throwables.throwIfUnchecked(e.getCause());
      throw new IllegalStateException(e.getCause());
    } finally {
      // After a failure nobody may go on writing while the work is started again.
      readers.shutdownNow();
      readers.close();
    }
  }

  private QueueRead read(SliceQueue queue, Place from) throws IOException, InterruptedException {
    List<StagedPart> done = new ArrayList<>();
    Place at = from;
    if (at.slice() >= queue.slices().size()) {
      return new QueueRead(done, at);
    }
    if (!IN_USE.add(queue.credentialKey())) {
      setWaiting();
      return new QueueRead(done, at);
    }
    try {
      StagePages stager = new StagePages(settings.catalogue());
      while (true) {
        Stretch stretch = new Stretch(settings.limits(), end);
        try (ReadQueue reader = new ReadQueue(queue, settings, stager, stretch)) {
          done.add(reader.read(at));
        }
        Place stopped = stretch.stopped();
        if (stopped == null) {
          return new QueueRead(done, Place.slice(queue.slices().size()));
        }
        at = stopped;
        if (stretch.workerRests()) {
          return new QueueRead(done, at);
        }
      }
    } finally {
      IN_USE.remove(queue.credentialKey());
    }
  }

  private synchronized void setWaiting() {
    waiting = true;
  }

  /** What was staged, and how slices ended. */
  List<StagedPart> parts() {
    return parts;
  }

  /** Where each queue goes on. */
  List<Place> places() {
    return places;
  }

  /** Whether a queue could not be read because its credential was in use. */
  synchronized boolean isWaiting() {
    return waiting;
  }
}
