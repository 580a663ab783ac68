package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.Resume;
import com.askbosco.data.pipeline.ingest.RunProgress;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.pipeline.rebuild.Again;
import com.askbosco.data.pipeline.rebuild.AgainPlanner;
import com.askbosco.data.pipeline.rebuild.RunAgain;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

/** Runs an ingest on this machine, from the plan to the commit. Marts and publishing are left to the caller. */
public final class IngestRun {
  private final IngestArgs args;
  private final IngestJob job;
  private final Warehouse warehouse;
  private final ProgressListener listener;
  private final LocalRunner runner;
  private RunJournal journal = RunJournal.none();

  IngestRun(
      IngestArgs args,
      IngestJob job,
      Warehouse warehouse,
      ProgressListener listener,
      LocalRunner runner) {
    this.args = args;
    this.job = job;
    this.warehouse = warehouse;
    this.listener = listener;
    this.runner = runner;
  }

  /**
   * Plans, reads, stages and commits. A failed slice does not stop the run; killed at any instant and called again with the same
   * arguments, it goes on where it was.
   *
   * @throws ProblemsException before anything ran, with everything wrong in connectors, mappings and the files of the clients
   *     asked for; of a run of all clients, when no client's file is right
   */
  public static RunReport execute(
      IngestArgs args,
      Warehouse warehouse,
      Secrets secrets,
      ProgressListener listener,
      RunJournal journal) {
    SecretResolver resolver = secrets.open();
    DataFiles files = new DataFiles(args.locations().clients(), args.locations().connectors());
    ClientFiles.Loaded clients =
        files.clients(args.days().asOf(), reference -> problem(resolver, reference));
    IngestArgs wanted = args.forClients(readable(args.clients(), clients));
    IngestJob job = IngestJob.local(wanted, secrets, Committer.later());
    return new IngestRun(wanted, job, warehouse, listener, LocalRunner.trusting())
        .keptIn(journal)
        .run()
        .without(args.clients().isEmpty() ? clients.refused() : Map.of());
  }

  IngestRun keptIn(RunJournal kept) {
    journal = kept;
    return this;
  }

  /** The clients to run: those asked for, or those whose files are right. */
  private static List<String> readable(List<String> asked, ClientFiles.Loaded clients) {
    List<Problem> problems = asked.stream()
        .flatMap(id -> clients.refused().getOrDefault(id, List.of()).stream())
        .toList();
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    if (!asked.isEmpty() || clients.refused().isEmpty()) {
      return asked;
    }
    return clients.clients().isEmpty()
        ? clients.all().stream().map(ClientSpec::id).toList()
        : clients.clients().stream().map(ClientSpec::id).toList();
  }

  /** Why a secret cannot be used; empty when it can. */
  private static Optional<ErrorCode> problem(SecretResolver resolver, SecretReference reference) {
    if (reference.kind() == SecretReference.Kind.NONE) {
      return Optional.empty();
    }
    try {
      return resolver.resolve(reference.toString()).isEmpty()
          ? Optional.of(ErrorCode.SECRET_MISSING)
          : Optional.empty();
    } catch (BoscoException e) {
      if (e.code() == ErrorCode.SECRET_MISSING || e.code() == ErrorCode.CONFIG_REFUSED) {
        return Optional.of(e.code());
      }
      throw e;
    }
  }

  /** Does the run. */
  RunReport run() {
    long start = System.nanoTime();
    Planner planner =
        new Planner(job.settings().catalogue(), job.sandbox(), job.settings().secrets());
    Map<String, LocalDate> completeTo = Resume.completeTo(warehouse);
    List<ClientSpec> clients = planner.clients(request("", completeTo));
    RunRequest request = request(RunIds.next(args.days(), clients, warehouse), completeTo)
        .with(completeTo, warehouse.filesRead());
    List<SliceQueue> plan = planner.plan(request);
    RunProgress.forget(request.runId());
    RunProgress.of(request.runId()).planned(plan);
    journal.started(
        request.runId(),
        clients.isEmpty() ? "" : clients.get(0).tenant(),
        request.extractedAt(),
        plan.stream()
            .flatMap(queue -> queue.slices().stream())
            .map(SliceQueue.Planned::slice)
            .toList());
    StagedRun staged = stage(request, pipeline -> job.batch(pipeline, request));
    return commit(staged, start).with(messages(request, clients));
  }

