package com.askbosco.data.warehouse.commit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Days and moments a little before or after others, but never outside the years 1 to 9999: no warehouse reads those. */
public final class Moments {
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Moments() {}

  /** Some days later, or earlier when there are fewer than none. */
  public static LocalDate later(LocalDate day, long days) {
    LocalDate later = day.plusDays(days);
    return later.isBefore(FIRST_DAY) ? FIRST_DAY : later.isAfter(LAST_DAY) ? LAST_DAY : later;
  }

  /** A time later, or earlier when it is negative. */
  public static Instant later(Instant moment, Duration time) {
    Instant later = moment.plus(time);
    return later.isBefore(FIRST) ? FIRST : later.isAfter(LAST) ? LAST : later;
  }
}
