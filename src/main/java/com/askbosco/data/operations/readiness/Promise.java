package com.askbosco.data.operations.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What is promised, and what a run needs besides reading.
 *
 * @param day the day whose figures are promised
 * @param by time of the next day, of each client's zone, at which they are wanted
 * @param startup from a run's start to its first request
 * @param build from the last answer to published marts
 * @param reserve how long before the promise a source is begun at the latest, even if its day is not complete
 */
public record Promise(
    LocalDate day, LocalTime by, Duration startup, Duration build, Duration reserve) {

  /** When a client of a zone wants its figures. */
  public Instant deadline(ZoneId zone) {
    return day.plusDays(1).atTime(by).atZone(zone).toInstant();
  }
}
