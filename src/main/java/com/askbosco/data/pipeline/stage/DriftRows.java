package com.askbosco.data.pipeline.stage;

import com.askbosco.data.rules.contract.Drift;
import com.askbosco.data.rules.contract.Presence;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what the records of one page had that their contract does not say: staged like dead letters, counted with the commit. */
public final class DriftRows {
  /** The table they are merged into. */
  public static final String TABLE = "ops.ctl_schema_drift";

  /** The table of the fields that the streams of accounts have. */
  public static final String PRESENCE_TABLE = "ops.ctl_stream_field";

  // One line a slice of a run is enough to be seen; the table has the rest.
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
  private static final Logger LOG = LoggerFactory.getLogger(DriftRows.class);

  private DriftRows() {}

  /** One row for each difference. */
  public static void write(
      PageRecords page, String contractVersion, List<Drift> drifts, StagedTables staged)
      throws IOException {
    if (drifts.isEmpty()) {
      return;
    }
    if (TOLD.add(page.context().runId() + "/" + page.context().slice().id())) {
      told(page.context(), drifts.size());
    }
    JsonLines out = staged.table(TABLE);
    for (Drift drift : drifts) {
      begin(page, contractVersion, out);
      out.row().ascii(",\"field_path\":").string(drift.path());
      out.row().ascii(",\"drift_kind\":").string(drift.kind().name());
      out.row().ascii(",\"expected_type\":").string(drift.expected());
      out.row().ascii(",\"sample_type\":").string(drift.found());
      out.row().ascii(drift.rejected() ? ",\"is_rejected\":true" : ",\"is_rejected\":false");
      out.row().ascii(",\"records\":").number(drift.records()).raw('}');
      out.endRow();
    }
  }

  /** One row about the watched fields; none when there are none. */
  public static void write(
      PageRecords page, String contractVersion, Presence presence, StagedTables staged)
      throws IOException {
    if (presence.fields().isEmpty() || presence.records() == 0) {
      return;
    }
    JsonLines out = staged.table(PRESENCE_TABLE);
    begin(page, contractVersion, out);
    out.row().ascii(",\"fields\":").string(String.join("\n", presence.fields()));
    out.row().ascii(",\"some_bits\":").number(presence.some());
    out.row().ascii(",\"every_bits\":").number(presence.every());
    out.row().ascii(",\"records\":").number(presence.records()).raw('}');
    out.endRow();
  }

  @SuppressWarnings("try") // the fields hold until they are closed
  private static void told(SliceContext context, int drifts) {
    try (LogFields fields =
        LogFields.of(context.runId(), context.slice()).and("event", "schema_drift")) {
      LOG.warn("{} differs from its contract in {} places", context.slice().label(), drifts);
    }
  }

  private static void begin(PageRecords page, String contractVersion, JsonLines out) {
    SliceContext context = page.context();
    out.row().ascii("{\"slice_id\":").string(context.slice().id());
    out.row().ascii(",\"run_id\":").string(context.runId());
    out.row().ascii(",\"extracted_at\":").moment(context.extractedAt());
    out.row().ascii(",\"contract_version\":").string(contractVersion);
  }
}
