package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the shop shows it on a day; amounts in the shop's currency.
 *
 * @param id the shop's id, digits only
 * @param name the number shown to people, such as {@code #2046100012}
 * @param createdAt when it was placed, to the second; late orders appear in the shop days after
 * @param updatedAt last change visible on the as-of day
 * @param cancelledAt when it was cancelled, null when it was not (yet)
 * @param test whether it is a test order
 * @param customer who bought, as of the same day
 * @param customerOrderNumber 1 for the customer's first order, counted over all but test orders
 * @param taxesIncluded whether prices include tax
 * @param lines at least one line
 * @param shippingMicros shipping paid
 * @param discountCode code used, null when none
 * @param country ISO 3166 alpha-2 code of the delivery address
 * @param sourceName sales channel, {@code web} or {@code pos}
 * @param utmSource source of the visit that ended in the order, null when it was not recorded
 * @param utmMedium its medium
 * @param utmCampaign its campaign
 * @param visits visits that came before it, by time; empty when the shop could not follow them
 * @param refunds refunds visible on the as-of day, oldest first
 */
public record Order(
    String id,
    String name,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant cancelledAt,
    boolean test,
    Customer customer,
    int customerOrderNumber,
    boolean taxesIncluded,
    List<OrderLine> lines,
    long shippingMicros,
    @Nullable String discountCode,
    String country,
    String sourceName,
    @Nullable String utmSource,
    @Nullable String utmMedium,
    @Nullable String utmCampaign,
    List<Visit> visits,
    List<Refund> refunds) {

  /** Price times quantity of all lines, before discounts. */
  public long grossMicros() {
    return lines.stream().mapToLong(OrderLine::grossMicros).sum();
  }

  /** Discounts of all lines. */
  public long discountMicros() {
    return lines.stream().mapToLong(OrderLine::discountMicros).sum();
  }

  /** Tax of all lines. */
  public long taxMicros() {
    return lines.stream().mapToLong(OrderLine::taxMicros).sum();
  }

  /** What the customer paid: lines after discounts, shipping, and tax where prices do not include it. */
  public long totalMicros() {
    return grossMicros() - discountMicros() + shippingMicros + (taxesIncluded ? 0 : taxMicros());
  }

  /** Units of all lines. */
  public int units() {
    return lines.stream().mapToInt(OrderLine::quantity).sum();
  }

  /** Everything refunded so far. */
  public long refundedMicros() {
    return refunds.stream().mapToLong(r -> r.totalMicros(taxesIncluded)).sum();
  }
}
