package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How a platform's figures of a day look before they are final. */
final class Restatement {
  private Restatement() {}

  /** Days between the report day and the as-of day; figures are visible from 1 on. */
  static int age(LocalDate day, LocalDate asOf) {
    return Math.toIntExact(ChronoUnit.DAYS.between(day, asOf));
  }

  /** The figures of a campaign's day as seen at an age. */
  static AdFigures seen(
      AdFigures settled, AdPlatform platform, String currency, int age, long key) {
    double delivered = share(platform.finalAfter(), age, .08, key);
    double converted = share(platform.conversionsFinalAfter(), age, .5, Draw.hash(key, 1));
    long clicks = (long) (settled.clicks() * delivered);
    long unit = platform == AdPlatform.GOOGLE_ADS ? Micros.ONE / 100 : Micros.ONE;
    long conversions = (long) (settled.conversionsMicros() * converted) / unit * unit;
    return new AdFigures(
        Math.max(clicks, (long) (settled.impressions() * delivered)),
        clicks,
        Math.max(clicks, (long) (settled.engagements() * delivered)),
        (long) (settled.videoViews() * delivered),
        Micros.share(settled.spendMicros(), delivered, currency),
        conversions,
        // No platform shows a value without a conversion.
        conversions == 0 ? 0 : Micros.share(settled.conversionValueMicros(), converted, currency),
        (long) (settled.viewThroughConversions() * converted));
  }

  /** The share seen at an age: 1 when final, else mostly less and now and then a little more. */
  private static double share(int finalAfter, int age, double gap, long key) {
    if (age >= finalAfter) {
      return 1;
    }
    if (Draw.happens(Draw.hash(key, 2), .1)) {
      return 1 + Draw.between(Draw.hash(key, 3), .005, .02);
    }
    double left = 1 - age / (double) finalAfter;
    return 1 - gap * left * Draw.between(Draw.hash(key, 4), .7, 1.2);
  }
}
