package com.askbosco.data.sandbox.world;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A reference rate of the ECB.
 *
 * @param day a TARGET day
 * @param quote ISO code of the quoted currency
 * @param rate units of the quoted currency for one EUR, exact, at most 5 decimal places
 */
public record FxRate(LocalDate day, String quote, BigDecimal rate) {}
