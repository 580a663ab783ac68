package com.askbosco.data.pipeline.source.cdc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * A place among the changes of a database. Transactions come in the order of their commits; places in the log are ordered within a
 * transaction only, since transactions run side by side. So a place is: the commit before the transaction, the place in the log, and
 * the number among changes that share both (one COPY writes many rows at one place).
 *
 * @param round of snapshots, see {@code snapshot_round}
 * @param isSnapshot whether the tables were still being read as a whole; from such a place nobody can go on
 * @param commit where the transaction before ended; during a snapshot, where the snapshot stands
 * @param lsn the place in the log; 0 between transactions
 * @param number among changes with the same commit and place
 */
record ChangePosition(int round, boolean isSnapshot, long commit, long lsn, long number)
    implements Comparable<ChangePosition> {

  private static final String SNAPSHOT = "snapshot";
  private static final String STREAM = "stream";
  private static final int PARTS = 5;

  /** Between transactions: all that was committed up to there is known. */
  static ChangePosition between(int round, long commit) {
    return new ChangePosition(round, false, commit, 0, 0);
  }

  /** Reads what {@link #text} wrote. */
  static @Nullable ChangePosition parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String[] parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("No position among changes: " + text);
    }
    return new ChangePosition(
        Integer.parseInt(parts[0]),
        parts[1].equals(SNAPSHOT),
        LogSequenceNumber.valueOf(parts[2]).asLong(),
        LogSequenceNumber.valueOf(parts[3]).asLong(),
        Long.parseLong(parts[4]));
  }

  /** As it is stored, such as {@code 1 stream 0/16B3748 0/16B3700 3}. */
  String text() {
    return round + " " + (isSnapshot ? SNAPSHOT : STREAM) + " " + lsn(commit) + " " + lsn(lsn) + " "
        + number;
  }

  /** As PostgreSQL writes a place in its log. */
  static String lsn(long lsn) {
    return LogSequenceNumber.valueOf(lsn).asString();
  }

  /**
   * A text of one length whose order is the order of the changes of a connection. A server that was set up anew counts from 0 again, so
   * the round comes first.
   */
  String sequence() {
    return String.format(Locale.ROOT, "%06d-%016X-%016X-%010d", round, commit, lsn, number);
  }

  /** Whether a change at that place was known here already. What lies behind the last commit is new, whatever else is said. */
  boolean covers(ChangePosition change) {
    return change.compareTo(this) <= 0
        && (change.commit == commit || Long.compareUnsigned(change.lsn, commit) <= 0);
  }

  @Override
  public int compareTo(ChangePosition other) {
    int order = Long.compareUnsigned(commit, other.commit);
    if (order == 0) {
      order = Long.compareUnsigned(lsn, other.lsn);
    }
    return order == 0 ? Long.compare(number, other.number) : order;
  }
}
