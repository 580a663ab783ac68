package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Writes the orders of a client's days. */
final class OrderBook {
  private static final List<Origin> RETURNING =
      List.of(Origin.EMAIL, Origin.DIRECT, Origin.EMAIL, Origin.ORGANIC_SEARCH, Origin.DIRECT);
  private static final long ORDINALS = 100_000;
  private static final long DAYS = 100_000;

  private static final int NUMBER_BITS = 4;
  private static final int DAY_SHIFT = 32;
  private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;
  private static final long ORDINAL_MASK = (1L << DAY_SHIFT) - 1;

  private final ClientWorld client;
  private final long key;
  private final Function<LocalDate, DayPlan> plans;
  private final Recent<long[]> repeats;
  private final OrderWriter writer;

  OrderBook(
      ClientWorld client,
      long clientKey,
      Demand demand,
      Function<LocalDate, DayPlan> plans,
      Recent<long[]> repeats) {
    this.client = client;
    this.key = Draw.hash(clientKey, 90);
    this.plans = plans;
    this.repeats = repeats;
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
    long epochDay = day.toEpochDay();
    for (int back = CustomerLife.MAX_DAYS; back > 0; back--) {
      LocalDate firstDay = day.minusDays(back);
      for (long repeat : repeats.get(client.index(), firstDay, () -> repeatsOf(firstDay))) {
        if (repeat >>> DAY_SHIFT == epochDay) {
          int ordinal = (int) (repeat & ORDINAL_MASK) >>> NUMBER_BITS;
          CustomerLife known = customer(firstDay, ordinal, plans.apply(firstDay).originOf(ordinal));
          orders.add(write(orders.size(), known, (int) (repeat & NUMBER_MASK), day));
        }
      }
    }
    return List.copyOf(orders);
  }

  /** The orders with which the first customers of a day come back: day, ordinal and number of the order, in one long each. */
  private long[] repeatsOf(LocalDate firstDay) {
    int count = plans.apply(firstDay).firstOrders();
    LongStream.Builder found = LongStream.builder();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      List<LocalDate> days = customer(firstDay, ordinal, Origin.DIRECT).orderDays();
      for (int number = 2; number <= days.size(); number++) {
        long day = days.get(number - 1).toEpochDay();
        found.add(day << DAY_SHIFT | (long) ordinal << NUMBER_BITS | number);
      }
    }
    return found.build().toArray();
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
