package com.askbosco.data.sandbox.world;

import java.util.List;

/**
 * A place in an account's plan: either one campaign that always runs, or one after another with pauses between.
 *
 * @param type what its campaigns are
 * @param label what they are for, in names
 * @param budgetEur budget per day at a client of size 1
 * @param always whether there is one campaign without end
 * @param cpcEur cost of a click
 * @param clickRate clicks per impression
 * @param claim conversions the platform claims for each order that came through a click
 */
record CampaignSlot(
    CampaignType type,
    String label,
    double budgetEur,
    boolean always,
    double cpcEur,
    double clickRate,
    double claim) {

  private static final List<CampaignSlot> ALL = List.of(
      new CampaignSlot(CampaignType.SEARCH, "brand", 30, true, .35, .12, 1.05),
      new CampaignSlot(CampaignType.SEARCH, "generic", 90, true, .95, .045, 1.1),
      new CampaignSlot(CampaignType.SHOPPING, "shopping", 70, true, .5, .012, 1.15),
      new CampaignSlot(CampaignType.PERFORMANCE_MAX, "cross-network", 80, false, .55, .015, 1.3),
      new CampaignSlot(CampaignType.VIDEO, "video", 40, false, .6, .006, 1.2),
      new CampaignSlot(CampaignType.SALES, "prospecting", 100, true, .8, .012, 1.45),
      new CampaignSlot(CampaignType.SALES, "retargeting", 40, true, .6, .02, 1.8),
      new CampaignSlot(CampaignType.SALES, "season", 70, false, .75, .013, 1.4),
      new CampaignSlot(CampaignType.AWARENESS, "awareness", 40, false, 1.1, .004, 1.6),
      new CampaignSlot(CampaignType.CONVERSIONS, "spark", 50, true, .55, .009, 1.5),
      new CampaignSlot(CampaignType.TRAFFIC, "trend", 35, false, .3, .011, 1.3));

  /** The slots of a platform's accounts. */
  static List<CampaignSlot> of(AdPlatform platform) {
    return ALL.stream().filter(slot -> slot.type.platform() == platform).toList();
  }
}
