package com.askbosco.data.operations.reconcile;

import java.math.BigDecimal;

/**
 * How far two figures may lie apart: the larger of an amount and a share of the old figure.
 *
 * @param amount not negative
 * @param share of the old figure, 0.01 is 1 %; not negative
 */
public record Tolerance(BigDecimal amount, BigDecimal share) {
  /** Not at all. */
  public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Reads {@code 0.01} as an amount and {@code 0.5%} as a share. */
  public static Tolerance parse(String text) {
    boolean percent = text.endsWith("%");
    BigDecimal number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
    if (number.signum() < 0) {
      throw new NumberFormatException("negative");
    }
    return percent
        ? new Tolerance(BigDecimal.ZERO, number.movePointLeft(2))
        : new Tolerance(number, BigDecimal.ZERO);
  }

  @Override
  public String toString() {
    return share.signum() == 0
        ? amount.toPlainString()
        : share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
