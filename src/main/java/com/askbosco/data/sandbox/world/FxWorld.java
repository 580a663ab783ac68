package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.List;

/** Reference rates of the ECB: EUR against other currencies, on TARGET days only. */
public final class FxWorld {
  /** Currencies quoted against EUR. */
  public static final List<String> QUOTES = List.of("CHF", "GBP", "JPY", "SEK", "USD");

  private final long seed;

  FxWorld(long seed) {
    this.seed = seed;
  }

  /** Rates of the TARGET days from one day to another (both included) published before the as-of day, by day and quote. */
  public List<FxRate> rates(LocalDate from, LocalDate to, LocalDate asOf) {
    return List.of();
  }
}
