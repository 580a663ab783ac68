package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.Ad;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdFigures;
import com.askbosco.data.sandbox.world.AdsWorld;
import com.askbosco.data.sandbox.world.Campaign;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of TikTok's integrated report. Every value is a text, money with two decimal places in any currency, and {@code -}
 * stands for nothing.
 */
final class TikTokReport {
  /** What TikTok writes where there is no value. */
  static final String NOTHING = "-";

  private static final Map<String, Function<Row, String>> METRICS = metrics();

  private final AdsWorld ads;
  private final AdAccount account;
  private final LocalDate today;

  /** An entity on a day. */
  private record Row(Campaign campaign, @Nullable Ad ad, LocalDate asOf, AdFigures figures) {}

  TikTokReport(AdsWorld ads, AdAccount account, LocalDate today) {
    this.ads = ads;
    this.account = account;
    this.today = today;
  }

  /** Whether a metric exists. */
  static boolean isMetric(String name) {
    return METRICS.containsKey(name);
  }

  /** All rows of a level, by day. */
  List<ObjectNode> rows(boolean ofAds, DateRange days, List<String> metrics) {
    List<ObjectNode> rows = new ArrayList<>();
    for (LocalDate day : days.days()) {
      if (ofAds) {
        ads.adDaily(account, day, today)
            .forEach(row -> rows.add(json(
                "ad_id",
                row.ad().id(),
                day,
                new Row(row.campaign(), row.ad(), today, row.figures()),
                metrics)));
      } else {
        ads.campaignDaily(account, day, today)
            .forEach(row -> rows.add(json(
                "campaign_id",
                row.campaign().id(),
                day,
                new Row(row.campaign(), null, today, row.figures()),
                metrics)));
      }
    }
    return rows;
  }

  private static ObjectNode json(
      String idName, String id, LocalDate day, Row row, List<String> metrics) {
    ObjectNode json = VendorJson.object();
    json.putObject("dimensions").put(idName, id).put("stat_time_day", day + " 00:00:00");
    ObjectNode values = json.putObject("metrics");
    for (String metric : metrics) {
      values.put(metric, METRICS.getOrDefault(metric, r -> NOTHING).apply(row));
    }
    return json;
  }

  private static Map<String, Function<Row, String>> metrics() {
    Map<String, Function<Row, String>> metrics = new TreeMap<>();
    metrics.put("campaign_id", row -> row.campaign.id());
    metrics.put("campaign_name", row -> row.campaign.name(row.asOf));
    metrics.put("adgroup_id", row -> row.ad == null ? NOTHING : row.ad.adGroupId());
    metrics.put("adgroup_name", row -> row.ad == null ? NOTHING : row.ad.adGroupName());
    metrics.put("ad_name", row -> row.ad == null ? NOTHING : row.ad.name());
    metrics.put("currency", row -> row.campaign.account().currency());
    metrics.put("spend", row -> money(row.figures.spendMicros()));
    metrics.put("impressions", row -> Long.toString(row.figures.impressions()));
    metrics.put("clicks", row -> Long.toString(row.figures.clicks()));
    metrics.put(
        "reach", row -> Long.toString(row.figures.impressions() - row.figures.impressions() / 5));
    metrics.put("conversion", row -> Long.toString(purchases(row)));
    metrics.put(
        "complete_payment", row -> purchases(row) == 0 ? NOTHING : Long.toString(purchases(row)));
    // the name says rate; it is the total value of complete payments
    metrics.put(
        "total_complete_payment_rate",
        row -> purchases(row) == 0 ? NOTHING : money(row.figures.conversionValueMicros()));
    metrics.put("total_purchase_value", row -> "0.00");
    metrics.put("video_play_actions", row -> Long.toString(row.figures.videoViews()));
    metrics.put("video_watched_2s", row -> Long.toString(row.figures.videoViews() * 7 / 10));
    return metrics;
  }

  private static long purchases(Row row) {
    return row.figures.conversionsMicros() / Micros.ONE;
  }

  private static String money(long micros) {
    return BigDecimal.valueOf(micros, 6).setScale(2).toPlainString();
  }
}
