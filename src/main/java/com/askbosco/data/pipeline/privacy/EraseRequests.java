package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.warehouse.Warehouse;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Erasures inside a job, on one worker. The job knows where the requests lie and never whom they name. Yields client and id of each
 * request.
 */
public final class EraseRequests extends PTransform<PBegin, PCollection<String>> {
  private static final long serialVersionUID = 1;

  private final Asked asked;
  private final WarehouseSource source;
  private final Outcomes outcomes;

  /**
   * What the job is asked to do.
   *
   * @param requests folder of the request files
   * @param connectors folder of further connectors, or empty
   * @param patience how long nothing was written to a folder of a run before it is taken as left behind
   */
  public record Asked(
      String requests,
      String clients,
      String connectors,
      String raw,
      String staging,
      Duration patience)
      implements Serializable {}

  private EraseRequests(Asked asked, WarehouseSource source, Outcomes outcomes) {
    this.asked = asked;
    this.source = source;
    this.outcomes = outcomes;
  }

  /** Carries out the requests that are not complete. */
  public static EraseRequests of(Asked asked, WarehouseSource source, Outcomes outcomes) {
    return new EraseRequests(asked, source, outcomes);
  }

  @Override
  public PCollection<String> expand(PBegin input) {
    return input
        .apply("AskForErasure", Create.of(asked).withCoder(SerializableCoder.of(Asked.class)))
        .apply("EraseAndPublish", ParDo.of(new EraseFn(this)));
  }

  private static final class EraseFn extends DoFn<Asked, String> {
    private static final long serialVersionUID = 1;

    private final WarehouseSource source;
    private final Outcomes outcomes;

    EraseFn(EraseRequests erase) {
      this.source = erase.source;
      this.outcomes = erase.outcomes;
    }

    @ProcessElement
    public void process(@Element Asked asked, OutputReceiver<String> out) {
      Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      EraseArgs args = new EraseArgs(
          asked.requests(),
          asked.clients(),
          asked.connectors().isEmpty() ? Optional.empty() : Optional.of(asked.connectors()),
          asked.raw(),
          asked.staging(),
          asked.patience(),
          start,
          false);
      try (Warehouse warehouse = source.open()) {
        List<ErasureResult> results = EraseSubjects.execute(args, warehouse);
        outcomes.erased(
            results.size(),
            results.stream()
                .map(ErasureResult::waitsFor)
                .filter(why -> !why.isEmpty())
                .toList(),
            start);
        results.forEach(
            each -> out.output(each.entry().clientId() + " " + each.entry().requestId()));
      } catch (RuntimeException e) {
        outcomes.failed("erase", e, start);
        throw e;
      }
    }
  }
}
