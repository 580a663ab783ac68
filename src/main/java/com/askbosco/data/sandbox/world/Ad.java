package com.askbosco.data.sandbox.world;

/**
 * An ad below a campaign.
 *
 * @param id the platform's id, digits only
 * @param name the ad's name
 * @param adGroupId id of its ad group (ad set)
 * @param adGroupName name of its ad group (ad set)
 */
public record Ad(String id, String name, String adGroupId, String adGroupName) {}
