package com.askbosco.data.pipeline.ingest;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;

/** Plans each run asked for and spreads its queues over the workers, in groups. */
public final class Plan extends PTransform<PCollection<RunRequest>, PCollection<QueueGroup>> {
  private static final long serialVersionUID = 1;

  private final Catalogue catalogue;
  private final String sandbox;
  private final int queuesOfAGroup;
  private final Secrets secrets;

  private Plan(Catalogue catalogue, String sandbox, int queuesOfAGroup, Secrets secrets) {
    this.secrets = secrets;
    this.catalogue = catalogue;
    this.sandbox = sandbox;
    this.queuesOfAGroup = queuesOfAGroup;
  }

  /**
   * Plans over a catalogue.
   *
   * @param sandbox root address of the simulated vendors, if there are any
   * @param queuesOfAGroup most queues that one worker gets at once
   * @param secrets for sources that are asked what there is to read
   */
  public static Plan over(
      Catalogue catalogue, Optional<String> sandbox, int queuesOfAGroup, Secrets secrets) {
    return new Plan(catalogue, sandbox.orElse(""), queuesOfAGroup, secrets);
  }

  @Override
  public PCollection<QueueGroup> expand(PCollection<RunRequest> runs) {
    return runs.apply("PlanSlices", ParDo.of(new PlanFn(this)))
        .setCoder(SerializableCoder.of(QueueGroup.class))
        .apply("SpreadGroups", Reshuffle.viaRandomKey());
  }

  private static final class PlanFn extends DoFn<RunRequest, QueueGroup> {
    private static final long serialVersionUID = 1;

    private final Catalogue catalogue;
    private final String sandbox;
    private final int queuesOfAGroup;
    private final Secrets secrets;

    PlanFn(Plan plan) {
      this.secrets = plan.secrets;
      this.catalogue = plan.catalogue;
      this.sandbox = plan.sandbox;
      this.queuesOfAGroup = plan.queuesOfAGroup;
    }

    @ProcessElement
    public void process(@Element RunRequest run, OutputReceiver<QueueGroup> out) {
      Planner planner = new Planner(
          catalogue, sandbox.isEmpty() ? Optional.empty() : Optional.of(sandbox), secrets);
      if (run.clients().isEmpty()) {
        catalogue
            .clients(run.asOf())
            .refused()
            .forEach((client, problems) -> SliceLog.leftOut(run.runId(), client, problems));
      }
      for (List<SliceQueue> queues : Lists.partition(planner.plan(run), queuesOfAGroup)) {
        out.output(new QueueGroup(queues));
      }
    }
  }
}
