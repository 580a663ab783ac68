package com.askbosco.data.pipeline.ingest;

import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Plans each run asked for and spreads its queues over the workers, by credential. */
public final class Plan
    extends PTransform<PCollection<RunRequest>, PCollection<KV<String, SliceQueue>>> {
  private static final long serialVersionUID = 1;

  private final Catalogue catalogue;
  private final String sandbox;

  private Plan(Catalogue catalogue, String sandbox) {
    this.catalogue = catalogue;
    this.sandbox = sandbox;
  }

  /**
   * Plans over a catalogue.
   *
   * @param sandbox root address of the simulated vendors, if there are any
   */
  public static Plan over(Catalogue catalogue, Optional<String> sandbox) {
    return new Plan(catalogue, sandbox.orElse(""));
  }

  @Override
  public PCollection<KV<String, SliceQueue>> expand(PCollection<RunRequest> runs) {
    return runs.apply("PlanSlices", ParDo.of(new PlanFn(catalogue, sandbox)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(SliceQueue.class)))
        .apply("SpreadByCredential", Reshuffle.of());
  }

  private static final class PlanFn extends DoFn<RunRequest, KV<String, SliceQueue>> {
    private static final long serialVersionUID = 1;

    private final Catalogue catalogue;
    private final String sandbox;

    PlanFn(Catalogue catalogue, String sandbox) {
      this.catalogue = catalogue;
      this.sandbox = sandbox;
    }

    @ProcessElement
    public void process(@Element RunRequest run, OutputReceiver<KV<String, SliceQueue>> out) {
      Planner planner =
          new Planner(catalogue, sandbox.isEmpty() ? Optional.empty() : Optional.of(sandbox));
      for (SliceQueue queue : planner.plan(run)) {
        out.output(KV.of(queue.credentialKey(), queue));
      }
    }
  }
}
