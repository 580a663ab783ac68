package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders and customers of one client's shop. */
public final class ShopWorld {
  /** Days an order may be late. */
  private static final int LATE_DAYS = 3;

  private final ClientWorld client;
  private final Function<LocalDate, List<OrderLife>> book;
  private final OrderVisits visits;

  ShopWorld(ClientWorld client, Function<LocalDate, List<OrderLife>> book, OrderVisits visits) {
    this.client = client;
    this.book = book;
    this.visits = visits;
  }

  /** Orders whose last visible change lies in the range (both ends included), by update time and id. */
  public List<Order> orders(Instant updatedFrom, Instant updatedTo, LocalDate asOf) {
    return placed(updatedFrom, updatedTo, OrderTimes.MAX_DAYS, asOf)
        .flatMap(life -> seen(life, asOf).stream())
        .filter(order -> within(order.updatedAt(), updatedFrom, updatedTo))
        .sorted(Comparator.comparing(Order::updatedAt).thenComparing(Order::id))
        .toList();
  }

  /** Orders placed on a client-local day and visible on the as-of day, by id. */
  public List<Order> ordersOf(LocalDate day, LocalDate asOf) {
    if (day.isBefore(client.firstDay()) || !day.isBefore(asOf)) {
      return List.of();
    }
    return book.apply(day).stream().flatMap(life -> seen(life, asOf).stream()).toList();
  }

  /** Customers whose last visible order appeared in the range (both ends included), by update time and id. */
  public List<Customer> customers(Instant updatedFrom, Instant updatedTo, LocalDate asOf) {
    Map<String, Customer> customers = new LinkedHashMap<>();
    placed(updatedFrom, updatedTo, LATE_DAYS + 1, asOf)
        .flatMap(life -> seen(life, asOf).stream())
        .map(Order::customer)
        .filter(customer -> within(customer.updatedAt(), updatedFrom, updatedTo))
        .forEach(customer -> customers.put(customer.id(), customer));
    return customers.values().stream()
        .sorted(Comparator.comparing(Customer::updatedAt).thenComparing(Customer::id))
        .toList();
  }

  /** Everything placed from some days before the range up to its end, as far as it can be visible. */
  private Stream<OrderLife> placed(Instant from, Instant to, int daysBefore, LocalDate asOf) {
    ZoneId zone = client.zone();
    LocalDate first = later(day(from, zone).minusDays(daysBefore), client.firstDay());
    LocalDate last = earlier(day(to, zone), asOf.minusDays(1));
    return first.isAfter(last)
        ? Stream.empty()
        : first.datesUntil(last.plusDays(1)).flatMap(day -> book.apply(day).stream());
  }

  /** The local day of an instant, kept within the years in which days can be counted. */
  private static LocalDate day(Instant instant, ZoneId zone) {
    Instant low = Instant.parse("1970-01-02T00:00:00Z");
    Instant high = Instant.parse("9999-01-01T00:00:00Z");
    Instant kept = instant.isBefore(low) ? low : instant.isAfter(high) ? high : instant;
    return OrderTimes.localDay(kept, zone);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static boolean within(Instant instant, Instant from, Instant to) {
    return !instant.isBefore(from) && !instant.isAfter(to);
  }

  private Optional<Order> seen(OrderLife life, LocalDate asOf) {
    return life.seen(asOf, client.zone(), customer(life.customer(), asOf), visits);
  }

  /** The customer as shown on a day: orders that have appeared by then are counted, those before the shop's first day, too. */
  private Customer customer(CustomerLife life, LocalDate asOf) {
    ZoneId zone = client.zone();
    Instant now = asOf.atStartOfDay(zone).toInstant();
    List<LocalDate> days = life.orderDays();
    Instant created = Instant.EPOCH;
    Instant updated = Instant.EPOCH;
    int orders = 0;
    for (int i = 0; i < days.size(); i++) {
      OrderTimes times = OrderTimes.of(life.orderKey(i + 1), days.get(i), zone, life.test());
      if (i == 0) {
        created = times.created();
      }
      if (times.arrived().isBefore(now)) {
        orders += life.test() ? 0 : 1;
        updated = times.arrived().isAfter(updated) ? times.arrived() : updated;
      }
    }
    return new Customer(
        life.id(),
        life.email(),
        life.phone(),
        life.firstName(),
        life.lastName(),
        life.country(client.country()),
        created,
        updated,
        orders,
        life.emailConsent(),
        life.smsConsent());
  }
}
