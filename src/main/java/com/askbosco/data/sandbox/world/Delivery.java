package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/** What a campaign finally delivers on a day, before any order is known: spend, impressions and clicks. */
record Delivery(
    long impressions, long clicks, long engagements, long videoViews, long spendMicros) {
  private static final Delivery NONE = new Delivery(0, 0, 0, 0, 0);

  /** The delivery of a day; none when the campaign does not run. */
  static Delivery of(PlannedCampaign planned, Demand demand, LocalDate day) {
    Campaign campaign = planned.campaign();
    if (!campaign.runs(day)) {
      return NONE;
    }
    CampaignSlot slot = planned.slot();
    String currency = campaign.account().currency();
    long key = key(planned, day.toEpochDay());
    long spend = spend(planned, day.toEpochDay(), demand.pace(day));
    double spendEur = spend / (double) Micros.ONE / FxWorld.level(currency);
    double costPerClick = slot.cpcEur() * Draw.between(Draw.hash(key, 2), .85, 1.15);
    long clicks = Draw.round(spendEur / costPerClick, Draw.hash(key, 3));
    double clickRate = slot.clickRate() * Draw.between(Draw.hash(key, 4), .85, 1.15);
    long impressions = Math.max(clicks, Draw.round(clicks / clickRate, Draw.hash(key, 5)));
    long engagements = clicks + Draw.round(clicks * .12, Draw.hash(key, 6));
    long views = hasVideo(slot.type()) ? Draw.round(impressions * .22, Draw.hash(key, 7)) : 0;
    return new Delivery(impressions, clicks, engagements, views, spend);
  }

  /** What a running campaign spends on a day, given the client's pace of that day. */
  static long spend(PlannedCampaign planned, long epochDay, double pace) {
    double share = Draw.between(Draw.hash(key(planned, epochDay), 1), .8, 1.04) * pace;
    Campaign campaign = planned.campaign();
    return Micros.share(campaign.dailyBudgetMicros(), share, campaign.account().currency());
  }

  private static long key(PlannedCampaign planned, long epochDay) {
    return Draw.hash(planned.key(), 100, epochDay);
  }

  private static boolean hasVideo(CampaignType type) {
    return type.platform() != AdPlatform.GOOGLE_ADS || type == CampaignType.VIDEO;
  }
}
