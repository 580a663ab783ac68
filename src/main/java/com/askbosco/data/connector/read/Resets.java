package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.Rereading.PaginationReset;
import com.askbosco.data.spec.manifest.Rereading.PaginationResetLimits;
import com.askbosco.data.spec.manifest.Rereading.ResetAction;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Begins a series of pages anew: behind the newest record where a cursor knows it, else once from the start. Not thread-safe. */
final class Resets {
  private static final int MOST = 4;

  private final Windows windows;
  private final boolean byCursor;
  private final Optional<Integer> limit;
  private final boolean exact;
  private int records;
  private int same;

  Resets(Optional<PaginationReset> policy, Windows windows, boolean exact) {
    this.exact = exact;
    this.windows = windows;
    this.byCursor = windows.isCursor()
        && policy.filter(p -> p.action() == ResetAction.SPLIT_USING_CURSOR).isPresent();
    this.limit =
        policy.flatMap(PaginationReset::limits).flatMap(PaginationResetLimits::numberOfRecords);
  }

  /** Counts the records of a page. */
  void observe(List<SourceRecord> page) {
    records += page.size();
    if (byCursor) {
      page.forEach(record -> windows.observe(record.tree()));
    }
  }

  /** Whether the source gives no more records in this series. */
  boolean isLimitReached() {
    return limit.isPresent() && records >= limit.get();
  }

  /**
   * The window to begin anew with.
   *
   * @param whole the slice's
   * @param last the one just read
   * @throws SourceException when that would be the same once more
   */
  ObjectNode next(ObjectNode whole, ObjectNode last) {
    ObjectNode window = byCursor ? windows.rest(whole) : last;
    if (!window.equals(last)) {
      same = 0;
    } else if (++same >= (exact ? byCursor ? 1 : 2 : MOST)) {
      throw new SourceException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the source asks to begin with the first page again, and does not stop",
          FailureType.SYSTEM_ERROR,
          null,
          null);
    }
    records = 0;
    return window;
  }
}
