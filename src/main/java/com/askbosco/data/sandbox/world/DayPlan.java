package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A client's day before anybody has counted it: what each campaign delivers, and how many customers place their first order
 * through which origin.
 *
 * @param sources origins in a fixed order, the unpaid ones first
 * @param incrementalOrders orders caused by each channel, hidden from every vendor
 */
record DayPlan(List<Source> sources, Map<HiddenResponse.Channel, Double> incrementalOrders) {

  /**
   * An origin on a day.
   *
   * @param origin where from
   * @param clicks clicks that lead to the site; of unpaid origins, visits
   * @param firstOrders first orders of customers who came from there
   */
  record Source(Origin origin, long clicks, int firstOrders) {}

  private static final List<Origin> UNPAID = List.of(
      Origin.DIRECT, Origin.ORGANIC_SEARCH, Origin.EMAIL, Origin.REFERRAL, Origin.ORGANIC_SOCIAL);
  private static final double[] UNPAID_SHARE = {.36, .38, .06, .1, .1};
  private static final double BASE_ORDERS = 11;
  private static final double BASE_VISITS = 420;
  /** Share of the base orders that pass through a brand ad although it did not cause them. */
  private static final double BRAND_SHARE = .14;
  /** Share of the caused orders whose visit comes through a click on the ad. */
  private static final double CLICKED_SHARE = .75;

  static DayPlan of(ClientWorld client, long clientKey, Demand demand, LocalDate day) {
    double size = client.profile().size();
    List<PlannedCampaign> campaigns = new ArrayList<>();
    for (AdAccount account : client.adAccounts()) {
      LocalDate from = day.minusDays(HiddenResponse.MEMORY_DAYS - 1L);
      campaigns.addAll(PlannedCampaign.of(client, account, clientKey, from, day));
    }
    Map<HiddenResponse.Channel, Double> caused =
        HiddenResponse.incrementalOrders(campaigns, demand, size, day);
    long key = Draw.hash(clientKey, 60, day.toEpochDay());

    List<Delivery> deliveries =
        campaigns.stream().map(planned -> Delivery.of(planned, demand, day)).toList();
    double base = BASE_ORDERS * size * demand.of(day);
    double unpaid = base;
    double[] expected = new double[campaigns.size()];
    for (Map.Entry<HiddenResponse.Channel, Double> channel : caused.entrySet()) {
      long clicks = clicks(channel.getKey(), campaigns, deliveries);
      double clicked = clicks == 0 ? 0 : channel.getValue() * CLICKED_SHARE;
      unpaid += channel.getValue() - clicked;
      for (int i = 0; i < expected.length && clicks > 0; i++) {
        if (HiddenResponse.Channel.of(campaigns.get(i).slot().type()) == channel.getKey()) {
          expected[i] = clicked * deliveries.get(i).clicks() / clicks;
        }
      }
    }
    for (int i = 0; i < expected.length; i++) {
      if (campaigns.get(i).slot().label().equals("brand") && deliveries.get(i).clicks() > 0) {
        expected[i] += base * BRAND_SHARE;
        unpaid -= base * BRAND_SHARE;
      }
    }

    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < UNPAID.size(); i++) {
      double visits = BASE_VISITS * size * demand.of(day) * UNPAID_SHARE[i];
      sources.add(new Source(UNPAID.get(i), Draw.round(visits, Draw.hash(key, 1, i)), (int)
          Draw.round(unpaid * UNPAID_SHARE[i], Draw.hash(key, 2, i))));
    }
    for (int i = 0; i < expected.length; i++) {
      long clicks = deliveries.get(i).clicks();
      if (clicks > 0) {
        int orders = (int) Math.min(clicks, Draw.round(expected[i], Draw.hash(key, 3, i)));
        sources.add(new Source(Origin.of(campaigns.get(i)), clicks, orders));
      }
    }
    return new DayPlan(List.copyOf(sources), caused);
  }

  private static long clicks(
      HiddenResponse.Channel channel, List<PlannedCampaign> campaigns, List<Delivery> deliveries) {
    long clicks = 0;
    for (int i = 0; i < campaigns.size(); i++) {
      if (HiddenResponse.Channel.of(campaigns.get(i).slot().type()) == channel) {
        clicks += deliveries.get(i).clicks();
      }
    }
    return clicks;
  }

  /** First orders over all origins. */
  int firstOrders() {
    return sources.stream().mapToInt(Source::firstOrders).sum();
  }

  /** First orders that came through a campaign. */
  int firstOrders(String campaignId) {
    return sources.stream()
        .filter(s ->
            s.origin().planned() != null && s.origin().planned().campaign().id().equals(campaignId))
        .mapToInt(Source::firstOrders)
        .sum();
  }

  /** The origin of the n-th first order, from 0. */
  Origin originOf(int ordinal) {
    int left = ordinal;
    for (Source source : sources) {
      left -= source.firstOrders();
      if (left < 0) {
        return source.origin();
      }
    }
    throw new IllegalArgumentException("The day has no order " + ordinal);
  }
}
