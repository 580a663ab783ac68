package com.askbosco.data.pipeline.commit;

import com.askbosco.data.warehouse.StagedRun;
import java.io.Serializable;

/** Brings a staged run into a warehouse, on the worker that collected it. Called again after a failure with the same run. */
@FunctionalInterface
public interface Committer extends Serializable {

  /** Commits the run; a run that is committed already is left alone. */
  void commit(StagedRun run);

  /** Leaves the commit to whoever started the pipeline and finds the staged run on disk. */
  static Committer later() {
    return run -> {};
  }
}
