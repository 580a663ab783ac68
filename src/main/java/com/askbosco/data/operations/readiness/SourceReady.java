package com.askbosco.data.operations.readiness;

import java.time.Duration;
import java.time.Instant;

/**
 * How one connection of a client is read.
 *
 * @param dayEnd the midnight that ends the day
 * @param firstAt when the vendor has figures worth reading
 * @param completeAt when the vendor has processed the day
 * @param startAt when the run begins
 * @param isScheduled whether a schedule says so
 * @param readBy when its last slice is read
 * @param slices slices to read
 * @param requests requests they take
 * @param reading time its own requests take
 * @param queued time it waits for others that use the same credential
 * @param quotaWait time it waits for quotas
 * @param quota the quota waited for longest; empty for none
 */
public record SourceReady(
    String clientId,
    String connectionId,
    String source,
    Instant dayEnd,
    Instant firstAt,
    Instant completeAt,
    Instant startAt,
    boolean isScheduled,
    Instant readBy,
    int slices,
    int requests,
    Duration reading,
    Duration queued,
    Duration quotaWait,
    String quota) {

  /** What holds a connection up most. */
  public enum Limit {
    /** The vendor's own processing. */
    VENDOR,
    /** The start that a schedule sets. */
    SCHEDULE,
    /** A quota. */
    QUOTA,
    /** Requests of others with the same credential. */
    CREDENTIAL,
    /** Its own requests, one after another. */
    READING
  }

  /** Whether the run begins when the vendor has processed the day. */
  public boolean isComplete() {
    return !startAt.isBefore(completeAt);
  }

  /** Whether the run begins before there are any figures. */
  public boolean isEmpty() {
    return startAt.isBefore(firstAt);
  }

  /** What holds the connection up most. */
  public Limit limit() {
    Instant earliest = isScheduled ? firstAt : startAt;
    Duration vendor = max(Duration.between(dayEnd, earliest), Duration.ZERO);
    Duration schedule = max(Duration.between(earliest, startAt), Duration.ZERO);
    Limit limit = Limit.VENDOR;
    Duration longest = vendor;
    if (schedule.compareTo(longest) > 0) {
      limit = Limit.SCHEDULE;
      longest = schedule;
    }
    if (quotaWait.compareTo(longest) > 0) {
      limit = Limit.QUOTA;
      longest = quotaWait;
    }
    if (queued.compareTo(longest) > 0) {
      limit = Limit.CREDENTIAL;
      longest = queued;
    }
    return reading.compareTo(longest) > 0 ? Limit.READING : limit;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
