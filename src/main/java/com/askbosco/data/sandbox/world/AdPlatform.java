package com.askbosco.data.sandbox.world;

/** An advertising platform of the world. */
public enum AdPlatform {
  /** Clicks and spend are final after 3 days, conversions after 7. */
  GOOGLE_ADS("google-ads", 3, 7),
  /** Everything is final after 7 days. */
  META("facebook-marketing", 7, 7),
  /** Everything is final after 3 days. */
  TIKTOK("tiktok-marketing", 3, 3);

  private final String source;
  private final int finalAfter;
  private final int conversionsFinalAfter;

  AdPlatform(String source, int finalAfter, int conversionsFinalAfter) {
    this.source = source;
    this.finalAfter = finalAfter;
    this.conversionsFinalAfter = conversionsFinalAfter;
  }

  /** The connector's id. */
  public String source() {
    return source;
  }

  /** Age in days (as-of day minus report day) from which impressions, clicks and spend no longer change. */
  public int finalAfter() {
    return finalAfter;
  }

  /** Age in days from which conversions no longer change. */
  public int conversionsFinalAfter() {
    return conversionsFinalAfter;
  }
}
