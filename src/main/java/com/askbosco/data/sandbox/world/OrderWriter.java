package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one order: lines, prices, discounts, tax, shipping, and the refunds to come. */
final class OrderWriter {
  private static final double TRACKED = .93;
  private static final List<String> REASONS =
      List.of("too small", "damaged", "changed my mind", "arrived late");

  private final ClientWorld client;
  private final Demand demand;
  private final Catalogue catalogue;
  private final String currency;
  private final boolean taxesIncluded;
  private final double taxRate;

  OrderWriter(ClientWorld client, long clientKey, Demand demand) {
    this.client = client;
    this.demand = demand;
    this.currency = client.currency();
    this.catalogue = new Catalogue(clientKey, currency);
    this.taxesIncluded = client.profile().taxesIncluded();
    this.taxRate = switch (currency) {
      case "CHF", "USD" -> .08;
      case "JPY" -> .1;
      default -> .2;
    };
  }

  OrderLife write(
      String id,
      String name,
      long key,
      CustomerLife customer,
      int number,
      Origin origin,
      LocalDate day) {
    boolean test = customer.test();
    OrderTimes times = OrderTimes.of(key, day, client.zone(), test);
    String code = discountCode(key, day);
    List<OrderLine> lines = lines(id, key, code);
    long merchandise = lines.stream()
        .mapToLong(line -> line.grossMicros() - line.discountMicros())
        .sum();
    long free = Micros.round(90 * FxWorld.level(currency), currency);
    long shipping = merchandise >= free ? 0 : shipping();
    List<Refund> refunds = test || times.cancelled() != null
        ? List.of()
        : refunds(id, key, times.arrived(), lines, shipping);
    return new OrderLife(
        id,
        name,
        times,
        test,
        customer,
        number,
        taxesIncluded,
        lines,
        shipping,
        code,
        customer.country(client.country()),
        origin,
        Draw.happens(Draw.hash(key, 30), TRACKED),
        refunds);
  }

  private @Nullable String discountCode(long key, LocalDate day) {
    if (demand.promotion(day)) {
      return "PROMO15";
    }
    return Draw.happens(Draw.hash(key, 31), .08) ? "WELCOME10" : null;
  }

  private List<OrderLine> lines(String orderId, long key, @Nullable String code) {
    double discountRate = code == null ? 0 : code.equals("PROMO15") ? .15 : .1;
    int count = 1 + Draw.below(Draw.hash(key, 32), 10) / 5 + Draw.below(Draw.hash(key, 33), 10) / 9;
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Catalogue.Product product = catalogue.pick(Draw.hash(key, 34, i));
      int quantity = Draw.happens(Draw.hash(key, 35, i), .2) ? 2 : 1;
      long gross = quantity * product.priceMicros();
      long discount = Micros.share(gross, discountRate, currency);
      lines.add(new OrderLine(
          orderId + (i + 1),
          product.productId(),
          product.variantId(),
          product.sku(),
          product.title(),
          quantity,
          product.priceMicros(),
          discount,
          tax(gross - discount)));
    }
    return List.copyOf(lines);
  }

  private long tax(long micros) {
    double share = taxesIncluded ? taxRate / (1 + taxRate) : taxRate;
    return Micros.share(micros, share, currency);
  }

  private long shipping() {
    return switch (currency) {
      case "JPY" -> 550 * Micros.ONE;
      case "SEK" -> 49 * Micros.ONE;
      default -> 4_900_000;
    };
  }

  private List<Refund> refunds(
      String orderId, long key, Instant arrived, List<OrderLine> lines, long shipping) {
    if (!Draw.happens(Draw.hash(key, 40), .075)) {
      return List.of();
    }
    LocalDate day = OrderTimes.localDay(arrived, client.zone())
        .plusDays(2L + Draw.below(Draw.hash(key, 41), 18));
    List<Refund> refunds = new ArrayList<>();
    boolean whole = Draw.happens(Draw.hash(key, 42), .4);
    if (whole) {
      List<Refund.Line> all =
          lines.stream().map(line -> back(line, line.quantity())).toList();
      long givenBack = Draw.happens(Draw.hash(key, 43), .5) ? shipping : 0;
      refunds.add(refund(orderId, 1, key, day, all, givenBack));
      return List.copyOf(refunds);
    }
    refunds.add(refund(orderId, 1, key, day, List.of(back(lines.get(0), 1)), 0));
    if (lines.size() > 1 && Draw.happens(Draw.hash(key, 44), .3)) {
      LocalDate later = day.plusDays(1L + Draw.below(Draw.hash(key, 45), 5));
      refunds.add(refund(orderId, 2, key, later, List.of(back(lines.get(1), 1)), 0));
    }
    return List.copyOf(refunds);
  }

  private Refund refund(
      String orderId, int number, long key, LocalDate day, List<Refund.Line> lines, long shipping) {
    LocalTime time = LocalTime.of(9, 0).plusSeconds(Draw.below(Draw.hash(key, 46, number), 28_800));
    String reason = REASONS.get(Draw.below(Draw.hash(key, 47), REASONS.size()));
    Instant at = day.atTime(time).atZone(client.zone()).toInstant();
    return new Refund(orderId + "9" + number, at, lines, shipping, reason);
  }

  /** Units of a line given back: a proportional part of what was paid, rounded down to minor units. */
  private Refund.Line back(OrderLine line, int quantity) {
    long paid = line.grossMicros() - line.discountMicros();
    double share = quantity / (double) line.quantity();
    return new Refund.Line(
        line.id(),
        quantity,
        Micros.share(paid, share, currency),
        Micros.share(line.taxMicros(), share, currency));
  }
}
