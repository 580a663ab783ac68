package com.askbosco.data.sandbox.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit to the shop before an order, as the shop shows it.
 *
 * @param id the shop's id, digits only
 * @param at when it began, to the second
 * @param landingPage the first page, with the parameters of the link
 * @param referrer the page before, null when there was none
 * @param source who sent the visitor, in the shop's words: {@code Google}, {@code direct}
 * @param tactic what kind of link it was, in the shop's words, null when the shop cannot say
 * @param utmSource parameter of the link, null when it bore none
 * @param utmMedium parameter of the link, null when it bore none
 * @param utmCampaign parameter of the link, null when it bore none
 * @param truth where the visitor came from
 */
public record Visit(
    String id,
    Instant at,
    String landingPage,
    @Nullable String referrer,
    String source,
    @Nullable String tactic,
    @Nullable String utmSource,
    @Nullable String utmMedium,
    @Nullable String utmCampaign,
    Truth truth) {

  /**
   * What analytics can know of a visit at best.
   *
   * @param source session source, {@code (direct)} for none
   * @param medium session medium
   * @param campaign {@code utm_campaign}, {@code (not set)} where the link bore none
   * @param channelGroup the channel group of it
   */
  public record Truth(String source, String medium, String campaign, String channelGroup) {}
}
