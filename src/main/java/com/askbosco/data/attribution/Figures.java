package com.askbosco.data.attribution;

import com.askbosco.data.rules.attribution.Split;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of conversions, revenue, refunds, and of the conversions and revenue of new customers, exact to 9 places. Revenue and refunds
 * become unknown with the first amount that is: a sum that leaves one out would be wrong. Not thread-safe.
 */
final class Figures {
  /** How many figures there are. */
  static final int COUNT = 5;

  private static final int SCALE = 9;
  private static final int CONVERSIONS = 0;
  private static final int REVENUE = 1;
  private static final int REFUNDS = 2;
  private static final int NEW_CONVERSIONS = 3;
  private static final int NEW_REVENUE = 4;

  private final @Nullable BigDecimal[] sums = new BigDecimal[COUNT];

  Figures() {
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  /** One order. */
  static Figures ofOrder(
      @Nullable BigDecimal revenue, @Nullable BigDecimal refunds, boolean isNew) {
    Figures order = new Figures();
    order.sums[CONVERSIONS] = BigDecimal.ONE;
    order.sums[REVENUE] = revenue;
    order.sums[REFUNDS] = refunds;
    order.sums[NEW_CONVERSIONS] = isNew ? BigDecimal.ONE : BigDecimal.ZERO;
    order.sums[NEW_REVENUE] = isNew ? revenue : BigDecimal.ZERO;
    return order;
  }

  void add(Figures other) {
    for (int i = 0; i < COUNT; i++) {
      BigDecimal mine = sums[i];
      BigDecimal others = other.sums[i];
      sums[i] = mine == null || others == null ? null : mine.add(others);
    }
  }

  /** Parts by weight that sum to these figures, to the last place. */
  Figures[] split(double[] weights) {
    Figures[] parts = new Figures[weights.length];
    Arrays.setAll(parts, i -> new Figures());
    for (int i = 0; i < COUNT; i++) {
      BigDecimal sum = sums[i];
      if (sum != null && sum.signum() == 0) {
        continue;
      }
      @Nullable
      BigDecimal[] each =
          sum == null ? new BigDecimal[weights.length] : Split.of(sum, SCALE, weights);
      for (int k = 0; k < parts.length; k++) {
        if (weights[k] > 0) {
          parts[k].sums[i] = each[k];
        }
      }
    }
    return parts;
  }

  /** Whether nothing is known to be other than 0. */
  boolean isNothing() {
    return Arrays.stream(sums).allMatch(sum -> sum != null && sum.signum() == 0);
  }

  /** The figures in their order, each with 9 places; null when unknown. */
  void addTo(List<@Nullable Object> row) {
    row.addAll(Arrays.asList(sums));
  }
}
