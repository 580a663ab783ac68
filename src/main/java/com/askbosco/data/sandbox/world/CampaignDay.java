package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/**
 * A campaign on an account-local day. At Google there is one row per ad network; elsewhere one per campaign.
 *
 * @param campaign the campaign
 * @param day account-local day
 * @param network {@code SEARCH}, {@code SEARCH_PARTNERS}, {@code CONTENT}, {@code YOUTUBE} or {@code MIXED} at Google;
 *     {@code ALL} elsewhere
 * @param figures what is counted
 */
public record CampaignDay(Campaign campaign, LocalDate day, String network, AdFigures figures) {}
