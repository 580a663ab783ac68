package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.warehouse.Warehouse;
import java.time.LocalDate;

/** Runs an ingest on this machine, from the plan to the commit. Marts and publishing are left to the caller. */
public final class IngestRun {

  private IngestRun() {}

  /**
   * Plans, reads, stages and commits. A failed slice does not stop the run; killed at any instant and called again with the same
   * arguments, it goes on where it was.
   *
   * @throws com.askbosco.data.model.ProblemsException before anything ran, with everything wrong in clients, connectors and
   *     mappings
   */
  public static RunReport execute(
      IngestArgs args, Warehouse warehouse, Secrets secrets, ProgressListener listener) {
    throw new BoscoException(ErrorCode.INTERNAL, "not built yet");
  }

  /**
   * Puts raw pages of committed runs through bronze and silver again and commits them, without any request to a vendor.
   *
   * @param from first day to rebuild
   * @param to last day to rebuild; entities read on those days are rebuilt too
   */
  public static RunReport rebuild(
      IngestArgs args,
      LocalDate from,
      LocalDate to,
      Warehouse warehouse,
      ProgressListener listener) {
    throw new BoscoException(ErrorCode.INTERNAL, "not built yet");
  }
}
