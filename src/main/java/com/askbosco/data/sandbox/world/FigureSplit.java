package com.askbosco.data.sandbox.world;

import java.util.ArrayList;
import java.util.List;

/** Cuts figures into parts that add up to them exactly. */
final class FigureSplit {
  private FigureSplit() {}

  /**
   * One part per weight; the last part takes what is left over by rounding down, so the weights have to sum up to at most 1 and
   * what they leave of 1 goes to the last part.
   *
   * @param conversionUnit smallest number of conversions, in micros
   */
  static List<AdFigures> parts(
      AdFigures whole, double[] weights, String currency, long conversionUnit) {
    List<AdFigures> parts = new ArrayList<>();
    AdFigures left = whole;
    for (int i = 0; i < weights.length - 1; i++) {
      AdFigures part = part(whole, weights[i], currency, conversionUnit);
      parts.add(part);
      left = left.minus(part);
    }
    parts.add(left);
    return parts;
  }

  private static AdFigures part(
      AdFigures whole, double share, String currency, long conversionUnit) {
    return new AdFigures(
        (long) (whole.impressions() * share),
        (long) (whole.clicks() * share),
        (long) (whole.engagements() * share),
        (long) (whole.videoViews() * share),
        Micros.share(whole.spendMicros(), share, currency),
        (long) (whole.conversionsMicros() * share) / conversionUnit * conversionUnit,
        Micros.share(whole.conversionValueMicros(), share, currency),
        (long) (whole.viewThroughConversions() * share));
  }

  /** Smallest number of conversions of a platform: hundredths at Google, whole ones elsewhere. */
  static long conversionUnit(AdPlatform platform) {
    return platform == AdPlatform.GOOGLE_ADS ? Micros.ONE / 100 : Micros.ONE;
  }
}