  /** Reads the messages that wait now, after the slices: these bring the clients' own rows along. */
  private MessageRun.Read messages(RunRequest request, List<ClientSpec> clients) {
    List<MessageGroup> groups = PlanMessages.together(request.runId(), clients, request.sources());
    if (groups.isEmpty()) {
      return MessageRun.Read.NOTHING;
    }
    if (warehouse instanceof MessageStore store) {
      return MessageRun.with(job.settings()).read(groups, store, true);
    }
    throw new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE,
        "This warehouse takes messages from a streaming job alone. Start one, or run on one machine.");
  }

  /** Runs a pipeline that stages a run, and returns what it staged. */
  @SuppressWarnings("try") // the ticker works until it is closed
  private StagedRun stage(RunRequest request, Consumer<Pipeline> steps) {
    String folder = job.settings().staging(request.runId());
    LocalRunner.clear(folder);
    RunProgress progress = RunProgress.of(request.runId());
    try (ProgressTicker ticker = new ProgressTicker(progress, listener)) {
      runner.run(steps);
    }
    return RunFiles.read(folder)
        .orElseGet(() -> Commit.collect(
            List.of(new StagedPart(request.header(), List.of(), List.of())),
            job.settings().catalogue()));
  }

  private RunReport commit(StagedRun staged, long start) {
    // a streaming job commits messages in between
    synchronized (warehouse) {
      return ended(staged, warehouse.commit(staged), start);
    }
  }

  RunReport ended(StagedRun staged, CommitReport report, long start) {
    journal.committed(staged, report);
    LocalRunner.clear(job.settings().staging(staged.runId()));
    RunReport done = new RunReport(
        staged,
        report,
        RunProgress.of(staged.runId()).lines(),
        Duration.ofNanos(System.nanoTime() - start));
    RunProgress.forget(staged.runId());
    return done;
  }

  private RunRequest request(String runId, Map<String, LocalDate> completeTo) {
    return new RunRequest(
        runId,
        args.days().extractedAt(),
        args.days().from(),
        args.days().to(),
        args.days().asOf(),
        args.clients(),
        completeTo);
  }

  /**
   * Puts raw pages of committed runs through bronze and silver again and commits them, without any request to a vendor. Several
   * runs may hold the newest state of the days; each is committed again, oldest first, and has a report.
   *
   * @param args their days are those to rebuild; lists without days are rebuilt from runs asked for one of them
   * @return empty when no committed run has read any of the days
   */
  public static List<RunReport> rebuild(
      IngestArgs args, Warehouse warehouse, ProgressListener listener, RunJournal journal) {
    Secrets none = () -> {
      throw new IllegalStateException("A rebuild needs no secret");
    };
    IngestJob job = IngestJob.local(args, none, Committer.later());
    return new IngestRun(args, job, warehouse, listener, LocalRunner.trusting())
        .keptIn(journal)
        .rebuild();
  }

  /** Does the rebuild. */
  List<RunReport> rebuild() {
    return again(new Again.Days(args.days().from(), args.days().to(), args.clients()));
  }

  /**
   * Stages and commits the runs that were read to their end and are not in the warehouse, each under its own id: one that was
   * killed before its commit, or all of them when the warehouse is lost. Asks no vendor.
   *
   * @param args the locations, and the day whose files of clients hold
   */
  public static List<RunReport> refine(
      IngestArgs args, Warehouse warehouse, ProgressListener listener, RunJournal journal) {
    Secrets none = () -> {
      throw new IllegalStateException("Refining needs no secret");
    };
    IngestJob job = IngestJob.local(args, none, Committer.later());
    return new IngestRun(args, job, warehouse, listener, LocalRunner.trusting())
        .keptIn(journal)
        .refine();
  }

  /** Does the refining. */
  List<RunReport> refine() {
    return again(new Again.Uncommitted(List.of(), args.clients()));
  }

  private List<RunReport> again(Again what) {
    List<RunReport> reports = new ArrayList<>();
    for (RunAgain each : plan(what)) {
      long start = System.nanoTime();
      StagedRun staged = restage(each);
      List<SliceResult> all = new ArrayList<>(staged.slices());
      all.addAll(each.asTheyEnded());
      reports.add(commit(
          new StagedRun(
              staged.runId(),
              staged.tenantId(),
              staged.extractedAt(),
              staged.from(),
              staged.to(),
              all,
              staged.bronze(),
              staged.silver(),
              staged.deadLetters(),
              staged.clients(),
              staged.noticed()),
          start));
    }
    return List.copyOf(reports);
  }

  /** The runs that do what is asked for, in the order in which they are to be committed. */
  List<RunAgain> plan(Again what) {
    LocalRunner.useFileSystems();
    return AgainPlanner.plan(what, warehouse, job.settings().raw(), args.days().asOf(), "");
  }

  StagedRun restage(RunAgain again) {
    String runId = again.request().runId();
    RunProgress.forget(runId);
    RunProgress.of(runId).plannedSlices(again.slices());
    journal.started(runId, again.tenantId(), again.request().extractedAt(), again.slices());
    return stage(again.request(), pipeline -> job.rebuild(pipeline, again.batches()));
  }
}
