package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client of the agency with all its accounts. Immutable and thread-safe.
 *
 * <p>The web property, the shop and the e-mail account keep the client's currency and zone; ad accounts may differ.
 */
public final class ClientWorld {
  private final int index;
  private final ClientProfile profile;
  private final String propertyId;
  private final String emailAccountId;
  private final List<AdAccount> adAccounts;
  private final LocalDate firstDay;
  private final Function<LocalDate, DayPlan> plans;
  private final AdsWorld ads;
  private final WebWorld web;
  private final ShopWorld shop;
  private final EmailWorld email;

  /** Values kept for a while, shared by all clients of a world. */
  record Memory(Recent<DayPlan> plans, Recent<long[]> repeats, Recent<List<OrderLife>> orders) {}

  ClientWorld(long seed, int index, LocalDate firstDay, Memory memory) {
    long key = Draw.hash(seed, 1, index);
    this.index = index;
    this.profile = ClientProfile.of(key, index);
    this.propertyId = Long.toString(Draw.digits(Draw.hash(key, 2), 9));
    this.emailAccountId = "K" + Draw.digits(Draw.hash(key, 3), 6);
    this.adAccounts = profile.adAccounts(key);
    this.firstDay = firstDay;
    Demand demand = new Demand(key);
    this.plans = day -> memory.plans.get(index, day, () -> DayPlan.of(this, key, demand, day));
    OrderBook book = new OrderBook(this, key, demand, plans, memory.repeats);
    Function<LocalDate, List<OrderLife>> orders =
        day -> memory.orders.get(index, day, () -> book.of(day));
    this.ads = new AdsWorld(this, key, demand, plans);
    this.web = new WebWorld(this, key, plans, orders);
    this.shop = new ShopWorld(this, orders, new OrderVisits(this, key, plans));
    this.email = new EmailWorld(this, key);
  }

  /** Position in the world, from 0. */
  public int index() {
    return index;
  }

  /** The client's id in configuration files, such as {@code aurora}. */
  public String id() {
    return profile.id();
  }

  public String name() {
    return profile.name();
  }

  /** ISO code of the reporting currency. */
  public String currency() {
    return profile.currency();
  }

  public ZoneId zone() {
    return profile.zone();
  }

  /** ISO 3166 alpha-2 code of the home market. */
  public String country() {
    return profile.country();
  }

  /** The accounts on advertising platforms, at most one on each. */
  public List<AdAccount> adAccounts() {
    return adAccounts;
  }

  /** The account on a platform. */
  public Optional<AdAccount> adAccount(AdPlatform platform) {
    return adAccounts.stream().filter(account -> account.platform() == platform).findFirst();
  }

  /** The GA4 property's id, digits only. */
  public String propertyId() {
    return propertyId;
  }

  /** The shop's host, such as {@code aurora.myshopify.com}. */
  public String shopHost() {
    return id() + ".myshopify.com";
  }

  /** The e-mail vendor's account id. */
  public String emailAccountId() {
    return emailAccountId;
  }

  /** The first day with any figures. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** Campaigns, ads and their figures. */
  public AdsWorld ads() {
    return ads;
  }

  /** Web sessions. */
  public WebWorld web() {
    return web;
  }

  /** Orders and customers. */
  public ShopWorld shop() {
    return shop;
  }

  /** E-mail campaigns. */
  public EmailWorld email() {
    return email;
  }

  ClientProfile profile() {
    return profile;
  }

  /** The day before anybody counted it, for the truth alone. */
  DayPlan plan(LocalDate day) {
    return plans.apply(day);
  }
}
