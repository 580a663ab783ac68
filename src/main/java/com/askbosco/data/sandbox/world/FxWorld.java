package com.askbosco.data.sandbox.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reference rates of the ECB: EUR against other currencies, on TARGET days only. */
public final class FxWorld {
  /** Currencies quoted against EUR. */
  public static final List<String> QUOTES = List.of("CHF", "GBP", "JPY", "SEK", "USD");

  private static final List<Integer> OCTAVES = List.of(128, 32, 8, 1);
  private static final double AMPLITUDE = 0.025;

  private final long seed;

  FxWorld(long seed) {
    this.seed = Draw.hash(seed, 0xF0);
  }

  /** Rates of the TARGET days from one day to another (both included) published before the as-of day, by day and quote. */
  public List<FxRate> rates(LocalDate from, LocalDate to, LocalDate asOf) {
    List<FxRate> rates = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to) && day.isBefore(asOf); day = day.plusDays(1)) {
      if (TargetCalendar.isOpen(day)) {
        for (String quote : QUOTES) {
          rates.add(new FxRate(day, quote, rate(day, quote)));
        }
      }
    }
    return List.copyOf(rates);
  }

  /** Noise of several wave lengths around a level: walks like a rate and needs no day before it. */
  private BigDecimal rate(LocalDate day, String quote) {
    double walk = 0;
    double amplitude = AMPLITUDE;
    for (int length : OCTAVES) {
      long knot = Math.floorDiv(day.toEpochDay(), length);
      double part = Math.floorMod(day.toEpochDay(), length) / (double) length;
      walk += amplitude
          * (wave(quote, length, knot) * (1 - part) + wave(quote, length, knot + 1) * part);
      amplitude /= 2;
    }
    return BigDecimal.valueOf(level(quote) * (1 + walk))
        .setScale(quote.equals("JPY") ? 2 : quote.equals("GBP") ? 5 : 4, RoundingMode.HALF_UP);
  }

  private double wave(String quote, int length, long knot) {
    return Draw.between(Draw.hash(seed, QUOTES.indexOf(quote), length, knot), -1, 1);
  }

  /** The level around which a rate moves: units for one EUR. */
  static double level(String currency) {
    return switch (currency) {
      case "EUR" -> 1;
      case "CHF" -> 0.94;
      case "GBP" -> 0.86;
      case "JPY" -> 163;
      case "SEK" -> 11.2;
      case "USD" -> 1.09;
      default -> throw new IllegalArgumentException("No rate for " + currency);
    };
  }
}
