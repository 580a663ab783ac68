package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the orders of a client's days. */
final class OrderBook {
  private static final List<Origin> RETURNING =
      List.of(Origin.EMAIL, Origin.DIRECT, Origin.EMAIL, Origin.ORGANIC_SEARCH, Origin.DIRECT);
  private static final long ORDINALS = 100_000;
  private static final long DAYS = 100_000;

  private final ClientWorld client;
  private final long key;
  private final Function<LocalDate, DayPlan> plans;
  private final OrderWriter writer;

  OrderBook(ClientWorld client, long clientKey, Demand demand, Function<LocalDate, DayPlan> plans) {
    this.client = client;
    this.key = Draw.hash(clientKey, 90);
    this.plans = plans;
    this.writer = new OrderWriter(client, clientKey, demand);
  }

  /** All orders ever placed on a client-local day: first orders, then those of customers who come back. */
  List<OrderLife> of(LocalDate day) {
    List<OrderLife> orders = new ArrayList<>();
    DayPlan plan = plans.apply(day);
    int count = plan.firstOrders();
    for (int i = 0; i < count; i++) {
      orders.add(write(orders.size(), customer(day, i, plan.originOf(i)), 1, day));
    }
    for (int back = CustomerLife.MAX_DAYS; back > 0; back--) {
      LocalDate firstDay = day.minusDays(back);
      DayPlan firstPlan = plans.apply(firstDay);
      int firsts = firstPlan.firstOrders();
      for (int i = 0; i < firsts; i++) {
        CustomerLife customer = new CustomerLife(key(firstDay, i), i, firstDay, Origin.DIRECT);
        int number = customer.orderNumberOn(day.toEpochDay());
        if (number > 0) {
          CustomerLife known = customer(firstDay, i, firstPlan.originOf(i));
          orders.add(write(orders.size(), known, number, day));
        }
      }
    }
    return List.copyOf(orders);
  }

  private long key(LocalDate firstDay, int ordinal) {
    return Draw.hash(key, firstDay.toEpochDay(), ordinal);
  }

  private CustomerLife customer(LocalDate firstDay, int ordinal, Origin origin) {
    return new CustomerLife(key(firstDay, ordinal), ordinal, firstDay, origin);
  }

  private OrderLife write(int ordinal, CustomerLife customer, int number, LocalDate day) {
    long reference = day.toEpochDay() * ORDINALS + ordinal;
    String id = Long.toString((client.index() + 1L) * DAYS * ORDINALS + reference);
    long orderKey = customer.orderKey(number);
    Origin origin = number == 1
        ? customer.origin()
        : RETURNING.get(Draw.below(Draw.hash(orderKey, 20), RETURNING.size()));
    return writer.write(id, "#" + reference, orderKey, customer, number, origin, day);
  }
}
