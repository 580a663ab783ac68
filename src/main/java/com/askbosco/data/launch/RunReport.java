package com.askbosco.data.launch;

import com.askbosco.data.model.Problem;
import com.askbosco.data.pipeline.ingest.ProgressLine;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param run what was staged: how each slice ended, and the files
 * @param commit what the commit did
 * @param progress one line per client and source
 * @param took wall-clock time from the plan to the end of the commit
 * @param messages what came of the clients' streams of messages
 * @param refused what is wrong in the files of clients that were left out, by client
 */
public record RunReport(
    StagedRun run,
    CommitReport commit,
    List<ProgressLine> progress,
    Duration took,
    MessageRun.Read messages,
    Map<String, List<Problem>> refused) {

  /** A run without messages. */
  RunReport(StagedRun run, CommitReport commit, List<ProgressLine> progress, Duration took) {
    this(run, commit, progress, took, MessageRun.Read.NOTHING, Map.of());
  }

  /** The same run, which left out clients whose files are wrong. */
  RunReport without(Map<String, List<Problem>> clients) {
    return new RunReport(run, commit, progress, took, messages, clients);
  }

  /** The same run and the messages that were read with it. */
  RunReport with(MessageRun.Read read) {
    return new RunReport(run, commit, progress, took, read, refused);
  }

  /** Slices that are not complete, in the order of the plan. */
  public List<SliceResult> missing() {
    return run.slices().stream()
        .filter(slice -> slice.outcome() != SliceResult.Outcome.COMPLETE)
        .toList();
  }

  /**
   * 0 when every slice of every client is complete, 3 when some failed or wait for quota, messages were not read to their end, or a
   * client was left out (the others are committed).
   */
  public int exitStatus() {
    return missing().isEmpty() && messages.failures().isEmpty() && refused.isEmpty() ? 0 : 3;
  }
}
