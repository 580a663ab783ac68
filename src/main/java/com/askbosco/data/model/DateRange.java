package com.askbosco.data.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A range of account-local days, both ends included.
 *
 * @param from the first day
 * @param to the last day, not before {@code from}
 */
public record DateRange(LocalDate from, LocalDate to) implements Serializable {

  /** Refuses a range that ends before it starts. */
  public DateRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("Range ends before it starts: " + from + " to " + to);
    }
  }

  /** A range of the one given day. */
  public static DateRange day(LocalDate day) {
    return new DateRange(day, day);
  }

  /** Number of days, at least 1. */
  public long length() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Every day of the range, oldest first. */
  public List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  /** Whether the day lies in the range. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  @Override
  public String toString() {
    return from + "/" + to;
  }
}
