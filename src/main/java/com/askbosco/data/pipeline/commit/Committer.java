package com.askbosco.data.pipeline.commit;

import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** Brings a staged run into a warehouse, on the worker that collected it. Called again after a failure with the same run. */
@FunctionalInterface
public interface Committer extends Serializable {

  /** Commits the run; a run that is committed already is left alone. */
  void commit(StagedRun run);

  /** Leaves the commit to whoever started the pipeline and finds the staged run on disk. */
  static Committer later() {
    return run -> {};
  }

  /**
   * Commits inside the job, tells how it ended and deletes the staged rows. What goes wrong is told and thrown, so that the runner
   * tries again.
   */
  static Committer into(WarehouseSource source, Outcomes outcomes, String staging) {
    return run -> {
      Instant start = Instant.now();
      try (Warehouse warehouse = source.open()) {
        outcomes.committed(
            List.of(new Outcomes.Committed(run.runId(), warehouse.commit(run), run)), start);
        RunFiles.forget(staging + "/" + run.runId());
      } catch (RuntimeException e) {
        outcomes.failed(run.runId(), e, start);
        throw e;
      }
    };
  }
}
