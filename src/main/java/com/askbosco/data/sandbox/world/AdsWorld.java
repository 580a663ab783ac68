package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Campaigns and ads of one client with their daily figures. */
public final class AdsWorld {
  /** Days after its end in which a campaign may show figures that vanish again. */
  private static final int SPILL_DAYS = 3;

  private final ClientWorld client;
  private final long key;
  private final Demand demand;
  private final Function<LocalDate, DayPlan> plans;

  AdsWorld(ClientWorld client, long key, Demand demand, Function<LocalDate, DayPlan> plans) {
    this.client = client;
    this.key = key;
    this.demand = demand;
    this.plans = plans;
  }

  /** All campaigns of an account started before the as-of day and not ended before the world's first day; deleted ones too. */
  public List<Campaign> campaigns(AdAccount account, LocalDate asOf) {
    LocalDate last = asOf.minusDays(1);
    if (last.isBefore(client.firstDay())) {
      return List.of();
    }
    return PlannedCampaign.of(client, account, key, client.firstDay(), last).stream()
        .map(PlannedCampaign::campaign)
        .sorted(Comparator.comparing(Campaign::start).thenComparing(Campaign::id))
        .toList();
  }

  /** A campaign of an account by its id, when it is visible on the as-of day. */
  public Optional<Campaign> campaign(AdAccount account, String id, LocalDate asOf) {
    return campaigns(account, asOf).stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** The ads of a campaign. */
  public List<Ad> ads(Campaign campaign) {
    return PlannedCampaign.of(client, campaign.account(), key, campaign.start(), campaign.start())
        .stream()
        .filter(planned -> planned.campaign().id().equals(campaign.id()))
        .findFirst()
        .map(PlannedCampaign::ads)
        .orElse(List.of());
  }

  /** Conversion actions of an account: purchase, add to cart and sign-up. */
  public List<ConversionAction> conversionActions(AdAccount account) {
    long actions = Draw.hash(key, 70, account.platform().ordinal());
    return List.of(
        action(actions, "Purchase", "purchase", true),
        action(actions, "Add to cart", "add_to_cart", false),
        action(actions, "Newsletter sign-up", "signup", false));
  }

  private static ConversionAction action(long hash, String name, String event, boolean primary) {
    String id = Long.toString(Draw.digits(Draw.hash(hash, event.hashCode()), 9));
    return new ConversionAction(id, name, event, primary);
  }

  /** Campaign rows of an account-local day as known on the as-of day; none for days from the as-of day on. */
  public List<CampaignDay> campaignDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    List<CampaignDay> rows = new ArrayList<>();
    for (PlannedCampaign planned : visible(account, day, asOf)) {
      AdFigures seen = seen(planned, day, asOf);
      if (!seen.isNone()) {
        int age = Restatement.age(day, asOf);
        rows.addAll(NetworkSplit.rows(planned, day, age, seen));
      }
    }
    return List.copyOf(rows);
  }

