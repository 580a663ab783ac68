package com.askbosco.data.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * Where visits come from, as the web analytics sees it.
 *
 * @param source session source
 * @param medium session medium
 * @param utmCampaign session campaign, {@code (not set)} where there is none
 * @param channelGroup GA4's default channel group
 * @param planned the campaign whose clicks these are; null for unpaid visits
 */
record Origin(
    String source,
    String medium,
    String utmCampaign,
    String channelGroup,
    @Nullable PlannedCampaign planned) {
  static final Origin DIRECT = new Origin("(direct)", "(none)", "(not set)", "Direct", null);
  static final Origin ORGANIC_SEARCH =
      new Origin("google", "organic", "(not set)", "Organic Search", null);
  static final Origin EMAIL = new Origin("klaviyo", "email", "newsletter", "Email", null);
  static final Origin REFERRAL =
      new Origin("reviews.example", "referral", "(not set)", "Referral", null);
  static final Origin ORGANIC_SOCIAL =
      new Origin("instagram", "social", "(not set)", "Organic Social", null);

  static Origin of(PlannedCampaign planned) {
    CampaignType type = planned.slot().type();
    return new Origin(
        type.source(),
        type.medium(),
        planned.campaign().utmCampaign(),
        type.channelGroup(),
        planned);
  }
}
