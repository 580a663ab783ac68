package com.askbosco.data.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of real APIs: every one is mapped, and sums in silver are those of the raw JSON, computed here without the rules. */
class RealRecordsTest {
  private static final Path FOLDER = Path.of("..", "shared", "real-records");
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void skipWithoutRecords() {
    assumeTrue(
        Files.isDirectory(FOLDER), "the folder of real records is absent, so this is skipped");
  }

  @Test
  void googleAds() throws IOException {
    for (String stream : List.of("campaign", "ad_group_ad_legacy")) {
      List<JsonNode> raw = raw("google-ads", stream);
      List<Map<String, String>> rows = map("google-ads", stream, raw);

      assertThat(rows).hasSameSizeAs(raw);
      assertSum(rows, "impressions", raw, r -> number(r, "metrics.impressions"));
      assertSum(rows, "clicks", raw, r -> number(r, "metrics.clicks"));
      assertSum(rows, "spend", raw, r -> number(r, "metrics.cost_micros").movePointLeft(6));
      assertSum(rows, "conversions", raw, r -> number(r, "metrics.conversions"));
      assertThat(keys(rows)).doesNotHaveDuplicates();
    }
  }

  @Test
  void meta() throws IOException {
    List<JsonNode> raw = raw("facebook-marketing", "ads_insights");
    List<Map<String, String>> rows = map("facebook-marketing", "ads_insights", raw).stream()
        .filter(row -> "fct_ads_ad_daily".equals(row.get("table")))
        .toList();

    assertThat(rows).hasSameSizeAs(raw);
    assertSum(rows, "impressions", raw, r -> number(r, "impressions"));
    assertSum(rows, "clicks", raw, r -> number(r, "clicks"));
    assertSum(rows, "link_clicks", raw, r -> number(r, "inline_link_clicks"));
    assertSum(rows, "spend", raw, r -> number(r, "spend"));
    assertThat(rows).allMatch(row -> "USD".equals(row.get("currency_code")));

    List<JsonNode> campaigns = raw("facebook-marketing", "campaigns");
    assertThat(map("facebook-marketing", "campaigns", campaigns)).hasSameSizeAs(campaigns);
  }

  @Test
  void tikTok() throws IOException {
    for (String stream : List.of("campaigns_reports_daily", "ads_reports_daily")) {
      List<JsonNode> raw = raw("tiktok-marketing", stream);
      List<Map<String, String>> rows = map("tiktok-marketing", stream, raw);

      assertThat(rows).hasSameSizeAs(raw);
      assertSum(rows, "impressions", raw, r -> number(r.get("metrics"), "impressions"));
      assertSum(rows, "clicks", raw, r -> number(r.get("metrics"), "clicks"));
      assertSum(rows, "spend", raw, r -> number(r.get("metrics"), "spend"));
      assertSum(rows, "video_views_100", raw, r -> number(r.get("metrics"), "video_views_p100"));
      assertThat(rows.stream().map(row -> row.get("report_date")))
          .containsExactlyElementsOf(raw.stream()
              .map(r -> r.get("stat_time_day").asText().substring(0, 10))
              .toList());
    }
  }

  @Test
  void ga4() throws IOException {
    String stream = "traffic_acquisition_session_source_medium_report";
    List<JsonNode> raw = raw("google-analytics-data-api", stream);
    List<Map<String, String>> rows = map("google-analytics-data-api", stream, raw);

    assertThat(rows).hasSameSizeAs(raw);
    assertSum(rows, "sessions", raw, r -> number(r, "sessions"));
    assertSum(rows, "users", raw, r -> number(r, "totalUsers"));
    assertSum(rows, "revenue", raw, r -> number(r, "totalRevenue"));
    assertSum(rows, "key_events", raw, r -> number(r, "conversions"));
  }

