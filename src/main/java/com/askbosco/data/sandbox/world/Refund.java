package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.util.List;

/**
 * Money given back for an order.
 *
 * @param id the shop's id, digits only
 * @param createdAt when, to the second
 * @param lines what came back
 * @param shippingMicros shipping given back
 * @param reason a note such as {@code too small}
 */
public record Refund(
    String id, Instant createdAt, List<Line> lines, long shippingMicros, String reason) {

  /**
   * One returned line.
   *
   * @param lineId the order line
   * @param quantity units returned
   * @param subtotalMicros price after discounts of the units returned; includes tax where the shop's prices do
   * @param taxMicros tax of the units returned
   */
  public record Line(String lineId, int quantity, long subtotalMicros, long taxMicros) {}

  /** Value of the goods given back, after discounts: the refund that counts against sales. */
  public long merchandiseMicros() {
    return lines.stream().mapToLong(Line::subtotalMicros).sum();
  }

  /** Everything paid back to the customer. */
  public long totalMicros(boolean taxesIncluded) {
    long tax = taxesIncluded ? 0 : lines.stream().mapToLong(Line::taxMicros).sum();
    return merchandiseMicros() + tax + shippingMicros;
  }
}
