package com.askbosco.data.operations.readiness;

import com.askbosco.data.model.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A connection that is being read: what it waited for and when it was done. */
final class Reading {
  private final Slice slice;
  private final Day day;
  private final Duration perRequest;
  private final Map<String, Duration> waits = new HashMap<>();
  private Instant readBy;
  private int slices;
  private int requests;

  /**
   * The times of a connection's day.
   *
   * @param from the first moment at which a request can be made
   */
  record Day(
      Instant end,
      Instant firstAt,
      Instant completeAt,
      Instant startAt,
      boolean isScheduled,
      Instant from) {}

  /**
   * Begins a connection.
   *
   * @param slice any slice of the connection
   */
  Reading(Slice slice, Day day, Duration perRequest) {
    this.slice = slice;
    this.day = day;
    this.perRequest = perRequest;
    this.readBy = day.from();
  }

  Day day() {
    return day;
  }

  void sliceEnded() {
    slices++;
  }

  void waited(String quota, Instant since, Instant until) {
    waits.merge(quota, Duration.between(since, until), Duration::plus);
  }

  /** A request at a moment; returns when it is answered. */
  Instant request(Instant at) {
    requests++;
    Instant answered = at.plus(perRequest);
    readBy = answered.isAfter(readBy) ? answered : readBy;
    return answered;
  }

  SourceReady ready() {
    Duration quotaWait = waits.values().stream().reduce(Duration.ZERO, Duration::plus);
    String quota = waits.entrySet().stream()
        .max(Map.Entry.<String, Duration>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
    Duration reading = perRequest.multipliedBy(requests);
    Duration queued = Duration.between(day.from(), readBy).minus(quotaWait).minus(reading);
    return new SourceReady(
        slice.clientId(),
        slice.connectionId(),
        slice.source(),
        day.end(),
        day.firstAt(),
        day.completeAt(),
        day.startAt(),
        day.isScheduled(),
        readBy,
        slices,
        requests,
        reading,
        queued.isNegative() ? Duration.ZERO : queued,
        quotaWait,
        quota);
  }
}
