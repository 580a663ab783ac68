package com.askbosco.data.sandbox.world;

/**
 * What a platform counts for a campaign or an ad on a day, as known on the day it is read.
 *
 * @param impressions times shown
 * @param clicks clicks on the ad that lead to the site
 * @param engagements clicks of any kind (never fewer than {@code clicks})
 * @param videoViews views of at least three seconds; 0 where there is no video
 * @param spendMicros cost in the account's currency, whole minor units
 * @param conversionsMicros primary conversions (purchases) the platform claims, in millionths; whole numbers except at Google
 * @param conversionValueMicros their value in the account's currency, whole minor units
 * @param viewThroughConversions further purchases claimed for views alone
 */
public record AdFigures(
    long impressions,
    long clicks,
    long engagements,
    long videoViews,
    long spendMicros,
    long conversionsMicros,
    long conversionValueMicros,
    long viewThroughConversions) {
  /** Nothing at all. */
  public static final AdFigures NONE = new AdFigures(0, 0, 0, 0, 0, 0, 0, 0);

  /** The sum of two. */
  public AdFigures plus(AdFigures other) {
    return new AdFigures(
        impressions + other.impressions,
        clicks + other.clicks,
        engagements + other.engagements,
        videoViews + other.videoViews,
        spendMicros + other.spendMicros,
        conversionsMicros + other.conversionsMicros,
        conversionValueMicros + other.conversionValueMicros,
        viewThroughConversions + other.viewThroughConversions);
  }

  /** The difference of two. */
  AdFigures minus(AdFigures other) {
    return new AdFigures(
        impressions - other.impressions,
        clicks - other.clicks,
        engagements - other.engagements,
        videoViews - other.videoViews,
        spendMicros - other.spendMicros,
        conversionsMicros - other.conversionsMicros,
        conversionValueMicros - other.conversionValueMicros,
        viewThroughConversions - other.viewThroughConversions);
  }

  /** Whether there is nothing to report. */
  public boolean isNone() {
    return equals(NONE);
  }
}
