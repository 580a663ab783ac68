package com.askbosco.data.sandbox.world;

/** What a campaign is, and with that where its clicks are seen on the web. */
public enum CampaignType {
  SEARCH(AdPlatform.GOOGLE_ADS, "Paid Search", "google", "cpc", 1.0),
  SHOPPING(AdPlatform.GOOGLE_ADS, "Paid Shopping", "google", "cpc", 0.97),
  PERFORMANCE_MAX(AdPlatform.GOOGLE_ADS, "Cross-network", "google", "cpc", 0.94),
  VIDEO(AdPlatform.GOOGLE_ADS, "Paid Video", "youtube", "cpc", 1.0),
  SALES(AdPlatform.META, "Paid Social", "facebook", "paid_social", 1.0),
  AWARENESS(AdPlatform.META, "Paid Social", "instagram", "paid_social", 1.0),
  CONVERSIONS(AdPlatform.TIKTOK, "Paid Social", "tiktok", "paid_social", 1.0),
  TRAFFIC(AdPlatform.TIKTOK, "Paid Social", "tiktok", "paid_social", 1.0);

  private final AdPlatform platform;
  private final String channelGroup;
  private final String source;
  private final String medium;
  private final double adShare;

  CampaignType(
      AdPlatform platform, String channelGroup, String source, String medium, double adShare) {
    this.platform = platform;
    this.channelGroup = channelGroup;
    this.source = source;
    this.medium = medium;
    this.adShare = adShare;
  }

  public AdPlatform platform() {
    return platform;
  }

  /** GA4's default channel group of its clicks. */
  public String channelGroup() {
    return channelGroup;
  }

  /** {@code utm_source} of its clicks. */
  public String source() {
    return source;
  }

  /** {@code utm_medium} of its clicks. */
  public String medium() {
    return medium;
  }

  /** Share of the campaign's figures that its ads account for; the rest has no ad. */
  double adShare() {
    return adShare;
  }
}
