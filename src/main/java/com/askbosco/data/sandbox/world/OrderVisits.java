package com.askbosco.data.sandbox.world;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws the visits that came before an order: the last one is the order's own origin, those before come from whatever brought
 * visitors on their day, in proportion to the clicks. Some lie further back than the usual look-back.
 */
final class OrderVisits {
  /** Chance of a visit more, by how many there are. */
  private static final double[] MORE = {.5, .55, .5, .45, .4, .3};

  private static final int FURTHEST_DAYS = 45;
  private static final int SECONDS_OF_DAY = 86_400;
  /** Part of Google's paid visits before the last one whose link says no campaign and only bears a click id. */
  private static final double AUTO_TAGGED = .2;

  private static final Map<String, String> PLATFORMS = Map.of(
      "google", "Google",
      "youtube", "YouTube",
      "facebook", "Facebook",
      "instagram", "Instagram",
      "tiktok", "TikTok",
      "klaviyo", "email");

  private final ClientWorld client;
  private final long key;
  private final Function<LocalDate, DayPlan> plans;

  OrderVisits(ClientWorld client, long clientKey, Function<LocalDate, DayPlan> plans) {
    this.client = client;
    this.key = Draw.hash(clientKey, 95);
    this.plans = plans;
  }

  /** The visits of an order by time and id; none when the shop could not follow them. */
  List<Visit> of(OrderLife order) {
    if (order.test() || !order.tracked()) {
      return List.of();
    }
    long orderKey = Draw.hash(key, Long.parseLong(order.id()));
    Instant placed = order.times().created();
    List<Visit> visits = new ArrayList<>();
    Instant last = placed.minusSeconds(90L + Draw.below(Draw.hash(orderKey, 1), 2_400));
    visits.add(visit(order, 0, last, order.origin(), true, orderKey));
    for (int i = 0; i < MORE.length && Draw.happens(Draw.hash(orderKey, 2, i), MORE[i]); i++) {
      // Most come shortly before the order: the product of two even numbers is small as a rule.
      double far = Draw.unit(Draw.hash(orderKey, 3, i)) * Draw.unit(Draw.hash(orderKey, 4, i));
      Instant at = last.minusSeconds(1_800 + (long) (far * FURTHEST_DAYS * SECONDS_OF_DAY));
      LocalDate day = OrderTimes.localDay(at, client.zone());
      if (!day.isBefore(client.firstDay())) {
        Origin origin = drawn(plans.apply(day), Draw.unit(Draw.hash(orderKey, 5, i)));
        visits.add(visit(order, i + 1, at, origin, false, Draw.hash(orderKey, 6, i)));
      }
    }
    visits.sort(Comparator.comparing(Visit::at).thenComparing(Visit::id));
    return List.copyOf(visits);
  }

  private static Origin drawn(DayPlan plan, double part) {
    long all = plan.sources().stream().mapToLong(DayPlan.Source::clicks).sum();
    double left = part * all;
    for (DayPlan.Source source : plan.sources()) {
      left -= source.clicks();
      if (left < 0) {
        return source.origin();
      }
    }
    return Origin.DIRECT;
  }

  private Visit visit(
      OrderLife order, int number, Instant at, Origin origin, boolean isLast, long visitKey) {
    boolean autoTagged = !isLast
        && origin.planned() != null
        && origin.source().equals("google")
        && Draw.happens(Draw.hash(visitKey, 7), AUTO_TAGGED);
    // What the order's own fields say of its last visit, the visit says too.
    boolean named = !autoTagged && (origin.planned() != null || origin.equals(Origin.EMAIL));
    boolean tagged = named || (isLast && !origin.equals(Origin.DIRECT));
    String page = "https://" + client.shopHost() + "/";
    if (tagged) {
      page += "?utm_source=" + encoded(origin.source()) + "&utm_medium=" + encoded(origin.medium())
          + (named ? "&utm_campaign=" + encoded(origin.utmCampaign()) : "");
    } else if (autoTagged) {
      page += "?gclid=sandbox-" + Draw.digits(Draw.hash(visitKey, 8), 12);
    }
    return new Visit(
        order.id() + "7" + number,
        at,
        page,
        referrer(origin),
        shopsWord(origin),
        tactic(origin),
        tagged ? origin.source() : null,
        tagged ? origin.medium() : null,
        named ? origin.utmCampaign() : null,
        new Visit.Truth(
            origin.source(),
            origin.medium(),
            named ? origin.utmCampaign() : "(not set)",
            autoTagged ? "Paid Search" : origin.channelGroup()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static @Nullable String referrer(Origin origin) {
    if (origin.equals(Origin.DIRECT) || origin.equals(Origin.EMAIL)) {
      return null;
    }
    return origin.equals(Origin.REFERRAL)
        ? "https://reviews.example/best"
        : "https://www." + origin.source() + ".com/";
  }

  private static String shopsWord(Origin origin) {
    return origin.equals(Origin.DIRECT)
        ? "direct"
        : PLATFORMS.getOrDefault(origin.source(), origin.source());
  }

  private static @Nullable String tactic(Origin origin) {
    if (origin.planned() != null) {
      return "AD";
    }
    return switch (origin.medium()) {
      case "organic" -> "SEO";
      case "social" -> "POST";
      case "email" -> "NEWSLETTER";
      default -> null;
    };
  }
}
