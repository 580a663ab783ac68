package com.askbosco.data.warehouse;

import com.askbosco.data.model.Slice;
import java.io.Serializable;

/**
 * How reading one slice ended.
 *
 * @param slice the slice
 * @param outcome complete, failed or parked; only complete slices replace data
 * @param pages pages read
 * @param records records extracted, rejected ones included
 * @param rejected records in the dead letters
 * @param retries requests made again
 * @param waitedMillis time spent waiting for quota or back-off
 * @param bytes of the answers' bodies; 0 when raw was read instead of the vendor
 * @param readMillis time spent reading, waiting included
 * @param errorCode the stable code, empty when complete
 * @param error what happened, without secrets, empty when complete
 */
public record SliceResult(
    Slice slice,
    Outcome outcome,
    long pages,
    long records,
    long rejected,
    long retries,
    long waitedMillis,
    long bytes,
    long readMillis,
    String errorCode,
    String error)
    implements Serializable {

  /** A slice that nothing was fetched for. */
  public SliceResult(
      Slice slice,
      Outcome outcome,
      long pages,
      long records,
      long rejected,
      long retries,
      long waitedMillis,
      String errorCode,
      String error) {
    this(slice, outcome, pages, records, rejected, retries, waitedMillis, 0, 0, errorCode, error);
  }

  /** How reading ended. */
  public enum Outcome {
    COMPLETE,
    FAILED,
    /** The day's quota is used up; the next run goes on. */
    PARKED
  }
}
