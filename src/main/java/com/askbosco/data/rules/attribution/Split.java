package com.askbosco.data.rules.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Shares out whole numbers without losing any: the largest-remainder method of Hamilton. */
public final class Split {
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  private Split() {}

  /**
   * Shares out an amount by weights. Each part is the exact one rounded down or up; those with the largest remainders are rounded
   * up, the earlier one of two that are equal. The parts always sum to the amount.
   *
   * @param amount what is shared out, in its smallest unit; may be negative
   * @param weights not negative; when all are 0 the first takes all
   */
  public static long[] of(long amount, double[] weights) {
    int n = weights.length;
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    long[] parts = new long[n];
    if (all == 0) {
      parts[0] = amount;
      return parts;
    }
    double[] remainders = new double[n];
    long left = amount;
    int sharing = 0;
    for (int i = 0; i < n; i++) {
      if (weights[i] == 0) {
        remainders[i] = -1;
        continue;
      }
      sharing++;
      double exact = amount * (weights[i] / all);
      double down = Math.floor(exact);
      parts[i] = (long) down;
      remainders[i] = exact - down;
      left -= parts[i];
    }
    // Of amounts beyond 2^53 more may be left over than there are parts.
    long everyone = Math.floorDiv(left, (long) sharing);
    for (int i = 0; i < n && everyone != 0; i++) {
      parts[i] += weights[i] == 0 ? 0 : everyone;
    }
    for (long rest = Math.floorMod(left, (long) sharing); rest > 0; rest--) {
      int largest = 0;
      for (int i = 1; i < n; i++) {
        if (remainders[i] > remainders[largest]) {
          largest = i;
        }
      }
      parts[largest]++;
      remainders[largest] = -1;
    }
    return parts;
  }

  /**
   * Shares out an amount so that no part has more decimals than said.
   *
   * @param amount with no more decimals than {@code scale}
   * @throws ArithmeticException when it has more
   */
  public static BigDecimal[] of(BigDecimal amount, int scale, double[] weights) {
    BigInteger units = amount.setScale(scale).unscaledValue();
    BigDecimal[] parts = new BigDecimal[weights.length];
    if (units.bitLength() < Long.SIZE) {
      long[] each = of(units.longValue(), weights);
      for (int i = 0; i < parts.length; i++) {
        parts[i] = BigDecimal.valueOf(each[i], scale);
      }
      return parts;
    }
    // Too many units for a long: first in units of a billion, then what that leaves.
    BigInteger[] halves = units.divideAndRemainder(BILLION);
    BigDecimal[] high = of(new BigDecimal(halves[0]), 0, weights);
    BigDecimal[] low = of(new BigDecimal(halves[1]), 0, weights);
    for (int i = 0; i < parts.length; i++) {
      BigInteger part = high[i].unscaledValue().multiply(BILLION).add(low[i].unscaledValue());
      parts[i] = new BigDecimal(part, scale);
    }
    return parts;
  }
}
