package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/**
 * An ad on an account-local day. The ads of a campaign add up to it, save for types whose figures have a share without ad.
 *
 * @param campaign the campaign
 * @param ad the ad
 * @param day account-local day
 * @param figures what is counted
 */
public record AdDay(Campaign campaign, Ad ad, LocalDate day, AdFigures figures) {}
