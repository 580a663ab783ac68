package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/**
 * Web sessions of a property-local day by where they came from.
 *
 * @param day property-local day
 * @param source session source, such as {@code google} or {@code (direct)}
 * @param medium session medium, such as {@code cpc} or {@code (none)}
 * @param campaign session campaign, {@code (not set)} where there is none
 * @param channelGroup GA4's default channel group
 * @param device {@code mobile}, {@code desktop} or {@code tablet}
 * @param country ISO 3166 alpha-2 code
 * @param sessions sessions
 * @param engagedSessions engaged ones among them
 * @param totalUsers users
 * @param newUsers users seen for the first time
 * @param keyEvents key events (purchases and sign-ups)
 * @param transactions purchases
 * @param revenueMicros revenue of the purchases in the property's currency
 */
public record SessionDay(
    LocalDate day,
    String source,
    String medium,
    String campaign,
    String channelGroup,
    String device,
    String country,
    long sessions,
    long engagedSessions,
    long totalUsers,
    long newUsers,
    long keyEvents,
    long transactions,
    long revenueMicros) {}
