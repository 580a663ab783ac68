package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.Outcomes.Committed;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Puts runs through bronze and silver again, all on workers: the plan from the warehouse and the manifests in raw, the staging on
 * many workers, the commits on one, in the order of the plan. Yields the ids of the runs.
 */
public final class PutAgain extends PTransform<PBegin, PCollection<String>> {
  private static final long serialVersionUID = 1;

  private final Asked asked;
  private final ReadSettings settings;
  private final WarehouseSource source;
  private final Outcomes outcomes;

  /**
   * What the job is asked to do.
   *
   * @param asOf the day whose files of clients hold
   * @param request names the question, or empty
   */
  public record Asked(Again what, LocalDate asOf, String request) implements Serializable {}

  private record PlannedRuns(List<RunAgain> runs) implements Serializable {}

  private PutAgain(Asked asked, ReadSettings settings, WarehouseSource source, Outcomes outcomes) {
    this.asked = asked;
    this.settings = settings;
    this.source = source;
    this.outcomes = outcomes;
  }

  /** Puts again what is asked for; neither secrets nor vendors are used. */
  public static PutAgain of(
      Asked asked, ReadSettings settings, WarehouseSource source, Outcomes outcomes) {
    return new PutAgain(asked, settings, source, outcomes);
  }

  @Override
  public PCollection<String> expand(PBegin input) {
    PCollection<PlannedRuns> plan = input
        .apply("Ask", Create.of(asked).withCoder(SerializableCoder.of(Asked.class)))
        .apply("PlanRuns", ParDo.of(new PlanFn(this)))
        .setCoder(SerializableCoder.of(PlannedRuns.class));
    PCollectionView<Iterable<StagedPart>> parts = plan.apply("Batches", ParDo.of(new BatchFn()))
        .setCoder(SerializableCoder.of(Rebuild.Batch.class))
        .apply("Restage", Rebuild.with(settings))
        .apply("Parts", View.asIterable());
    return plan.apply("CommitInOrder", ParDo.of(new CommitFn(this, parts)).withSideInputs(parts));
  }

  private static final class PlanFn extends DoFn<Asked, PlannedRuns> {
    private static final long serialVersionUID = 1;

    private final ReadSettings settings;
    private final WarehouseSource source;
    private final Outcomes outcomes;

    PlanFn(PutAgain again) {
      this.settings = again.settings;
      this.source = again.source;
      this.outcomes = again.outcomes;
    }

    @ProcessElement
    public void process(@Element Asked asked, OutputReceiver<PlannedRuns> out) {
      Instant start = Instant.now();
      try (Warehouse warehouse = source.open()) {
        out.output(new PlannedRuns(AgainPlanner.plan(
            asked.what(), warehouse, settings.raw(), asked.asOf(), asked.request())));
      } catch (RuntimeException e) {
        outcomes.failed(asked.what().verb(), e, start);
        throw e;
      }
    }
  }

  private static final class BatchFn extends DoFn<PlannedRuns, Rebuild.Batch> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element PlannedRuns plan, OutputReceiver<Rebuild.Batch> out) {
      plan.runs().forEach(run -> run.batches().forEach(out::output));
    }
  }

  private static final class CommitFn extends DoFn<PlannedRuns, String> {
    private static final long serialVersionUID = 1;

    private final ReadSettings settings;
    private final WarehouseSource source;
    private final Outcomes outcomes;
    private final PCollectionView<Iterable<StagedPart>> parts;

    CommitFn(PutAgain again, PCollectionView<Iterable<StagedPart>> parts) {
      this.settings = again.settings;
      this.source = again.source;
      this.outcomes = again.outcomes;
      this.parts = parts;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Instant start = Instant.now();
      List<Committed> done = new ArrayList<>();
      String under = "";
      try (Warehouse warehouse = source.open()) {
        for (RunAgain run : context.element().runs()) {
          under = run.request().runId();
          done.add(commit(run, warehouse, context.sideInput(parts)));
          context.output(under);
        }
        outcomes.committed(List.copyOf(done), start);
        done.forEach(run -> RunFiles.forget(settings.staging(run.runId())));
      } catch (RuntimeException e) {
        outcomes.failed(under, e, start);
        throw e;
      }
    }

    private Committed commit(RunAgain run, Warehouse warehouse, Iterable<StagedPart> all) {
      String runId = run.request().runId();
      Optional<CommitReport> before = warehouse.committed(runId);
      if (before.isPresent()) {
        return new Committed(runId, before.get().asRepeated(), null);
      }
      List<StagedPart> its = new ArrayList<>();
      // Slices that are not staged again belong to the run too.
      its.add(new StagedPart(run.request().header(), run.asTheyEnded(), List.of()));
      all.forEach(part -> {
        if (part.run().runId().equals(runId)) {
          its.add(part);
        }
      });
      StagedRun staged = Commit.collect(its, settings.catalogue());
      CommitReport report = run.forLetters()
          ? warehouse.replay(staged, run.superseded()).commit()
          : warehouse.commit(staged);
      return new Committed(runId, report, staged);
    }
  }
}
