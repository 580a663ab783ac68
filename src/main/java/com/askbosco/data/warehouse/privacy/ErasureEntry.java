package com.askbosco.data.warehouse.privacy;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ops.ctl_erasure}.
 *
 * @param state how far it is
 * @param rawPages pages of raw that named the person
 * @param rawRecords records in them
 * @param rows rows removed or cleared, by table
 * @param erasedAt when the tables were first cleared
 * @param endedAt when all copies were gone; null before
 */
public record ErasureEntry(
    String clientId,
    String requestId,
    String subject,
    State state,
    long rawPages,
    long rawRecords,
    SortedMap<String, Long> rows,
    Instant receivedAt,
    Instant erasedAt,
    @Nullable Instant endedAt) {

  /** How far an erasure is. */
  public enum State {
    /** Silver, bronze and dead letters are clear; raw, marts and copies are under way. */
    ERASED,
    /** As far as it can be: something was being read, or could not be published. It goes on when it is asked for again. */
    WAITING,
    /** The person is nowhere any more. */
    COMPLETE
  }

  /** Copies the map. */
  public ErasureEntry {
    rows = new TreeMap<>(rows);
  }
}
