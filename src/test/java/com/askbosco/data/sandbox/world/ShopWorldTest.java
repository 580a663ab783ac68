package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShopWorldTest {
  private static final World WORLD = World.of(7, new Scale(5, 45));
  private static final LocalDate AS_OF = WORLD.lastDay().plusDays(1);
  private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static List<Order> all(ClientWorld client, LocalDate asOf) {
    return client.shop().orders(EVER, LATER, asOf);
  }

  @Test
  void givesTheSameOrdersByUpdateTimeAsByDay() {
    for (ClientWorld client : WORLD.clients()) {
      List<Order> byDay = new ArrayList<>();
      for (LocalDate day = WORLD.firstDay(); day.isBefore(AS_OF); day = day.plusDays(1)) {
        byDay.addAll(client.shop().ordersOf(day, AS_OF));
      }
      List<Order> slices = new ArrayList<>();
      for (LocalDate day = WORLD.firstDay(); day.isBefore(AS_OF); day = day.plusDays(1)) {
        Instant from = day.atStartOfDay(client.zone()).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(client.zone()).toInstant().minusSeconds(1);
        slices.addAll(client.shop().orders(from, to, AS_OF));
      }
      assertThat(slices).containsExactlyInAnyOrderElementsOf(byDay).doesNotHaveDuplicates();
      assertThat(all(client, AS_OF)).isEqualTo(slices);
    }
  }

  @Test
  void showsAnyChangeInTheNextDaysRangeOfUpdates() {
    ClientWorld client = WORLD.clients().get(3);
    Map<String, Order> known = new HashMap<>();
    for (LocalDate asOf = WORLD.firstDay().plusDays(1);
        !asOf.isAfter(AS_OF);
        asOf = asOf.plusDays(1)) {
      Instant from = asOf.minusDays(1).atStartOfDay(client.zone()).toInstant();
      Instant to = asOf.atStartOfDay(client.zone()).toInstant();
      // order counts of customers move without an update of older orders, as in the shop itself
      client.shop().orders(from, to, asOf).forEach(order -> known.put(order.id(), bare(order)));
    }
    assertThat(known.values())
        .containsExactlyInAnyOrderElementsOf(
            all(client, AS_OF).stream().map(ShopWorldTest::bare).toList());
  }

  private static Order bare(Order o) {
    Customer c = o.customer();
    Customer same = new Customer(
        c.id(),
        c.email(),
        c.phone(),
        c.firstName(),
        c.lastName(),
        c.country(),
        c.createdAt(),
        c.createdAt(),
        0,
        c.emailConsent(),
        c.smsConsent());
    return new Order(
        o.id(),
        o.name(),
        o.createdAt(),
        o.updatedAt(),
        o.cancelledAt(),
        o.test(),
        same,
        o.customerOrderNumber(),
        o.taxesIncluded(),
        o.lines(),
        o.shippingMicros(),
        o.discountCode(),
        o.country(),
        o.sourceName(),
        o.utmSource(),
        o.utmMedium(),
        o.utmCampaign(),
        o.visits(),
        o.refunds());
  }

  @Test
  void hasLateCancelledTestAndRefundedOrders() {
    Map<String, Predicate<Order>> kinds = Map.of(
        "cancelled", order -> order.cancelledAt() != null,
        "test", Order::test,
        "refunded", order -> !order.refunds().isEmpty(),
        "partly refunded",
            order -> order.refundedMicros() > 0 && order.refundedMicros() < order.totalMicros(),
        "refunded twice", order -> order.refunds().size() == 2,
        "returning", order -> order.customerOrderNumber() > 1,
        "discounted", order -> order.discountMicros() > 0);
    List<Order> orders =
        WORLD.clients().stream().flatMap(c -> all(c, AS_OF).stream()).toList();
    kinds.forEach((kind, matches) -> assertThat(orders).as(kind).anyMatch(matches));

    int late = 0;
    for (ClientWorld client : WORLD.clients()) {
      LocalDate day = WORLD.lastDay().minusDays(20);
      int first = client.shop().ordersOf(day, day.plusDays(1)).size();
      int later = client.shop().ordersOf(day, day.plusDays(4)).size();
      assertThat(client.shop().ordersOf(day, day.plusDays(30))).hasSize(later);
      late += later - first;
    }
    assertThat(late).isPositive();
  }

  @Test
  void keepsEveryAmountExactAndRefundsNoMoreThanWasPaid() {
    for (ClientWorld client : WORLD.clients()) {
      long unit = Micros.minorUnit(client.currency());
      for (Order order : all(client, AS_OF)) {
        for (OrderLine line : order.lines()) {
          assertThat(line.unitPriceMicros() % unit).isZero();
          assertThat(line.discountMicros() % unit).isZero();
          assertThat(line.taxMicros() % unit).isZero();
          assertThat(line.unitPriceMicros()).isPositive();
        }
        assertThat(order.shippingMicros() % unit).isZero();
        assertThat(order.refundedMicros() % unit).isZero();
        assertThat(order.refundedMicros()).isBetween(0L, order.totalMicros());
        if (order.test() || order.cancelledAt() != null) {
          assertThat(order.refunds()).isEmpty();
        }
      }
    }
  }

  @Test
  void numbersTheOrdersOfACustomerByTheirTime() {
    ClientWorld client = WORLD.clients().get(0);
    Map<String, List<Order>> byCustomer = new HashMap<>();
    for (LocalDate day = WORLD.firstDay(); day.isBefore(AS_OF); day = day.plusDays(1)) {
      client
          .shop()
          .ordersOf(day, AS_OF)
          .forEach(o -> byCustomer
              .computeIfAbsent(o.customer().id(), c -> new ArrayList<>())
              .add(o));
    }
    Set<String> ids = new HashSet<>();
    byCustomer.values().forEach(orders -> {
      for (int i = 0; i < orders.size(); i++) {
        assertThat(ids.add(orders.get(i).id())).isTrue();
        if (i > 0) {
          assertThat(orders.get(i).createdAt()).isAfter(orders.get(i - 1).createdAt());
          assertThat(orders.get(i).customerOrderNumber())
              .isGreaterThan(orders.get(i - 1).customerOrderNumber());
        }
      }
    });
  }

  @Test
  void givesEveryBuyerAsACustomerAsOfTheDay() {
    ClientWorld client = WORLD.clients().get(4);
    Set<Customer> buyers = new HashSet<>();
    all(client, AS_OF).forEach(order -> buyers.add(order.customer()));
    assertThat(client.shop().customers(EVER, LATER, AS_OF))
        .containsExactlyInAnyOrderElementsOf(buyers);
    assertThat(buyers).allSatisfy(c -> assertThat(c.email()).endsWith("@example.com"));
  }
}
