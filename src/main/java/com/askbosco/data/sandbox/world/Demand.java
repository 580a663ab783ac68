package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/** How strongly a client's market buys on a day: weekday, season, trend, promotions and chance. */
final class Demand {
  private static final double[] WEEKDAY = {0.98, 0.95, 0.94, 0.97, 1.02, 1.10, 1.16};
  private static final int PROMOTION_DAYS = 3;

  private final long key;
  private final int promotionCycle;
  private final double peak;

  Demand(long clientKey) {
    this.key = Draw.hash(clientKey, 40);
    this.promotionCycle = 17 + Draw.below(Draw.hash(key, 1), 12);
    this.peak = Draw.between(Draw.hash(key, 2), 0, 365);
  }

  /** The factor of a day, around 1. */
  double of(LocalDate day) {
    double weekday = WEEKDAY[day.getDayOfWeek().getValue() - 1];
    double yearly = 1 + 0.15 * Math.cos(2 * Math.PI * (day.getDayOfYear() - peak) / 365.25);
    double trend = 1 + 0.08 * (day.toEpochDay() - World.LAST_DAY.toEpochDay()) / 365.25;
    double holidays = day.getMonthValue() >= 11 ? 1.25 : 1;
    double chance = Draw.between(Draw.hash(key, 3, day.toEpochDay()), 0.92, 1.08);
    return weekday * yearly * Math.max(0.4, trend) * holidays * chance * (promotion(day) ? 1.5 : 1);
  }

  /** How fast campaigns spend on a day, around 1: a little more when demand is high and in promotions. */
  double pace(LocalDate day) {
    return (0.9 + 0.1 * Math.min(2, of(day))) * (promotion(day) ? 1.15 : 1);
  }

  /** Whether the shop runs a promotion: three days in every cycle. */
  boolean promotion(LocalDate day) {
    return Math.floorMod(day.toEpochDay() + Draw.below(key, 1000), promotionCycle) < PROMOTION_DAYS;
  }
}
