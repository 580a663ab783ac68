package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.warehouse.SliceResult;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** The counters of an ingest, as monitoring sees them. */
public final class IngestCounters {
  /** The namespace they are all in. */
  public static final String NAMESPACE = "bosco.ingest";

  private static final Counter PAGES = Metrics.counter(NAMESPACE, "pages");
  private static final Counter RECORDS = Metrics.counter(NAMESPACE, "records");
  private static final Counter REJECTED = Metrics.counter(NAMESPACE, "rejected");
  private static final Counter RETRIES = Metrics.counter(NAMESPACE, "retries");
  private static final Counter WAITED = Metrics.counter(NAMESPACE, "waited_ms");
  private static final Counter COMPLETE = Metrics.counter(NAMESPACE, "slices_complete");
  private static final Counter FAILED = Metrics.counter(NAMESPACE, "slices_failed");
  private static final Counter PARKED = Metrics.counter(NAMESPACE, "slices_parked");

  private IngestCounters() {}

  /** Counts a slice that ended. */
  public static void ended(SliceResult result) {
    PAGES.inc(result.pages());
    RECORDS.inc(result.records());
    REJECTED.inc(result.rejected());
    RETRIES.inc(result.retries());
    WAITED.inc(result.waitedMillis());
    switch (result.outcome()) {
      case COMPLETE -> COMPLETE.inc();
      case FAILED -> FAILED.inc();
      case PARKED -> PARKED.inc();
    }
  }
}
