package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.Ad;
import com.askbosco.data.sandbox.world.AdFigures;
import com.askbosco.data.sandbox.world.Campaign;
import com.askbosco.data.sandbox.world.CampaignType;
import com.askbosco.data.sandbox.world.ConversionAction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a Google Ads report with every field that can be selected from it. Whole numbers are texts, as the JSON form of
 * 64-bit integers demands; conversions and values are numbers.
 *
 * @param ad the ad of a row of {@code ad_group_ad}
 * @param action the action of a row that is segmented by conversion action
 */
record GoogleAdsRow(
    Campaign campaign,
    @Nullable Ad ad,
    @Nullable ConversionAction action,
    LocalDate day,
    LocalDate asOf,
    String network,
    AdFigures figures) {

  private static final Map<String, Function<GoogleAdsRow, @Nullable JsonNode>> FIELDS = fields();

  /** Whether a field exists at all. */
  static boolean isField(String name) {
    return FIELDS.containsKey(name);
  }

  /** The row as JSON with the selected fields and the resource names that always come along. */
  ObjectNode json(List<String> selected) {
    ObjectNode row = VendorJson.object();
    for (String name : selected) {
      String[] path = name.split("\\.", -1);
      ObjectNode at = row;
      for (int i = 0; i < path.length - 1; i++) {
        String key = Gaql.camelCase(path[i]);
        JsonNode next = at.get(key);
        if (next instanceof ObjectNode known) {
          at = known;
        } else {
          at = at.putObject(key);
          String resource = i == 0 ? resourceName(path[0]) : null;
          if (resource != null) {
            at.put("resourceName", resource);
          }
        }
      }
      Function<GoogleAdsRow, @Nullable JsonNode> field = FIELDS.get(name);
      JsonNode value = field == null ? null : field.apply(this);
      if (value != null) {
        at.set(Gaql.camelCase(path[path.length - 1]), value);
      }
    }
    return row;
  }

  private @Nullable String resourceName(String resource) {
    String customer = "customers/" + campaign.account().id();
    return switch (resource) {
      case "customer" -> customer;
      case "campaign" -> customer + "/campaigns/" + campaign.id();
      case "campaign_budget" -> customer + "/campaignBudgets/" + campaign.id();
      case "ad_group" -> ad == null ? null : customer + "/adGroups/" + ad.adGroupId();
      case "ad_group_ad" ->
        ad == null ? null : customer + "/adGroupAds/" + ad.adGroupId() + "~" + ad.id();
      default -> null;
    };
  }

  private static Map<String, Function<GoogleAdsRow, @Nullable JsonNode>> fields() {
    Map<String, Function<GoogleAdsRow, @Nullable JsonNode>> fields = new TreeMap<>();
    fields.put("customer.id", row -> text(row.campaign.account().id()));
    fields.put("customer.currency_code", row -> text(row.campaign.account().currency()));
    fields.put("customer.time_zone", row -> text(row.campaign.account().zone().getId()));
    fields.put("customer.descriptive_name", row -> text(row.campaign.account().name()));
    fields.put("campaign.id", row -> text(row.campaign.id()));
    fields.put("campaign.name", row -> text(row.campaign.name(row.asOf)));
    fields.put("campaign.status", row -> text(row.status()));
    fields.put(
        "campaign.advertising_channel_type", row -> text(row.campaign.type().name()));
    fields.put("campaign.bidding_strategy_type", row -> text("MAXIMIZE_CONVERSION_VALUE"));
    fields.put("campaign.start_date", row -> text(row.campaign.start().toString()));
    fields.put("campaign_budget.amount_micros", row -> count(row.campaign.dailyBudgetMicros()));
    fields.put("ad_group.id", ofAd(ad -> text(ad.adGroupId())));
    fields.put("ad_group.name", ofAd(ad -> text(ad.adGroupName())));
    fields.put("ad_group.status", row -> row.ad == null ? null : text(row.status()));
    fields.put("ad_group_ad.status", row -> row.ad == null ? null : text(row.status()));
    fields.put("ad_group_ad.ad.id", ofAd(ad -> text(ad.id())));
    fields.put("ad_group_ad.ad.name", ofAd(ad -> text(ad.name())));
    fields.put("ad_group_ad.ad.type", row -> row.ad == null ? null : text(row.adType()));
    fields.put("segments.date", row -> text(row.day.toString()));
    fields.put("segments.ad_network_type", row -> text(row.network));
    fields.put(
        "segments.conversion_action",
        row -> row.action == null
            ? null
            : text("customers/" + row.campaign.account().id() + "/conversionActions/"
                + row.action.id()));
    fields.put(
        "segments.conversion_action_name",
        row -> row.action == null ? null : text(row.action.name()));
    fields.put(
        "segments.conversion_action_category",
        row -> row.action == null ? null : text(row.action.event().toUpperCase(Locale.ROOT)));
    fields.put("metrics.impressions", row -> count(row.figures.impressions()));
    fields.put("metrics.clicks", row -> count(row.figures.clicks()));
    fields.put("metrics.interactions", row -> count(row.figures.engagements()));
    fields.put("metrics.cost_micros", row -> count(row.figures.spendMicros()));
    fields.put("metrics.video_views", row -> count(row.figures.videoViews()));
    fields.put(
        "metrics.view_through_conversions", row -> count(row.figures.viewThroughConversions()));
    fields.put("metrics.conversions", row -> row.isPrimary() ? row.conversions() : millionths(0));
    fields.put("metrics.conversions_value", row -> row.isPrimary() ? row.value() : millionths(0));
    fields.put("metrics.all_conversions", GoogleAdsRow::conversions);
    fields.put("metrics.all_conversions_value", GoogleAdsRow::value);
    return fields;
  }

  private static Function<GoogleAdsRow, @Nullable JsonNode> ofAd(Function<Ad, JsonNode> field) {
    return row -> row.ad == null ? null : field.apply(row.ad);
  }

  private boolean isPrimary() {
    return action == null || action.primary();
  }

  private JsonNode conversions() {
    return millionths(figures.conversionsMicros());
  }

  private JsonNode value() {
    return millionths(figures.conversionValueMicros());
  }

  private String status() {
    return switch (campaign.status(asOf)) {
      case ACTIVE -> "ENABLED";
      case PAUSED -> "PAUSED";
      case DELETED -> "REMOVED";
    };
  }

  private String adType() {
    return campaign.type() == CampaignType.VIDEO ? "VIDEO_RESPONSIVE_AD" : "RESPONSIVE_SEARCH_AD";
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static JsonNode count(long count) {
    return TextNode.valueOf(Long.toString(count));
  }

  private static JsonNode millionths(long micros) {
    BigDecimal number = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return DecimalNode.valueOf(number.scale() < 1 ? number.setScale(1) : number);
  }
}
