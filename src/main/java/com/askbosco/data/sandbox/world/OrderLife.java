package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that will ever happen to it.
 *
 * @param id the shop's id
 * @param number 1 for the customer's first order
 * @param origin the visit that ended in it
 * @param tracked whether the visit could be followed up to the order
 * @param refunds all refunds, oldest first
 */
record OrderLife(
    String id,
    String name,
    OrderTimes times,
    boolean test,
    CustomerLife customer,
    int number,
    boolean taxesIncluded,
    List<OrderLine> lines,
    long shippingMicros,
    @Nullable String discountCode,
    String country,
    Origin origin,
    boolean tracked,
    List<Refund> refunds) {

  /** The order as shown on a day, or empty when it is not there yet. */
  Optional<Order> seen(LocalDate asOf, ZoneId zone, Customer shown, OrderVisits visits) {
    Instant now = asOf.atStartOfDay(zone).toInstant();
    if (!times.arrived().isBefore(now)) {
      return Optional.empty();
    }
    Instant updated = times.arrived();
    Instant cancelled = times.cancelled();
    if (cancelled != null && cancelled.isBefore(now)) {
      updated = cancelled;
    } else {
      cancelled = null;
    }
    List<Refund> visible =
        refunds.stream().filter(refund -> refund.createdAt().isBefore(now)).toList();
    for (Refund refund : visible) {
      updated = refund.createdAt();
    }
    boolean paid = tracked && origin.planned() != null;
    boolean known = tracked && !origin.equals(Origin.DIRECT);
    return Optional.of(new Order(
        id,
        name,
        times.created(),
        updated,
        cancelled,
        test,
        shown,
        number,
        taxesIncluded,
        lines,
        shippingMicros,
        discountCode,
        country,
        "web",
        known ? origin.source() : null,
        known ? origin.medium() : null,
        paid || (known && origin.equals(Origin.EMAIL)) ? origin.utmCampaign() : null,
        visits.of(this),
        visible));
  }
}
