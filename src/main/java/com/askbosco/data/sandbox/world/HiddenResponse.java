package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What advertising really causes: orders that would not have been placed without it, per channel, by adstock and saturation.
 * No vendor's payload shows any of it; only {@link Truth} prints it.
 */
final class HiddenResponse {
  /** The mean value of an order in EUR. */
  static final double ORDER_EUR = 78;

  /** Days over which past spend still works. */
  static final int MEMORY_DAYS = 14;

  /**
   * How a channel works.
   *
   * @param carryOver share of the effect that is left after a day
   * @param halfEur adstocked spend per day at which half of the greatest effect is reached, at a client of size 1
   * @param greatest orders per day the channel can cause at most, at a client of size 1
   */
  private record Curve(double carryOver, double halfEur, double greatest) {}

  /** A channel as the truth knows it. */
  enum Channel {
    PAID_SEARCH(.1, 120, 9),
    PAID_SHOPPING(.15, 80, 6),
    CROSS_NETWORK(.3, 90, 5),
    PAID_VIDEO(.6, 80, 2.5),
    META_SALES(.4, 180, 9),
    META_AWARENESS(.7, 70, 2),
    TIKTOK(.5, 90, 4);

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
    private final Curve curve;

    Channel(double carryOver, double halfEur, double greatest) {
      this.curve = new Curve(carryOver, halfEur, greatest);
    }

    static Channel of(CampaignType type) {
      return switch (type) {
        case SEARCH -> PAID_SEARCH;
        case SHOPPING -> PAID_SHOPPING;
        case PERFORMANCE_MAX -> CROSS_NETWORK;
        case VIDEO -> PAID_VIDEO;
        case SALES -> META_SALES;
        case AWARENESS -> META_AWARENESS;
        case CONVERSIONS, TRAFFIC -> TIKTOK;
      };
    }
  }

  private HiddenResponse() {}

  /** Orders caused on a day by each channel that was used lately. */
  static Map<Channel, Double> incrementalOrders(
      List<PlannedCampaign> campaigns, Demand demand, double size, LocalDate day) {
    double[] pace = new double[MEMORY_DAYS];
    for (int lag = 0; lag < MEMORY_DAYS; lag++) {
      pace[lag] = demand.pace(day.minusDays(lag));
    }
    Map<Channel, Double> stock = new EnumMap<>(Channel.class);
    for (PlannedCampaign planned : campaigns) {
      Channel channel = Channel.of(planned.slot().type());
      double weight = 1 - channel.curve.carryOver;
      double sum = 0;
      for (int lag = 0; lag < MEMORY_DAYS; lag++) {
        LocalDate past = day.minusDays(lag);
        if (planned.campaign().runs(past)) {
          sum += weight * Delivery.spend(planned, past.toEpochDay(), pace[lag]);
        }
        weight *= channel.curve.carryOver;
      }
      double level = FxWorld.level(planned.campaign().account().currency());
      stock.merge(channel, sum / Micros.ONE / level, Double::sum);
    }
    double appetite = demand.of(day);
    Map<Channel, Double> orders = new EnumMap<>(Channel.class);
    stock.forEach((channel, eur) -> {
      double saturation = eur / (eur + channel.curve.halfEur * size);
      orders.put(channel, channel.curve.greatest * size * saturation * appetite);
    });
    return orders;
  }
}
