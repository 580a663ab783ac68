package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Tells runs what the warehouse knows: how far each stream is complete, so that missing days are read too, and whether the run was
 * committed before. A run that was is not read again: asked for twice, it is one run.
 */
public final class Resume extends PTransform<PCollection<RunRequest>, PCollection<RunRequest>> {
  private static final long serialVersionUID = 1;

  private final WarehouseSource source;
  private final Outcomes outcomes;
  private final boolean onceOnly;

  private Resume(WarehouseSource source, Outcomes outcomes, boolean onceOnly) {
    this.source = source;
    this.outcomes = outcomes;
    this.onceOnly = onceOnly;
  }

  /**
   * Asks the given warehouse.
   *
   * @param onceOnly whether a run that was committed with slices missing stays as it is; otherwise asking for it again is another
   *     attempt, with a number at the end of its id
   */
  public static Resume from(WarehouseSource source, Outcomes outcomes, boolean onceOnly) {
    return new Resume(source, outcomes, onceOnly);
  }

  @Override
  public PCollection<RunRequest> expand(PCollection<RunRequest> runs) {
    return runs.apply("AskWarehouse", ParDo.of(new AskFn(this)))
        .setCoder(SerializableCoder.of(RunRequest.class));
  }

  /** The last day up to which each stream of each account is complete, by {@link RunRequest#key}. */
  public static Map<String, LocalDate> completeTo(Warehouse warehouse) {
    Map<String, LocalDate> days = new HashMap<>();
    for (Watermark mark : warehouse.watermarks()) {
      LocalDate day = mark.completeTo();
      if (day == null && mark.askedFrom() != null) {
        // The first day asked for has failed until now: it is asked for again.
        day = mark.askedFrom().minusDays(1);
      }
      if (day != null) {
        days.put(
            RunRequest.key(mark.clientId(), mark.connectionId(), mark.stream(), mark.accountId()),
            day);
      }
    }
    return days;
  }

  private static final class AskFn extends DoFn<RunRequest, RunRequest> {
    private static final long serialVersionUID = 1;

    private final WarehouseSource source;
    private final Outcomes outcomes;
    private final boolean onceOnly;

    AskFn(Resume resume) {
      this.source = resume.source;
      this.outcomes = resume.outcomes;
      this.onceOnly = resume.onceOnly;
    }

    @ProcessElement
    public void process(@Element RunRequest asked, OutputReceiver<RunRequest> out) {
      Instant start = Instant.now();
      try (Warehouse warehouse = source.open()) {
        int attempt = 1;
        String runId = id(asked, attempt);
        for (Optional<CommitReport> before = warehouse.committed(runId);
            before.isPresent();
            before = warehouse.committed(runId)) {
          CommitReport report = before.get();
          if (onceOnly || report.failed() + report.parked() == 0) {
            outcomes.committed(
                List.of(new Outcomes.Committed(runId, report.asRepeated(), null)), start);
            return;
          }
          attempt++;
          runId = id(asked, attempt);
        }
        out.output(asked.resumed(runId, completeTo(warehouse), warehouse.filesRead()));
      } catch (RuntimeException e) {
        outcomes.failed(asked.runId(), e, start);
        throw e;
      }
    }

    private String id(RunRequest asked, int attempt) {
      return onceOnly ? asked.runId() : asked.runId() + "-" + attempt;
    }
  }
}
