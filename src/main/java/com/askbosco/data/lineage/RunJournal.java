package com.askbosco.data.lineage;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.StagedRun;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happened in a run: OpenLineage events, a file for each stage of the run and to the transport the environment names,
 * and at the end the summary. Keeping it never fails a run: what goes wrong here is logged, once, and the run goes on. A run that
 * was killed has events that began and no summary. Not thread-safe.
 */
public final class RunJournal implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunJournal.class.getName());
  /** Where the journal's files go. */
  @FunctionalInterface
  public interface Files {
    /** Writes an object below the raw zone, in place of one of that name. */
    void write(String relative, byte[] bytes);
  }

  private final DatasetNames names;
  private final @Nullable Supplier<Model> models;
  private final Files files;
  private final EventTransport transport;
  private final Clock clock;
  private @Nullable Model model;
  private @Nullable Open open;

  /** What is known of the run under way. */
  private static final class Open {
    final String runId;
    final String tenantId;
    final Instant extractedAt;
    final Instant startedAt;
    final List<Slice> slices;
    final RunEvents events;
    int stage;

    @Nullable
    StagedRun staged;

    @Nullable
    CommitReport commit;

    @Nullable
    MartReport marts;

    @Nullable
    Publication publication;

    @Nullable
    String error;

    Open(
        String runId,
        String tenantId,
        Instant extractedAt,
        Instant startedAt,
        Collection<Slice> slices,
        RunEvents events) {
      this.runId = runId;
      this.tenantId = tenantId;
      this.extractedAt = extractedAt;
      this.startedAt = startedAt;
      this.slices = List.copyOf(slices);
      this.events = events;
    }
  }

  /**
   * A journal.
   *
   * @param models what the tables are made of; asked for at the first run; without it nothing is kept
   * @param transport where events go besides the files
   */
  public RunJournal(
      DatasetNames names,
      @Nullable Supplier<Model> models,
      Files files,
      EventTransport transport,
      Clock clock) {
    this.names = names;
    this.models = models;
    this.files = files;
    this.transport = transport;
    this.clock = clock;
  }

  /** Keeps nothing. */
  public static RunJournal none() {
    return new RunJournal(
        DatasetNames.duckDb(""),
        null,
        (name, bytes) -> {},
        EventTransport.none(),
        Clock.systemUTC());
  }

  /** A run is planned and begins; a run before it in the same session has ended. */
  public void started(
      String runId, String tenantId, Instant extractedAt, Collection<Slice> slices) {
    if (models == null) {
      return;
    }
    safely("start", () -> {
      end();
      if (model == null) {
        model = models.get();
      }
      Instant now = clock.instant();
      Open begun = new Open(
          runId, tenantId, extractedAt, now, slices, new RunEvents(names, model, tenantId, runId));
      open = begun;
      emit(begun, "start", begun.events.started(begun.slices, now));
    });
  }

  /** The run is committed. */
  public void committed(StagedRun staged, CommitReport report) {
    with("commit", run -> {
      run.staged = staged;
      run.commit = report;
      emit(run, "commit", run.events.committed(staged, report, clock.instant()));
    });
  }

  /** The marts begin to be built. */
  public void building() {
    with("marts", run -> emit(run, "marts-start", run.events.martsStarted(clock.instant())));
  }

  /** The marts are built. */
  public void built(MartReport report) {
    with("marts", run -> {
      run.marts = report;
      emit(run, "marts", run.events.martsBuilt(report, clock.instant()));
    });
  }

  /** The marts are published. */
  public void published(Publication publication) {
    with("publish", run -> {
      run.publication = publication;
      emit(run, "publish", run.events.published(publication, null, clock.instant()));
    });
  }

  /** What came up last failed: the commit, the marts or the publish. */
  public void failed(RuntimeException cause) {
    with("failure", run -> {
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      run.error = why;
      Instant now = clock.instant();
      List<RunEvent> events;
      if (run.commit == null) {
        events = run.events.notCommitted(run.slices, why, now);
      } else if (run.marts == null) {
        events = run.events.martsFailed(why, now);
      } else {
        events = run.events.published(null, why, now);
      }
      emit(run, "failure", events);
    });
  }

  /** Ends the run that is open, and writes its summary. */
  @Override
  public void close() {
    safely("summary", this::end);
    transport.close();
  }

  private void end() {
    Open run = open;
    open = null;
    if (run == null) {
      return;
    }
    emit(run, "end", run.events.ended(run.error, clock.instant()));
    files.write(folder(run) + "/run_summary.json", summary(run, clock.instant()).json());
  }

  private static RunSummary summary(Open run, Instant now) {
    StagedRun staged = run.staged;
    CommitReport commit = run.commit;
    return new RunSummary(
        run.runId,
        run.tenantId,
        status(run),
        run.startedAt,
        now,
        run.extractedAt,
        staged == null ? null : staged.from(),
        staged == null ? null : staged.to(),
        staged == null ? List.of() : RunSummary.sources(staged.slices()),
        commit == null ? List.of() : commit.tables(),
        commit == null ? 0 : commit.restatements().size(),
        run.marts == null ? List.of() : run.marts.marts(),
        run.publication == null ? List.of() : run.publication.checks(),
        run.publication == null ? null : run.publication.snapshot(),
        run.error);
  }

  private static String status(Open run) {
    CommitReport commit = run.commit;
    if (commit == null) {
      return "FAILED";
    }
    if (run.publication == null) {
      return "NOT_PUBLISHED";
    }
    return commit.failed() + commit.parked() == 0 ? "COMPLETE" : "PARTIAL";
  }

  private static String folder(Open run) {
    return "_runs/dt=" + run.extractedAt.atZone(ZoneOffset.UTC).toLocalDate() + "/" + run.runId;
  }

  private void emit(Open run, String what, List<RunEvent> events) {
    String lines = events.stream()
        .map(OpenLineageClientUtils::toJson)
        .collect(Collectors.joining("\n", "", "\n"));
    files.write(
        folder(run) + "/openlineage-" + run.stage++ + "-" + what + ".jsonl",
        lines.getBytes(StandardCharsets.UTF_8));
    transport.emit(events);
  }

  private interface Step {
    void on(Open run);
  }

  private void with(String what, Step step) {
    Open run = open;
    if (run != null) {
      safely(what, () -> step.on(run));
    }
  }

  private static void safely(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The run's journal (" + what + ") was not kept; the run goes on", e);
    }
  }
}
