package com.askbosco.data.pipeline.gold;

import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Warehouse;
import java.time.Instant;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings the marts up to date and publishes them, on one worker: the warehouse does the work. A broken check does not fail the job,
 * since doing it again would not mend it: readers keep what they had, and the outcome says so. Yields the name of the snapshot
 * readers see, or nothing.
 */
public final class BuildMarts extends PTransform<PBegin, PCollection<String>> {
  private static final long serialVersionUID = 1;

  private final boolean everything;
  private final WarehouseSource source;
  private final Outcomes outcomes;

  private BuildMarts(boolean everything, WarehouseSource source, Outcomes outcomes) {
    this.everything = everything;
    this.source = source;
    this.outcomes = outcomes;
  }

  /**
   * Builds and publishes.
   *
   * @param everything every partition anew, instead of those whose inputs changed
   */
  public static BuildMarts of(boolean everything, WarehouseSource source, Outcomes outcomes) {
    return new BuildMarts(everything, source, outcomes);
  }

  @Override
  public PCollection<String> expand(PBegin input) {
    return input
        .apply("AskForMarts", Create.of(everything).withCoder(BooleanCoder.of()))
        .apply("BuildAndPublish", ParDo.of(new BuildFn(this)));
  }

  private static final class BuildFn extends DoFn<Boolean, String> {
    private static final long serialVersionUID = 1;

    private final WarehouseSource source;
    private final Outcomes outcomes;

    BuildFn(BuildMarts build) {
      this.source = build.source;
      this.outcomes = build.outcomes;
    }

    @ProcessElement
    public void process(@Element Boolean everything, OutputReceiver<String> out) {
      Instant start = Instant.now();
      try (Warehouse warehouse = source.open()) {
        MartReport marts = everything ? warehouse.rebuildMarts() : warehouse.buildMarts();
        try {
          Publication publication = warehouse.publish();
          outcomes.built(marts, publication, null, start);
          out.output(publication.snapshot());
        } catch (NotPublishedException e) {
          outcomes.built(marts, null, e.getMessage(), start);
        }
      } catch (RuntimeException e) {
        outcomes.failed("marts", e, start);
        throw e;
      }
    }
  }
}
