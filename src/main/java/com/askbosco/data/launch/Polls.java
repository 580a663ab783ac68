package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.Resume;
import com.askbosco.data.pipeline.ingest.RunProgress;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The polls of a streaming job on one machine. Each is the batch run of one connection, on a thread of its own: a slow one holds up neither
 * messages nor other polls, since the warehouse is locked only while it commits. A connection is polled once at a time; what falls due meanwhile is left
 * out, because the next poll reads the same days. Whoever else uses the warehouse has to lock it.
 */
public final class Polls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

  private final PollSchedule schedule;
  private final IngestJob job;
  private final Warehouse warehouse;
  private final LocalRunner runner;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService readers;
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("poll-tick").factory());

  Polls(PollSchedule schedule, IngestJob job, Warehouse warehouse, LocalRunner runner) {
    this.schedule = schedule;
    this.job = job;
    this.warehouse = warehouse;
    this.runner = runner;
    LocalRunner.clearLeft(job.settings().staging(), PollSchedule.NAMES);
    this.readers = Executors.newFixedThreadPool(
        Math.max(1, job.settings().parallelism()),
        Thread.ofPlatform().name("poll-", 0).factory());
  }

  /** Polls from now on until it is closed. */
  static Polls begin(PollSchedule schedule, IngestJob job, Warehouse warehouse, Clock clock) {
    Polls polls = new Polls(schedule, job, warehouse, LocalRunner.trusting());
    Instant[] last = {clock.instant()};
    long tick = PollSchedule.TICK.toMillis();
    polls.ticker.scheduleAtFixedRate(
        () -> {
          Instant now = clock.instant();
          polls.tick(last[0], now);
          last[0] = now;
        },
        tick,
        tick,
        TimeUnit.MILLISECONDS);
    return polls;
  }

  /**
   * Begins what became due, without waiting for it.
   *
   * @return what each poll will have committed; empty when it was committed before, by a job that was killed since
   */
  List<Future<Optional<CommitReport>>> tick(Instant after, Instant until) {
    List<Future<Optional<CommitReport>>> begun = new ArrayList<>();
    try {
      Catalogue catalogue = job.settings().catalogue();
      for (RunRequest request : schedule.due(
          catalogue.clients(LocalDate.ofInstant(until, ZoneOffset.UTC)).clients(), after, until)) {
        String connection = request.connections().get(0);
        if (underWay.add(connection)) {
          begun.add(readers.submit(() -> {
            try {
              return poll(request);
            } catch (RuntimeException | Error e) {
              LOG.warn("{}: {}", request.runId(), String.valueOf(e.getMessage()));
              throw e;
            } finally {
              underWay.remove(connection);
            }
          }));
        } else {
          LOG.info("{}: left out, the poll before is under way", request.runId());
        }
      }
    } catch (BoscoException e) {
      // A client's file that is wrong for a moment must not end the polls of the others for ever.
      LOG.warn("Polls: {} {}", e.code().code(), e.getMessage());
    } catch (RuntimeException e) {
      // An executor of the JDK would never call again.
      LOG.error("Polls: defect", e);
    }
    return begun;
  }

  private Optional<CommitReport> poll(RunRequest asked) {
    RunRequest request;
    synchronized (warehouse) {
      if (warehouse.committed(asked.runId()).isPresent()) {
        return Optional.empty();
      }
      request = asked.with(Resume.completeTo(warehouse), warehouse.filesRead());
    }
    String folder = job.settings().staging(request.runId());
    LocalRunner.clear(folder);
    try {
      runner.run(pipeline -> job.batch(pipeline, request));
      Optional<StagedRun> read = RunFiles.read(folder);
      if (read.isEmpty()) {
        return Optional.empty(); // no file is new: there is nothing to commit
      }
      StagedRun staged = read.get();
      synchronized (warehouse) {
        return Optional.of(warehouse.commit(staged));
      }
    } finally {
      LocalRunner.clear(folder);
      RunProgress.forget(request.runId());
    }
  }

  /** Begins nothing more and waits for the polls under way. */
  @Override
  public void close() {
    ticker.shutdownNow();
    readers.close();
  }
}
