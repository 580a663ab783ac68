package com.askbosco.data.sandbox.world;

import java.time.Instant;

/**
 * A single event of an e-mail campaign.
 *
 * @param id the vendor's id
 * @param kind {@code Opened Email} or {@code Clicked Email}
 * @param campaign the campaign
 * @param profileId the recipient's id
 * @param at when, to the second
 */
public record MessageEvent(
    String id, String kind, EmailCampaign campaign, String profileId, Instant at) {}
