package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdDay;
import com.askbosco.data.sandbox.world.AdFigures;
import com.askbosco.data.sandbox.world.AdsWorld;
import com.askbosco.data.sandbox.world.Campaign;
import com.askbosco.data.sandbox.world.CampaignDay;
import com.askbosco.data.sandbox.world.ConversionDay;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of Meta's insights, one per account, campaign or ad and day. All figures are texts; money has the currency's decimal places. */
final class MetaInsights {
  /** What a row can be about. */
  static final Set<String> LEVELS = Set.of("account", "campaign", "ad");

  /** Fields that can be asked for. */
  static final Set<String> FIELDS = Set.of(
      "account_id",
      "account_name",
      "account_currency",
      "campaign_id",
      "campaign_name",
      "adset_id",
      "adset_name",
      "ad_id",
      "ad_name",
      "objective",
      "impressions",
      "clicks",
      "inline_link_clicks",
      "spend",
      "reach",
      "frequency",
      "actions",
      "action_values",
      "date_start",
      "date_stop");

  /** The several names under which Meta reports one and the same event. */
  private static final Map<String, List<String>> ACTION_TYPES = Map.of(
      "purchase",
      List.of("omni_purchase", "purchase", "offsite_conversion.fb_pixel_purchase"),
      "add_to_cart",
      List.of("omni_add_to_cart", "add_to_cart", "offsite_conversion.fb_pixel_add_to_cart"),
      "signup",
      List.of(
          "omni_complete_registration",
          "complete_registration",
          "offsite_conversion.fb_pixel_complete_registration"));

  private final AdsWorld ads;
  private final AdAccount account;
  private final LocalDate today;

  MetaInsights(AdsWorld ads, AdAccount account, LocalDate today) {
    this.ads = ads;
    this.account = account;
    this.today = today;
  }

  /** The rows of a level with the fields asked for. An account without any figures on a day has no row. */
  List<ObjectNode> rows(String level, DateRange days, List<String> fields) {
    List<ObjectNode> rows = new ArrayList<>();
    for (LocalDate day : days.days()) {
      if (level.equals("ad")) {
        ads.adDaily(account, day, today).forEach(row -> rows.add(pick(row(row), fields)));
      } else if (level.equals("account")) {
        AdFigures all = ads.campaignDaily(account, day, today).stream()
            .map(CampaignDay::figures)
            .reduce(AdFigures.NONE, AdFigures::plus);
        if (!all.isNone()) {
          rows.add(pick(row(day, all), fields));
        }
      } else {
        List<ConversionDay> conversions = ads.conversionsDaily(account, day, today);
        ads.campaignDaily(account, day, today)
            .forEach(row -> rows.add(pick(row(row, conversions), fields)));
      }
    }
    return rows;
  }

  /** Only the fields asked for; the dates always come along. */
  private static ObjectNode pick(ObjectNode row, List<String> fields) {
    ObjectNode picked = VendorJson.object();
    for (String field : fields) {
      if (row.has(field)) {
        picked.set(field, row.get(field));
      }
    }
    picked.set("date_start", row.get("date_start"));
    picked.set("date_stop", row.get("date_stop"));
    return picked;
  }

  private ObjectNode row(LocalDate day, AdFigures figures) {
    ObjectNode json = base(day, figures);
    addActions(json, figures, ads.conversionsDaily(account, day, today));
    return json;
  }

  private ObjectNode row(AdDay row) {
    ObjectNode json = base(row.campaign(), row.day(), row.figures())
        .put("adset_id", row.ad().adGroupId())
        .put("adset_name", row.ad().adGroupName())
        .put("ad_id", row.ad().id())
        .put("ad_name", row.ad().name());
    addActions(json, row.figures(), List.of());
    return json;
  }

  private ObjectNode row(CampaignDay row, List<ConversionDay> conversions) {
    ObjectNode json = base(row.campaign(), row.day(), row.figures());
    addActions(
        json,
        row.figures(),
        conversions.stream()
            .filter(each -> each.campaign().id().equals(row.campaign().id()))
            .toList());
    return json;
  }

  private ObjectNode base(Campaign campaign, LocalDate day, AdFigures figures) {
    return base(day, figures)
        .put("campaign_id", campaign.id())
        .put("campaign_name", campaign.name(today))
        .put("objective", MetaCampaigns.objective(campaign));
  }

  private ObjectNode base(LocalDate day, AdFigures figures) {
    long reach = reach(figures);
    ObjectNode row = VendorJson.object()
        .put("account_id", account.id())
        .put("account_name", account.name())
        .put("account_currency", account.currency())
        .put("impressions", Long.toString(figures.impressions()))
        .put("clicks", Long.toString(figures.engagements()))
        .put("inline_link_clicks", Long.toString(figures.clicks()))
        .put("spend", Micros.text(figures.spendMicros(), account.currency()))
        .put("reach", Long.toString(reach))
        .put("date_start", day.toString())
        .put("date_stop", day.toString());
    if (reach > 0) {
      row.put(
          "frequency",
          BigDecimal.valueOf(figures.impressions())
              .divide(BigDecimal.valueOf(reach), 6, RoundingMode.HALF_UP)
              .toPlainString());
    }
    return row;
  }

  private static long reach(AdFigures figures) {
    return figures.impressions() - figures.impressions() / 6;
  }

  private void addActions(ObjectNode row, AdFigures figures, List<ConversionDay> conversions) {
    ArrayNode actions = VendorJson.array();
    ArrayNode values = VendorJson.array();
    addCount(actions, "link_click", figures.clicks(), 0);
    addCount(actions, "post_engagement", figures.engagements(), 0);
    addCount(actions, "video_view", figures.videoViews(), 0);
    long purchases = figures.conversionsMicros() / Micros.ONE;
    for (String type : types("purchase")) {
      addCount(actions, type, purchases, figures.viewThroughConversions());
      addValue(values, type, figures.conversionValueMicros());
    }
    Map<String, long[]> others = new LinkedHashMap<>();
    for (ConversionDay each : conversions) {
      if (!each.action().primary()) {
        long[] sums = others.computeIfAbsent(each.action().event(), event -> new long[2]);
        sums[0] += each.conversionsMicros();
        sums[1] += each.valueMicros();
      }
    }
    others.forEach((event, sums) -> {
      for (String type : types(event)) {
        addCount(actions, type, sums[0] / Micros.ONE, 0);
        addValue(values, type, sums[1]);
      }
    });
    if (!actions.isEmpty()) {
      row.set("actions", actions);
    }
    if (!values.isEmpty()) {
      row.set("action_values", values);
    }
  }

  private static List<String> types(String event) {
    return ACTION_TYPES.getOrDefault(event, List.of("offsite_conversion.custom." + event));
  }

  /** One action; the value is the sum of the two attribution windows, of which one holds views alone. */
  private static void addCount(ArrayNode actions, String type, long count, long views) {
    if (count > 0) {
      long viewed = Math.min(views, count);
      ObjectNode action =
          actions.addObject().put("action_type", type).put("value", Long.toString(count));
      if (count > viewed) {
        action.put("7d_click", Long.toString(count - viewed));
      }
      if (viewed > 0) {
        action.put("1d_view", Long.toString(viewed));
      }
    }
  }

  private void addValue(ArrayNode values, String type, long micros) {
    if (micros > 0) {
      values
          .addObject()
          .put("action_type", type)
          .put("value", Micros.text(micros, account.currency()));
    }
  }
}
