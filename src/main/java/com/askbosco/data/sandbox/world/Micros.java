package com.askbosco.data.sandbox.world;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exact amounts of money as millionths of the currency's main unit. Every amount in the world is a whole number of the
 * currency's minor units (cents; yen have none).
 */
public final class Micros {
  /** Micros in one main unit. */
  public static final long ONE = 1_000_000;

  private static final Map<String, Integer> DECIMALS = new ConcurrentHashMap<>();

  private Micros() {}

  /** Decimal places of a currency: 2 of EUR, 0 of JPY. */
  public static int decimals(String currency) {
    return DECIMALS.computeIfAbsent(
        currency, code -> Currency.getInstance(code).getDefaultFractionDigits());
  }

  /** Micros in the smallest amount of a currency. */
  public static long minorUnit(String currency) {
    long unit = ONE;
    for (int i = 0; i < decimals(currency); i++) {
      unit /= 10;
    }
    return unit;
  }

  /** The amount with the currency's decimal places, such as {@code 12.30} EUR or {@code 1230} JPY. */
  public static BigDecimal decimal(long micros, String currency) {
    return BigDecimal.valueOf(micros, 6).setScale(decimals(currency));
  }

  /** The amount as text with the currency's decimal places. */
  public static String text(long micros, String currency) {
    return decimal(micros, currency).toPlainString();
  }

  /** The nearest whole number of minor units, in micros. */
  static long round(double amount, String currency) {
    long unit = minorUnit(currency);
    return Math.round(amount * ONE / unit) * unit;
  }

  /** A share of an amount, rounded down to minor units. */
  static long share(long micros, double share, String currency) {
    long unit = minorUnit(currency);
    return (long) Math.floor(micros * share / unit) * unit;
  }
}