  @Test
  void shopify() throws IOException {
    List<JsonNode> raw = raw("shopify", "orders");
    List<Map<String, String>> rows = map("shopify", "orders", raw);
    List<Map<String, String>> orders = of(rows, "fct_order");

    assertThat(orders).hasSameSizeAs(raw);
    assertSum(orders, "gross_sales", raw, r -> number(r, "total_line_items_price"));
    assertSum(orders, "discounts", raw, r -> number(r, "total_discounts"));
    assertSum(orders, "net_sales", raw, r -> number(r, "subtotal_price"));
    assertSum(orders, "total_price", raw, r -> number(r, "total_price"));
    assertSum(orders, "tax", raw, r -> number(r, "total_tax"));
    assertSum(orders, "refunds_total", raw, RealRecordsTest::refunded);
    assertSum(of(rows, "fct_refund"), "amount", raw, RealRecordsTest::refunded);
    assertSum(of(rows, "fct_order_line"), "gross", raw, r -> number(r, "total_line_items_price"));
    assertThat(orders.stream().map(row -> row.get("is_test")))
        .containsExactlyElementsOf(raw.stream().map(r -> r.get("test").asText()).toList());

    List<JsonNode> customers = raw("shopify", "customers");
    List<Map<String, String>> mapped = map("shopify", "customers", customers);
    assertThat(mapped).hasSameSizeAs(customers);
    assertThat(mapped.stream().map(row -> row.get("email_sha256")))
        .containsExactlyElementsOf(
            customers.stream().map(r -> Mapped.sha256(r.get("email").asText())).toList());
  }

  @Test
  void klaviyo() throws IOException {
    for (String stream : List.of("campaigns", "events")) {
      List<JsonNode> raw = raw("klaviyo", stream);
      assertThat(map("klaviyo", stream, raw).stream()
              .map(row -> row.getOrDefault("message_id", row.get("event_id"))))
          .containsExactlyElementsOf(raw.stream().map(r -> r.get("id").asText()).toList());
    }
  }

  private static BigDecimal refunded(JsonNode order) {
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode refund : order.get("refunds")) {
      for (JsonNode transaction : refund.get("transactions")) {
        if (transaction.get("kind").asText().equals("refund")
            && transaction.get("status").asText().equals("success")) {
          total = total.add(number(transaction, "amount"));
        }
      }
    }
    return total;
  }

  private static List<JsonNode> raw(String source, String stream) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(source + ".jsonl"))) {
      JsonNode entry = JSON.readTree(line);
      if (entry.get("stream").asText().equals(stream)) {
        records.add(entry.get("data"));
      }
    }
    assertThat(records).isNotEmpty();
    return records;
  }

  private static List<Map<String, String>> map(String source, String stream, List<JsonNode> raw) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode record : raw) {
      Mapped mapped =
          Mapped.of(Mapped.shipped(source), Mapped.context(source, stream), stream, record);
      assertThat(mapped.rejected()).isEmpty();
      assertThat(mapped.rows()).isNotEmpty();
      rows.addAll(mapped.rows());
    }
    return rows;
  }

  private static List<Map<String, String>> of(List<Map<String, String>> rows, String table) {
    return rows.stream().filter(row -> table.equals(row.get("table"))).toList();
  }

  private static List<List<String>> keys(List<Map<String, String>> rows) {
    return rows.stream()
        .map(row -> requireNonNull(Mapped.CANON.get(row.get("table"))).key().stream()
            .map(column -> row.getOrDefault(column, "null"))
            .toList())
        .toList();
  }

  private static void assertSum(
      List<Map<String, String>> rows,
      String column,
      List<JsonNode> raw,
      Function<JsonNode, BigDecimal> value) {
    BigDecimal actual = rows.stream()
        .map(row -> new BigDecimal(row.getOrDefault(column, "0")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal expected = raw.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(actual).as(column).isEqualByComparingTo(expected);
  }

  private static BigDecimal number(JsonNode record, String field) {
    return new BigDecimal(record.get(field).asText());
  }
}
