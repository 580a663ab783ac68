package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One simulated world: clients and exchange rates. Immutable and thread-safe; the same seed and scale always give the same
 * world, and a larger scale contains the clients of a smaller one.
 *
 * <p>Nothing is visible for days before {@link #firstDay()}; the world goes on after {@link #lastDay()}. On an "as of" day
 * everything up to the end of the day before is visible.
 */
public final class World {
  /** The last day of the default range of every world. */
  public static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

  /** The seed of the example agency. */
  public static final long DEFAULT_SEED = 7;

  /** The agency that all clients belong to. */
  public static final String TENANT = "askbosco-demo";

  /** Enough for the working sets of dozens of clients at a time; a few megabytes. */
  private static final int PLANS_KEPT = 16_384;

  private static final int ORDER_DAYS_KEPT = 2_048;

  private final long seed;
  private final Scale scale;
  private final FxWorld fx;
  private final List<ClientWorld> clients;
  private final Map<String, ClientWorld> owners;

  private World(long seed, Scale scale) {
    this.seed = seed;
    this.scale = scale;
    this.fx = new FxWorld(seed);
    ClientWorld.Memory memory = new ClientWorld.Memory(
        new Recent<>(PLANS_KEPT), new Recent<>(PLANS_KEPT), new Recent<>(ORDER_DAYS_KEPT));
    LocalDate first = LAST_DAY.minusDays(scale.days() - 1L);
    this.clients = IntStream.range(0, scale.clients())
        .mapToObj(index -> new ClientWorld(seed, index, first, memory))
        .toList();
    this.owners = owners(clients);
  }

  /** The world of a seed and a scale. */
  public static World of(long seed, Scale scale) {
    return new World(seed, scale);
  }

  public long seed() {
    return seed;
  }

  public Scale scale() {
    return scale;
  }

  /** The first day with any figures. */
  public LocalDate firstDay() {
    return LAST_DAY.minusDays(scale.days() - 1L);
  }

  /** The last day of the default range. */
  public LocalDate lastDay() {
    return LAST_DAY;
  }

  /** All clients, in the order of their index. */
  public List<ClientWorld> clients() {
    return clients;
  }

  /** A client by its id. */
  public Optional<ClientWorld> client(String id) {
    return Optional.ofNullable(owners.get("client " + id));
  }

  /** The client that owns an ad account. */
  public Optional<ClientWorld> byAdAccount(AdPlatform platform, String accountId) {
    return Optional.ofNullable(owners.get(platform + " " + accountId));
  }

  /** The client that owns a web property. */
  public Optional<ClientWorld> byProperty(String propertyId) {
    return Optional.ofNullable(owners.get("property " + propertyId));
  }

  /** The client that owns a shop, by its host such as {@code aurora.myshopify.com}. */
  public Optional<ClientWorld> byShop(String host) {
    return Optional.ofNullable(owners.get("shop " + host));
  }

  /** The client that owns an e-mail account, by its id. */
  public Optional<ClientWorld> byEmailAccount(String accountId) {
    return Optional.ofNullable(owners.get("email " + accountId));
  }

  private static Map<String, ClientWorld> owners(List<ClientWorld> clients) {
    Map<String, ClientWorld> owners = new HashMap<>();
    for (ClientWorld client : clients) {
      owners.put("client " + client.id(), client);
      owners.put("property " + client.propertyId(), client);
      owners.put("shop " + client.shopHost(), client);
      owners.put("email " + client.emailAccountId(), client);
      client
          .adAccounts()
          .forEach(account -> owners.put(account.platform() + " " + account.id(), client));
    }
    return Map.copyOf(owners);
  }

  /** Exchange rates of the ECB. */
  public FxWorld fx() {
    return fx;
  }
}
