package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.warehouse.LandedStore;
import java.time.Duration;
import java.time.Instant;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.PeriodicImpulse;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Applies, at every interval, the pages that have landed whole. Ticks that come while an earlier one is at work are left out. What
 * goes wrong is told and tried again with the next tick: what has landed stays.
 */
public final class CommitLanded extends PTransform<PBegin, PDone> {
  private static final long serialVersionUID = 1;

  private final LandedSource source;
  private final Duration interval;

  private CommitLanded(LandedSource source, Duration interval) {
    this.source = source;
    this.interval = interval;
  }

  /** Applies to that warehouse. */
  public static CommitLanded every(Duration interval, LandedSource source) {
    return new CommitLanded(source, interval);
  }

  @Override
  public PDone expand(PBegin input) {
    input
        .apply(
            "Tick",
            PeriodicImpulse.create()
                .withInterval(org.joda.time.Duration.millis(interval.toMillis())))
        .apply("ApplyLanded", ParDo.of(new ApplyFn(source, interval)));
    return PDone.in(input.getPipeline());
  }

  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class ApplyFn extends DoFn<org.joda.time.Instant, Void> {
    private static final long serialVersionUID = 1;

    private final LandedSource source;
    private final Duration interval;
    private final Counter applied = Metrics.counter("bosco.messages", "applied");
    private final Counter failed = Metrics.counter("bosco.messages", "failed_commits");

    ApplyFn(LandedSource source, Duration interval) {
      this.source = source;
      this.interval = interval;
    }

    @ProcessElement
    public void process(@Timestamp org.joda.time.Instant tick) {
      if (Instant.ofEpochMilli(tick.getMillis()).isBefore(Instant.now().minus(interval))) {
        return;
      }
      try (LandedStore warehouse = source.open()) {
        applied.inc(warehouse.applyLanded());
      } catch (RuntimeException e) {
        failed.inc();
        MessageLog.notApplied(e);
      }
    }
  }
}
