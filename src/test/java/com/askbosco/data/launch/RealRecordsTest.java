package com.askbosco.data.launch;

import static com.askbosco.data.launch.RawRecords.firstInstant;
import static com.askbosco.data.launch.RawRecords.instant;
import static com.askbosco.data.launch.RawRecords.number;
import static com.askbosco.data.launch.RawRecords.sha256;
import static com.askbosco.data.launch.RawRecords.sum;
import static com.askbosco.data.launch.RawRecords.transactions;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records of ten real APIs through the whole way: every one arrives exactly once, and what silver says about those that are mapped
 * is computed here from the raw JSON, without the mappings.
 */
class RealRecordsTest {
  private static final Path FOLDER = Path.of("..", "shared", "real-records");
  private static final ZoneId CLIENT_ZONE = ZoneId.of("America/Los_Angeles");

  @TempDir
  private static Path temp;

  private static Map<String, Map<String, List<JsonNode>>> raw = Map.of();
  private static ReplayedRecords replayed;

  @BeforeAll
  static void replay() throws IOException {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "Skipped: the folder ../shared/real-records is absent, there is nothing to replay.");
    raw = RawRecords.read(FOLDER);
    replayed = ReplayedRecords.of(FOLDER, temp);
  }

  @Test
  void everySliceOfTheTenSourcesIsComplete() {
    assertThat(raw).hasSize(10);
    assertThat(replayed.report().missing()).isEmpty();
    assertThat(replayed.report().run().slices())
        .hasSize(raw.values().stream().mapToInt(Map::size).sum());
  }

  @Test
  void everyRecordIsOnceInBronzeOrInDeadLettersWithAReason() throws IOException {
    for (Map.Entry<String, Map<String, List<JsonNode>>> file : raw.entrySet()) {
      Map<String, List<JsonNode>> landed = new TreeMap<>();
      String source = file.getKey();
      List<List<String>> bronze =
          replayed.rows("SELECT stream, payload FROM bronze." + source.replace('-', '_'));
      List<List<String>> rejected = replayed.rows("SELECT stream, payload FROM ops.ctl_quarantine"
          + " WHERE stage = 'bronze' AND reason != '' AND error_code != '' AND source = '"
          + source + "'");
      for (List<String> row : Stream.concat(bronze.stream(), rejected.stream()).toList()) {
        landed
            .computeIfAbsent(row.get(0), stream -> new ArrayList<>())
            .add(RawRecords.JSON.readTree(row.get(1)));
      }
      assertThat(landed.keySet()).as(source).isEqualTo(file.getValue().keySet());
      for (Map.Entry<String, List<JsonNode>> stream : file.getValue().entrySet()) {
        assertThat(landed.get(stream.getKey()))
            .as(source + " " + stream.getKey())
            .containsExactlyInAnyOrderElementsOf(stream.getValue());
      }
    }
  }

  @Test
  void googleAds() {
    Function<JsonNode, List<String>> metrics = r -> List.of(
        r.get("segments.date").asText(),
        r.get("campaign.id").asText(),
        number(r, "metrics.cost_micros", 6),
        number(r, "metrics.clicks"),
        number(r, "metrics.impressions"),
        number(r, "metrics.conversions"),
        number(r, "metrics.conversions_value"));
    String columns = "CAST(report_date AS STRING), campaign_id, spend, clicks, impressions,"
        + " conversions, conversion_value";
    assertRows("google-ads", "campaign", columns, "fct_ads_campaign_daily", metrics);
    assertRows(
        "google-ads",
        "ad_group_ad_legacy",
        columns + ", ad_id, adgroup_id, currency_code",
        "fct_ads_ad_daily",
        r -> concatTexts(
            metrics.apply(r),
            r.get("ad_group_ad.ad.id").asText(),
            r.get("ad_group.id").asText(),
            r.get("customer.currency_code").asText()));
  }

  @Test
  void meta() {
    assertRows(
        "facebook-marketing",
        "ads_insights",
        "CAST(report_date AS STRING), ad_id, adgroup_id, campaign_id, currency_code, spend, clicks,"
            + " link_clicks, impressions, reach, engagements",
        "fct_ads_ad_daily",
        r -> List.of(
            r.get("date_start").asText(),
            r.get("ad_id").asText(),
            r.get("adset_id").asText(),
            r.get("campaign_id").asText(),
            r.get("account_currency").asText(),
            number(r, "spend"),
            number(r, "clicks"),
            number(r, "inline_link_clicks"),
            number(r, "impressions"),
            number(r, "reach"),
            number(r, "inline_post_engagement")));
    assertRows(
        "facebook-marketing",
        "campaigns",
        "campaign_id, name, objective, status, created_ts, updated_ts",
        "dim_campaign",
        r -> List.of(
            r.get("id").asText(),
            r.get("name").asText(),
            r.get("objective").asText(),
            r.get("status").asText().replace("ACTIVE", "ENABLED"),
            instant(r.get("created_time").asText()),
            instant(r.get("updated_time").asText())));
  }

  @Test
  void tikTok() {
    Function<JsonNode, List<String>> metrics = r -> {
      JsonNode m = r.get("metrics");
      return List.of(
          r.get("stat_time_day").asText().substring(0, 10),
          number(m, "spend"),
          number(m, "clicks"),
          number(m, "impressions"),
          number(m, "reach"),
          number(m, "video_watched_2s"),
          number(m, "video_views_p25"),
          number(m, "video_views_p50"),
          number(m, "video_views_p75"),
          number(m, "video_views_p100"));
    };
    String columns = "CAST(report_date AS STRING), spend, clicks, impressions, reach,"
        + " video_views_3s, video_views_25, video_views_50, video_views_75, video_views_100";
    assertRows(
        "tiktok-marketing",
        "campaigns_reports_daily",
        columns + ", campaign_id",
        "fct_ads_campaign_daily",
        r -> concatTexts(metrics.apply(r), r.get("campaign_id").asText()));
    assertRows(
        "tiktok-marketing",
        "ads_reports_daily",
        columns + ", campaign_id, ad_id, conversions, conversion_value",
        "fct_ads_ad_daily",
        r -> concatTexts(
            metrics.apply(r),
            r.get("metrics").get("campaign_id").asText(),
            r.get("ad_id").asText(),
            number(r.get("metrics"), "conversion"),
            number(r.get("metrics"), "total_complete_payment_rate")));
  }

  @Test
  void ga4() {
    assertRows(
        "google-analytics-data-api",
        "traffic_acquisition_session_source_medium_report",
        "CAST(report_date AS STRING), property_id, source, medium, sessions, engaged_sessions,"
            + " users, key_events, revenue",
        "fct_web_traffic_daily",
        r -> List.of(
            LocalDate.parse(r.get("date").asText(), DateTimeFormatter.BASIC_ISO_DATE)
                .toString(),
            r.get("property_id").asText(),
            r.get("sessionSource").asText(),
            r.get("sessionMedium").asText(),
            number(r, "sessions"),
            number(r, "engagedSessions"),
            number(r, "totalUsers"),
            number(r, "conversions"),
            number(r, "totalRevenue")));
  }

  @Test
  void shopifyOrders() {
    assertRows(
        "shopify",
        "orders",
        "order_id, CAST(client_date AS STRING), currency_code, is_test, gross_sales, discounts,"
            + " tax, total_price, refunds_total, units",
        "fct_order",
        r -> List.of(
            r.get("id").asText(),
            OffsetDateTime.parse(r.get("created_at").asText())
                .atZoneSameInstant(CLIENT_ZONE)
                .toLocalDate()
                .toString(),
            r.get("currency").asText(),
            r.get("test").asText(),
            number(r, "total_line_items_price"),
            number(r, "total_discounts"),
            number(r, "total_tax"),
            number(r, "total_price"),
            sum(transactions(r), "amount"),
            sum(r.get("line_items"), "quantity")));

    List<List<String>> lines = new ArrayList<>();
    List<List<String>> refunds = new ArrayList<>();
    for (JsonNode order : records("shopify", "orders")) {
      for (JsonNode line : order.get("line_items")) {
        BigDecimal quantity = line.get("quantity").decimalValue();
        BigDecimal price = new BigDecimal(line.get("price").asText());
        lines.add(List.of(
            line.get("id").asText(),
            ReplayedRecords.text(quantity),
            ReplayedRecords.text(price),
            ReplayedRecords.text(price.multiply(quantity))));
      }
      for (JsonNode refund : order.get("refunds")) {
        refunds.add(List.of(
            refund.get("id").asText(),
            order.get("id").asText(),
            sum(refund.get("transactions"), "amount")));
      }
    }
    assertThat(lines).isNotEmpty();
    assertThat(refunds).isNotEmpty();
    assertThat(replayed.rows("SELECT line_id, qty, unit_price, gross FROM silver.fct_order_line"))
        .containsExactlyInAnyOrderElementsOf(lines);
    assertThat(replayed.rows("SELECT refund_id, order_id, amount FROM silver.fct_refund"))
        .containsExactlyInAnyOrderElementsOf(refunds);
  }

  @Test
  void shopifyCustomersAreHashed() {
    assertRows(
        "shopify",
        "customers",
        "email_sha256, created_ts, orders_count",
        "dim_customer",
        r -> List.of(
            sha256(r.get("email").asText()),
            instant(r.get("created_at").asText()),
            number(r, "orders_count")));
  }

  @Test
  void klaviyo() {
    assertRows(
        "klaviyo",
        "campaigns",
        "message_id, name, created_ts, updated_ts, send_ts",
        "dim_message",
        r -> List.of(
            r.get("id").asText(),
            r.get("attributes").get("name").asText(),
            instant(r.get("attributes").get("created_at").asText()),
            instant(r.get("attributes").get("updated_at").asText()),
            firstInstant(
                r.get("attributes").get("send_time"), r.get("attributes").get("scheduled_at"))));
    assertRows(
        "klaviyo",
        "events",
        "event_id, event_type_id, event_ts",
        "fct_message_event",
        r -> List.of(
            r.get("id").asText(),
            r.get("relationships").get("metric").get("data").get("id").asText(),
            instant(r.get("attributes").get("datetime").asText())));
  }

  /** The rows of a table are those that the function makes of the stream's records, one each. */
  private static void assertRows(
      String source,
      String stream,
      String columns,
      String table,
      Function<JsonNode, List<String>> expected) {
    List<JsonNode> records = records(source, stream);
    assertThat(records).as(source + " " + stream).isNotEmpty();
    assertThat(replayed.rows("SELECT " + columns + " FROM silver." + table
            + " WHERE source_system = '" + source + "'"))
        .as(table + " of " + source)
        .containsExactlyInAnyOrderElementsOf(records.stream().map(expected).toList());
  }

  private static List<JsonNode> records(String source, String stream) {
    return requireNonNull(requireNonNull(raw.get(source)).get(stream));
  }

  private static List<String> concatTexts(List<String> one, String... more) {
    return Stream.concat(one.stream(), Arrays.stream(more)).toList();
  }
}
