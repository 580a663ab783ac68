package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/**
 * Conversions of one action for a campaign on the account-local day of the click.
 *
 * @param campaign the campaign
 * @param action the action
 * @param day account-local day
 * @param conversionsMicros conversions in millionths
 * @param valueMicros value in the account's currency
 */
public record ConversionDay(
    Campaign campaign,
    ConversionAction action,
    LocalDate day,
    long conversionsMicros,
    long valueMicros) {}
