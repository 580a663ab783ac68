package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.RunProgress;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

/** Runs an ingest on this machine, from the plan to the commit. Marts and publishing are left to the caller. */
public final class IngestRun {
  private final IngestArgs args;
  private final IngestJob job;
  private final Warehouse warehouse;
  private final ProgressListener listener;

  IngestRun(IngestArgs args, IngestJob job, Warehouse warehouse, ProgressListener listener) {
    this.args = args;
    this.job = job;
    this.warehouse = warehouse;
    this.listener = listener;
  }

  /**
   * Plans, reads, stages and commits. A failed slice does not stop the run; killed at any instant and called again with the same
   * arguments, it goes on where it was.
   *
   * @throws com.askbosco.data.model.ProblemsException before anything ran, with everything wrong in clients, connectors and
   *     mappings
   */
  public static RunReport execute(
      IngestArgs args, Warehouse warehouse, Secrets secrets, ProgressListener listener) {
    SecretResolver resolver = secrets.open();
    DataFiles files = new DataFiles(args.locations().clients());
    files.clients(args.days().asOf(), reference -> exists(resolver, reference));
    IngestJob job = IngestJob.of(args, secrets, Committer.later());
    return new IngestRun(args, job, warehouse, listener).run();
  }

  private static boolean exists(SecretResolver resolver, SecretReference reference) {
    if (reference.kind() == SecretReference.Kind.NONE) {
      return true;
    }
    try {
      return !resolver.resolve(reference.toString()).isEmpty();
    } catch (BoscoException e) {
      if (e.code() == ErrorCode.SECRET_MISSING) {
        return false;
      }
      throw e;
    }
  }

  /** Does the run. */
  RunReport run() {
    long start = System.nanoTime();
    Planner planner = new Planner(job.settings().catalogue(), job.sandbox());
    Map<String, LocalDate> completeTo = completeTo();
    List<ClientSpec> clients = planner.clients(request("", completeTo));
    RunRequest request = request(RunIds.next(args.days(), clients, warehouse), completeTo);
    List<SliceQueue> plan = planner.plan(request);
    StagedRun staged = stage(request, plan, pipeline -> job.batch(pipeline, request));
    return commit(staged, start);
  }

  /** Runs a pipeline that stages a run, and returns what it staged. */
  StagedRun stage(RunRequest request, List<SliceQueue> plan, Consumer<Pipeline> steps) {
    String folder = job.settings().staging(request.runId());
    LocalRunner.clear(folder);
    RunProgress.forget(request.runId());
    RunProgress progress = RunProgress.of(request.runId());
    progress.planned(plan);
    try (ProgressTicker ticker = new ProgressTicker(progress, listener)) {
      LocalRunner.run(args.parallelism(), steps);
    }
    return RunFiles.read(folder)
        .orElseGet(() -> Commit.collect(
            List.of(new StagedPart(request.header(), List.of(), List.of())),
            job.settings().catalogue()));
  }

  private RunReport commit(StagedRun staged, long start) {
    CommitReport report = warehouse.commit(staged);
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

  private Map<String, LocalDate> completeTo() {
    Map<String, LocalDate> days = new HashMap<>();
    for (Watermark mark : warehouse.watermarks()) {
      if (mark.completeTo() != null) {
        days.put(
            RunRequest.key(mark.clientId(), mark.connectionId(), mark.stream(), mark.accountId()),
            mark.completeTo());
      }
    }
    return days;
  }

  /**
   * Puts raw pages of committed runs through bronze and silver again and commits them, without any request to a vendor.
   *
   * @param from first day to rebuild
   * @param to last day to rebuild; entities read on those days are rebuilt too
   */
  public static RunReport rebuild(
      IngestArgs args,
      LocalDate from,
      LocalDate to,
      Warehouse warehouse,
      ProgressListener listener) {
    throw new BoscoException(ErrorCode.INTERNAL, "not built yet");
  }
}
