package com.askbosco.data.sandbox.world;

import java.time.ZoneId;

/**
 * An account on an advertising platform.
 *
 * @param platform the platform
 * @param id the platform's id, digits only (Meta's without {@code act_})
 * @param name the name shown by the platform
 * @param clientId whose account it is
 * @param currency ISO code of the currency in which spend is billed; may differ from the client's
 * @param zone the zone that cuts the account's days; may differ from the client's
 */
public record AdAccount(
    AdPlatform platform, String id, String name, String clientId, String currency, ZoneId zone) {}
