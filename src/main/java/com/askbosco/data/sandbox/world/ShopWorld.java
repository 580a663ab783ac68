package com.askbosco.data.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Orders and customers of one client's shop. */
public final class ShopWorld {
  private final ClientWorld client;
  private final long key;

  ShopWorld(ClientWorld client, long key) {
    this.client = client;
    this.key = key;
  }

  /** Orders whose last visible change lies in the range (both ends included), by update time and id. */
  public List<Order> orders(Instant updatedFrom, Instant updatedTo, LocalDate asOf) {
    return List.of();
  }

  /** Orders placed on a client-local day and visible on the as-of day, by id. */
  public List<Order> ordersOf(LocalDate day, LocalDate asOf) {
    return List.of();
  }

  /** Customers whose last visible order lies in the range (both ends included), by update time and id. */
  public List<Customer> customers(Instant updatedFrom, Instant updatedTo, LocalDate asOf) {
    return List.of();
  }
}
