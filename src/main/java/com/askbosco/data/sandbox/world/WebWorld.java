package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Web sessions of one client's property. */
public final class WebWorld {
  /** Age in days (as-of day minus day) from which rows no longer change. */
  public static final int FINAL_AFTER = 2;

  private static final List<String> DEVICES = List.of("mobile", "desktop", "tablet");
  private static final double[] DEVICE_SHARE = {.62, .33, .05};
  private static final double LANDED = .91;
  private static final double UNASSIGNED = .04;
  private static final Origin UNKNOWN =
      new Origin("(not set)", "(not set)", "(not set)", "Unassigned", null);

  private final ClientWorld client;
  private final long key;
  private final Function<LocalDate, DayPlan> plans;
  private final Function<LocalDate, List<OrderLife>> book;

  WebWorld(
      ClientWorld client,
      long clientKey,
      Function<LocalDate, DayPlan> plans,
      Function<LocalDate, List<OrderLife>> book) {
    this.client = client;
    this.key = Draw.hash(clientKey, 300);
    this.plans = plans;
    this.book = book;
  }

  /** Visits and purchases of an origin on a day. */
  private record Traffic(Origin origin, long sessions, long purchases, long revenueMicros) {}

  /** Rows of a property-local day as known on the as-of day, final from age 2; none for days from the as-of day on. */
  public List<SessionDay> sessionsDaily(LocalDate day, LocalDate asOf) {
    if (day.isBefore(client.firstDay()) || !day.isBefore(asOf)) {
      return List.of();
    }
    boolean early = Restatement.age(day, asOf) < FINAL_AFTER;
    List<SessionDay> rows = new ArrayList<>();
    long unassigned = 0;
    List<Traffic> all = traffic(day);
    for (int i = 0; i < all.size(); i++) {
      Traffic traffic = all.get(i);
      if (early) {
        long unknown = (long) (traffic.sessions * UNASSIGNED);
        unassigned += unknown;
        traffic = new Traffic(
            traffic.origin, traffic.sessions - unknown, traffic.purchases, traffic.revenueMicros);
      }
      add(rows, day, traffic, Draw.hash(key, day.toEpochDay(), i));
    }
    if (unassigned > 0) {
      // Counted under their true origin once the day is final: these rows vanish.
      Traffic unknown = new Traffic(UNKNOWN, unassigned, 0, 0);
      add(rows, day, unknown, Draw.hash(key, day.toEpochDay(), 1_000));
    }
    return List.copyOf(rows);
  }

  private List<Traffic> traffic(LocalDate day) {
    List<OrderLife> orders = book.apply(day);
    List<Traffic> all = new ArrayList<>();
    for (DayPlan.Source source : plans.apply(day).sources()) {
      Origin origin = source.origin();
      long purchases = 0;
      long revenue = 0;
      for (OrderLife order : orders) {
        if (order.tracked() && !order.test() && same(order.origin(), origin)) {
          purchases++;
          revenue += order.lines().stream()
              .mapToLong(line -> line.grossMicros() - line.discountMicros())
              .sum();
        }
      }
      long visits = source.clicks();
      if (origin.equals(Origin.EMAIL)) {
        visits += client.email().clicksOn(day);
      }
      long landed = origin.planned() == null ? visits : (long) (visits * LANDED);
      all.add(new Traffic(origin, Math.max(landed, purchases), purchases, revenue));
    }
    return all;
  }

  private static boolean same(Origin a, Origin b) {
    return a.source().equals(b.source())
        && a.medium().equals(b.medium())
        && a.utmCampaign().equals(b.utmCampaign());
  }

  /** Spreads the traffic over devices; the last one takes what rounding leaves, the first one the purchases. */
  private void add(List<SessionDay> rows, LocalDate day, Traffic traffic, long hash) {
    long left = traffic.sessions;
    for (int i = DEVICES.size() - 1; i >= 0; i--) {
      long sessions = i == 0 ? left : (long) (traffic.sessions * DEVICE_SHARE[i]);
      left -= sessions;
      long purchases = i == 0 ? Math.min(sessions, traffic.purchases) : 0;
      if (sessions > 0) {
        rows.add(row(day, traffic, DEVICES.get(i), sessions, purchases, Draw.hash(hash, i)));
      }
    }
  }

  private SessionDay row(
      LocalDate day, Traffic traffic, String device, long sessions, long purchases, long hash) {
    Origin origin = traffic.origin;
    long engaged = (long) (sessions * Draw.between(Draw.hash(hash, 1), .5, .7));
    long users = Math.max(1, (long) (sessions * Draw.between(Draw.hash(hash, 2), .8, .95)));
    long newUsers = (long) (users * Draw.between(Draw.hash(hash, 3), .4, .75));
    return new SessionDay(
        day,
        origin.source(),
        origin.medium(),
        origin.utmCampaign(),
        origin.channelGroup(),
        device,
        client.country(),
        sessions,
        engaged,
        users,
        newUsers,
        purchases + sessions / 50,
        purchases,
        purchases == 0 ? 0 : traffic.revenueMicros);
  }
}
