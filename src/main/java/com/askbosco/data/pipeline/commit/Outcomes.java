package com.askbosco.data.pipeline.commit;

import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.StagedRun;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told on the worker how the work of a job ended, so that whoever started the job finds it written down. Told again when a
 * worker does its work again; the last word counts.
 */
public interface Outcomes extends Serializable {

  /**
   * A run that is in the warehouse.
   *
   * @param staged what was staged; none when the run had been committed before and nothing was read
   */
  record Committed(
      String runId, CommitReport report, @Nullable StagedRun staged) {}

  /** Everything the job had to commit is committed; an empty list when there was nothing to do. */
  void committed(List<Committed> runs, Instant startedAt);

  /**
   * The marts are built, and the checks have spoken.
   *
   * @param publication what readers see now; none when a check kept them from it
   * @param refusal which check did
   */
  void built(
      MartReport marts,
      @Nullable Publication publication,
      @Nullable String refusal,
      Instant startedAt);

  /**
   * Requests to be forgotten were carried out.
   *
   * @param requests how many there are
   * @param waiting why some are not complete, without saying whose
   */
  void erased(int requests, List<String> waiting, Instant startedAt);

  /** The work of a run, or of the whole job, broke off; the job tries it again or fails. */
  void failed(String runId, Exception cause, Instant startedAt);

  /** Tells nobody. */
  static Outcomes untold() {
    return new Outcomes() {
      private static final long serialVersionUID = 1;

      @Override
      public void committed(List<Committed> runs, Instant startedAt) {}

      @Override
      public void built(
          MartReport marts,
          @Nullable Publication publication,
          @Nullable String refusal,
          Instant startedAt) {}

      @Override
      public void erased(int requests, List<String> waiting, Instant startedAt) {}

      @Override
      public void failed(String runId, Exception cause, Instant startedAt) {}
    };
  }
}