  /** Ad rows of an account-local day as known on the as-of day. */
  public List<AdDay> adDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    List<AdDay> rows = new ArrayList<>();
    for (PlannedCampaign planned : visible(account, day, asOf)) {
      AdFigures seen = seen(planned, day, asOf);
      if (!seen.isNone()) {
        rows.addAll(AdSplit.rows(planned, day, Restatement.age(day, asOf), seen));
      }
    }
    return List.copyOf(rows);
  }

  /** Conversions by action of an account-local day as known on the as-of day; rows of zero are left out. */
  public List<ConversionDay> conversionsDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    List<ConversionAction> actions = conversionActions(account);
    List<ConversionDay> rows = new ArrayList<>();
    for (PlannedCampaign planned : visible(account, day, asOf)) {
      AdFigures seen = seen(planned, day, asOf);
      Campaign campaign = planned.campaign();
      rows.add(new ConversionDay(
          campaign, actions.get(0), day, seen.conversionsMicros(), seen.conversionValueMicros()));
      rows.add(new ConversionDay(campaign, actions.get(1), day, seen.clicks() / 9 * Micros.ONE, 0));
      rows.add(
          new ConversionDay(campaign, actions.get(2), day, seen.clicks() / 60 * Micros.ONE, 0));
    }
    return rows.stream().filter(row -> row.conversionsMicros() > 0).toList();
  }

  /** The budget the client plans for a month by channel group, in whole units of the client's currency. */
  public Map<String, Long> monthlyBudgets(YearMonth month) {
    Map<String, Long> budgets = new TreeMap<>();
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    for (AdAccount account : client.adAccounts()) {
      double rate = FxWorld.level(client.currency()) / FxWorld.level(account.currency());
      for (PlannedCampaign planned : PlannedCampaign.of(client, account, key, first, last)) {
        long days =
            first.datesUntil(last.plusDays(1)).filter(planned.campaign()::runs).count();
        double daily = planned.campaign().dailyBudgetMicros() / (double) Micros.ONE * rate;
        budgets.merge(planned.slot().type().channelGroup(), Math.round(days * daily), Long::sum);
      }
    }
    return budgets;
  }

  private List<PlannedCampaign> visible(AdAccount account, LocalDate day, LocalDate asOf) {
    if (day.isBefore(client.firstDay()) || !day.isBefore(asOf)) {
      return List.of();
    }
    return PlannedCampaign.of(client, account, key, day.minusDays(SPILL_DAYS), day);
  }

  private AdFigures seen(PlannedCampaign planned, LocalDate day, LocalDate asOf) {
    int age = Restatement.age(day, asOf);
    long dayKey = Draw.hash(planned.key(), 110, day.toEpochDay());
    AdPlatform platform = planned.slot().type().platform();
    String currency = planned.campaign().account().currency();
    if (!planned.campaign().runs(day)) {
      boolean spills = age < platform.finalAfter() && Draw.happens(dayKey, .5);
      return spills ? spill(currency, dayKey) : AdFigures.NONE;
    }
    return Restatement.seen(settled(planned, day), platform, currency, age, Draw.hash(dayKey, age));
  }

  /** Late clicks on an ended campaign, credited back when the day becomes final. */
  private static AdFigures spill(String currency, long dayKey) {
    long impressions = 5L + Draw.below(Draw.hash(dayKey, 1), 40);
    double spend = Draw.between(Draw.hash(dayKey, 2), .2, .9) * FxWorld.level(currency);
    return new AdFigures(impressions, 1, 1, 0, Micros.round(spend, currency), 0, 0, 0);
  }

  /** The figures that remain. */
  private AdFigures settled(PlannedCampaign planned, LocalDate day) {
    Delivery delivery = Delivery.of(planned, demand, day);
    int orders = plans.apply(day).firstOrders(planned.campaign().id());
    long dayKey = Draw.hash(planned.key(), 120, day.toEpochDay());
    boolean fractions = planned.slot().type().platform() == AdPlatform.GOOGLE_ADS;
    double claimed = orders * planned.slot().claim();
    long conversions = fractions
        ? Math.round(claimed * 100) * (Micros.ONE / 100)
        : Draw.round(claimed, Draw.hash(dayKey, 1)) * Micros.ONE;
    String currency = planned.campaign().account().currency();
    double value = conversions
        / (double) Micros.ONE
        * HiddenResponse.ORDER_EUR
        * Draw.between(Draw.hash(dayKey, 2), .8, 1.25)
        * FxWorld.level(currency);
    long viewed = Draw.round(delivery.impressions() * .00005, Draw.hash(dayKey, 3));
    return new AdFigures(
        delivery.impressions(),
        delivery.clicks(),
        delivery.engagements(),
        delivery.videoViews(),
        delivery.spendMicros(),
        conversions,
        Micros.round(value, currency),
        viewed);
  }
}
