package com.askbosco.data.pipeline.raw;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What {@code slice.json} says: a slice is complete, and these are its pages. Enough to put it through bronze and silver again.
 *
 * @param slice the slice
 * @param runId the run that read it
 * @param extractedAt that run's logical time
 * @param connection the connection as it was then, without its secret
 * @param manifestHash names the manifest it was read with
 * @param pages its pages in order
 * @param counts what reading it took
 */
public record RawSlice(
    Slice slice,
    String runId,
    Instant extractedAt,
    Connection connection,
    String manifestHash,
    List<RawPage> pages,
    Counts counts) {

  /**
   * A page.
   *
   * @param file its name in the slice's folder
   * @param sha256 of the body, in hex
   * @param bytes length of the body
   * @param records records extracted from it
   * @param context what extraction needs besides the body
   */
  public record RawPage(String file, String sha256, long bytes, long records, JsonNode context) {}

  /**
   * What reading took so far.
   *
   * @param records records extracted, rejected ones included
   * @param rejected records in the dead letters
   * @param retries requests made again
   * @param waitedMillis time spent waiting
   * @param bytes of the answers' bodies
   * @param readMillis time spent reading, waiting included
   */
  public record Counts(
      long records, long rejected, long retries, long waitedMillis, long bytes, long readMillis) {
    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0);

    /** The same reading, of which so many records are in the dead letters now. */
    public Counts withRejected(long now) {
      return new Counts(records, now, retries, waitedMillis, bytes, readMillis);
    }

    /** The sum of both. */
    public Counts plus(Counts more) {
      return new Counts(
          records + more.records,
          rejected + more.rejected,
          retries + more.retries,
          waitedMillis + more.waitedMillis,
          bytes + more.bytes,
          readMillis + more.readMillis);
    }
  }
}
