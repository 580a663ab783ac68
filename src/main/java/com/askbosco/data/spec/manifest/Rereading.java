package com.askbosco.data.spec.manifest;

import java.util.Optional;

/** What to do when the source wants pages asked for otherwise. */
public sealed interface Rereading {

  /**
   * Begins with the first page again.
   *
   * @param action whether to go on behind the newest record that was seen, by the cursor
   * @param limits when to do so without being asked
   */
  record PaginationReset(
      ResetAction action,
      @Default(type = "PaginationResetLimits") Optional<PaginationResetLimits> limits)
      implements Rereading {}

  /** How to begin again. */
  enum ResetAction {
    SPLIT_USING_CURSOR,
    RESET
  }

  /**
   * How many records the source gives in one series of pages.
   *
   * @param numberOfRecords without it there is no limit
   */
  record PaginationResetLimits(Optional<Integer> numberOfRecords) implements Rereading {}

  /**
   * Asks for the same page with fewer records.
   *
   * @param reductionFactor by what the size is divided
   * @param minimumPageSize the smallest size
   * @param maxAttempts how often in a row the size may be reduced without a page getting through
   * @param backoffSeconds the wait before a page is asked for again, times the attempts made in a row
   * @param retriesAtMinimumPageSize how often the page is asked for again with the smallest size
   * @param failureMessage what to tell when no size helps
   * @param resetPolicy whether the size grows again after a page that got through
   */
  record PageSizeReduction(
      @Default("2") double reductionFactor,
      @Default("1") int minimumPageSize,
      @Default("5") int maxAttempts,
      @Default("0.5") double backoffSeconds,
      @Default("0") int retriesAtMinimumPageSize,
      Optional<String> failureMessage,
      @Default("NEVER") ResetPolicy resetPolicy)
      implements Rereading {

    /** Refuses numbers that would never end. */
    public PageSizeReduction {
      if (reductionFactor <= 1) {
        throw new IllegalArgumentException("`reduction_factor` has to be greater than 1");
      }
      if (minimumPageSize < 1 || maxAttempts < 1) {
        throw new IllegalArgumentException(
            "`minimum_page_size` and `max_attempts` have to be at least 1");
      }
      if (backoffSeconds < 0 || retriesAtMinimumPageSize < 0) {
        throw new IllegalArgumentException(
            "`backoff_seconds` and `retries_at_minimum_page_size` must not be negative");
      }
    }
  }

  /** Whether a reduced page size stays. */
  enum ResetPolicy {
    NEVER,
    AFTER_SUCCESSFUL_PAGE
  }

  /**
   * Asks for the two halves of the window instead.
   *
   * @param failureMessage what to tell when no window is small enough
   * @param minSplitWindow a window that is no longer is not cut; an ISO-8601 duration of days or less
   */
  record RequestWindowSplitting(Optional<String> failureMessage, Optional<String> minSplitWindow)
      implements Rereading {}
}
