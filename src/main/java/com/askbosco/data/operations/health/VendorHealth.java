package com.askbosco.data.operations.health;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.ConnectionProbe;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether vendors answer: the first page of every connection's newest slice, one request or a few each. */
public final class VendorHealth {
  private final ConnectionProbe probe;
  private final Health health;

  /** Tries connections. */
  public VendorHealth(ConnectionProbe probe, Health health) {
    this.probe = probe;
    this.health = health;
  }

  /** Tries each connection of a plan once. */
  public void look(List<SliceQueue> plan, Instant now) throws InterruptedException {
    Map<String, Planned> newest = new LinkedHashMap<>();
    for (SliceQueue queue : plan) {
      for (Planned each : queue.slices()) {
        newest.put(each.slice().clientId() + "/" + each.slice().connectionId(), each);
      }
    }
    for (Map.Entry<String, Planned> each : newest.entrySet()) {
      try {
        int records = probe.records(each.getValue(), now);
        health.ok(
            "vendors",
            each.getKey() + " answers (" + each.getValue().slice().stream() + ", " + records
                + " records on the first page)");
      } catch (BoscoException e) {
        health.wrong(
            "vendors",
            e.code().code() + " " + e.getMessage(),
            each.getValue().slice().label(),
            mend(e.code()));
      }
    }
  }

  private static String mend(ErrorCode code) {
    return switch (code.kind()) {
      case CREDENTIAL -> "Renew the credential: docs/runbooks/rotate-a-secret.md.";
      case QUOTA -> "docs/runbooks/quota-exhausted.md";
      case TRANSIENT -> "Try again in some minutes; then look at the vendor's status page.";
      case SOURCE -> "docs/runbooks/a-slice-failed.md";
      case CONFIG, ROW, SYSTEM -> "";
    };
  }
}
