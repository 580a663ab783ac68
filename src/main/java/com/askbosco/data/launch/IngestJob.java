package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.Plan;
import com.askbosco.data.pipeline.ingest.Read;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.Resume;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.rebuild.Rebuild;
import com.askbosco.data.pipeline.streaming.PollRuns;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;

/**
 * The ingest as a pipeline: plan, read, commit. Batch and streaming differ in where runs come from and in nothing else.
 *
 * @param sandbox root address of the simulated vendors, if any
 * @param settings what reading works with
 * @param committer who commits
 * @param queuesOfAGroup most queues that one worker gets at once
 * @param resume asks the warehouse before the plan; empty where the launcher did
 */
public record IngestJob(
    Optional<String> sandbox,
    ReadSettings settings,
    Committer committer,
    int queuesOfAGroup,
    Optional<Resume> resume) {

  /** A job whose launcher has asked the warehouse. */
  public IngestJob(
      Optional<String> sandbox, ReadSettings settings, Committer committer, int queuesOfAGroup) {
    this(sandbox, settings, committer, queuesOfAGroup, Optional.empty());
  }

  /**
   * The job on workers in the cloud, where each step that needs the warehouse opens it: a worker gets one credential at a time.
   *
   * @param onceOnly whether a run that was committed with slices missing stays as it is
   */
  static IngestJob cloud(IngestArgs args, Cloud cloud, boolean onceOnly) {
    return new IngestJob(
        args.sandbox(),
        settings(args, cloud.secrets(), Limits.CLOUD, 1),
        Committer.into(cloud.warehouse(), cloud.outcomes(), args.locations().staging()),
        1,
        Optional.of(Resume.from(cloud.warehouse(), cloud.outcomes(), onceOnly)));
  }

  /**
   * The job on this machine: one thread of the runner waits for threads that read. Threads of the DirectRunner that have nothing to
   * do ask for work without a pause, which costs a core.
   */
  public static IngestJob local(IngestArgs args, Secrets secrets, Committer committer) {
    return new IngestJob(
        args.sandbox(),
        settings(args, secrets, Limits.LOCAL, args.parallelism()),
        committer,
        Integer.MAX_VALUE);
  }

  private static ReadSettings settings(
      IngestArgs args, Secrets secrets, Limits limits, int parallelism) {
    return new ReadSettings(
        new DataFiles(args.locations().clients(), args.locations().connectors()),
        secrets,
        AccessFactory.network(),
        new RawLayout(args.locations().raw()),
        args.locations().staging(),
        limits,
        parallelism);
  }

  /** The same job, reading the vendors in another way. */
  public IngestJob withAccess(AccessFactory access) {
    ReadSettings other = new ReadSettings(
        settings.catalogue(),
        settings.secrets(),
        access,
        settings.raw(),
        settings.staging(),
        settings.limits(),
        settings.parallelism());
    return new IngestJob(sandbox, other, committer, queuesOfAGroup, resume);
  }

  /** Adds the steps that do one run. */
  public void batch(Pipeline pipeline, RunRequest run) {
    ingest(pipeline.apply(
        "AskForRun", Create.of(run).withCoder(SerializableCoder.of(RunRequest.class))));
  }

  /** Adds the steps that ask for a run again and again, for ever. */
  public void streaming(Pipeline pipeline, Every every, List<String> clients) {
    ingest(pipeline.apply(
        "Poll", PollRuns.by(new PollSchedule(every.interval(), clients), settings.catalogue())));
  }

  /** Adds the steps that stage slices of an earlier run again. */
  public void rebuild(Pipeline pipeline, List<Rebuild.Batch> batches) {
    pipeline
        .apply(
            "AskForRebuild",
            Create.of(batches).withCoder(SerializableCoder.of(Rebuild.Batch.class)))
        .apply("Rebuild", Rebuild.with(settings))
        .apply("Commit", Commit.withoutManifest(settings, committer));
  }

  /** Adds the steps from runs asked for to their commit, whether the runs come once or for ever. */
  void ingest(PCollection<RunRequest> runs) {
    PCollection<RunRequest> known = resume.isPresent() ? runs.apply("Resume", resume.get()) : runs;
    known
        .apply("Plan", Plan.over(settings.catalogue(), sandbox, queuesOfAGroup, settings.secrets()))
        .apply("Read", Read.with(settings))
        .apply("Commit", Commit.with(settings, committer));
  }
}
