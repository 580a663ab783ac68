package com.askbosco.data.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When things happen to an order.
 *
 * @param created when it was placed
 * @param arrived when it appeared in the shop; for late orders one to three days after
 * @param cancelled when it was cancelled, null when it never is
 */
record OrderTimes(
    Instant created, Instant arrived, @Nullable Instant cancelled) {
  /** Longest time between the day of an order and its last change. */
  static final int MAX_DAYS = 35;

  private static final int SECONDS_OF_DAY = 86_400;

  static OrderTimes of(long orderKey, LocalDate day, ZoneId zone, boolean test) {
    long second = 300L + Draw.below(Draw.hash(orderKey, 1), SECONDS_OF_DAY - 600);
    Instant created = day.atStartOfDay().plusSeconds(second).atZone(zone).toInstant();
    Instant arrived = created;
    if (Draw.happens(Draw.hash(orderKey, 2), .03)) {
      int days = 1 + Draw.below(Draw.hash(orderKey, 3), 3);
      long morning = 4 * 3_600L + Draw.below(Draw.hash(orderKey, 4), 7_200);
      arrived =
          day.plusDays(days).atStartOfDay().plusSeconds(morning).atZone(zone).toInstant();
    }
    Instant cancelled = null;
    if (!test && Draw.happens(Draw.hash(orderKey, 5), .025)) {
      long minutes = 30L + Draw.below(Draw.hash(orderKey, 6), 40 * 60);
      cancelled = arrived.plus(Duration.ofMinutes(minutes));
    }
    return new OrderTimes(created, arrived, cancelled);
  }

  static LocalDate localDay(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate();
  }
}
