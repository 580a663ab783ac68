package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.Problem;
import com.askbosco.data.pipeline.stage.LogFields;
import com.askbosco.data.warehouse.SliceResult;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each slice that did not end well what became of it, once, as an event that monitoring counts. */
public final class SliceLog {
  private static final Logger LOG = LoggerFactory.getLogger(SliceLog.class);

  private SliceLog() {}

  /** A run of all clients leaves out one whose file is wrong: none of its slices is read, so all of them count as one that failed. */
  @SuppressWarnings("try") // the fields hold until they are closed
  public static void leftOut(String runId, String client, List<Problem> problems) {
    try (LogFields event = LogFields.event("slice_failed")
        .and("run_id", runId)
        .and("client_id", client)
        .and("source", "all")
        .and("code", problems.get(0).code().code())) {
      LOG.error("Client {} is left out: {}", client, problems);
    }
  }

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
