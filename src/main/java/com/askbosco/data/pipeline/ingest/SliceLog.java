package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.stage.LogFields;
import com.askbosco.data.warehouse.SliceResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each slice that did not end well what became of it, once, as an event that monitoring counts. */
public final class SliceLog {
  private static final Logger LOG = LoggerFactory.getLogger(SliceLog.class);

  private SliceLog() {}

  /** A slice of a run has ended. */
  @SuppressWarnings("try") // the fields hold until they are closed
  public static void ended(String runId, SliceResult result) {
    String label = result.slice().label();
    try (LogFields fields = LogFields.of(runId, result.slice())) {
      switch (result.outcome()) {
        case COMPLETE -> {}
        case FAILED -> {
          try (LogFields event = LogFields.event("slice_failed").and("code", result.errorCode())) {
            LOG.warn("{} failed: {}", label, result.errorCode());
          }
        }
        case PARKED -> {
          try (LogFields event = LogFields.event("quota_used_up").and("code", result.errorCode())) {
            LOG.warn("{} waits for quota: {}", label, result.errorCode());
          }
        }
      }
      if (result.rejected() > 0) {
        try (LogFields event = LogFields.event("dead_letters")) {
          LOG.warn("{}: {} records are refused", label, result.rejected());
        }
      }
    }
  }
}
