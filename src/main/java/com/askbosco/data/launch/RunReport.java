package com.askbosco.data.launch;

import com.askbosco.data.pipeline.ingest.ProgressLine;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.time.Duration;
import java.util.List;

/**
 * How a run ended.
 *
 * @param run what was staged: how each slice ended, and the files
 * @param commit what the commit did
 * @param progress one line per client and source
 * @param took wall-clock time from the plan to the end of the commit
 */
public record RunReport(
    StagedRun run, CommitReport commit, List<ProgressLine> progress, Duration took) {

  /** Slices that are not complete, in the order of the plan. */
  public List<SliceResult> missing() {
    return run.slices().stream()
        .filter(slice -> slice.outcome() != SliceResult.Outcome.COMPLETE)
        .toList();
  }

  /** 0 when every slice is complete, 3 when some failed or wait for quota (the others are committed). */
  public int exitStatus() {
    return missing().isEmpty() ? 0 : 3;
  }
}
