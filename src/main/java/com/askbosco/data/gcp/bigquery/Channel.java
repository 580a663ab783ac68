package com.askbosco.data.gcp.bigquery;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the jobs of a session go. */
interface Channel {

  /** How a job ended. */
  interface Answer {

    /** How many rows it changed; only known of a job of one statement. */
    long changed();

    /** Gives the rows of its last statement. */
    void rows(Consumer<List<@Nullable Object>> row);
  }

  /**
   * Runs a job to its end.
   *
   * @param again whether it may be run again when it failed for a passing reason
   */
  Answer send(Script script, boolean again);
}
