package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.AdDay;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.CampaignDay;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Customer;
import com.askbosco.data.sandbox.world.EmailCampaign;
import com.askbosco.data.sandbox.world.FxRate;
import com.askbosco.data.sandbox.world.Micros;
import com.askbosco.data.sandbox.world.Order;
import com.askbosco.data.sandbox.world.SessionDay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stream of the seven manifests, read over HTTP from the simulated vendors: the records are the world's figures. */
class ManifestReadTest {
  private static final LocalDate DAY = TestSandbox.DAY;
  private static final LocalDate TODAY = TestSandbox.TODAY;
  private static final ClientWorld CLIENT = TestSandbox.aurora();

  private static SandboxServer server;

  @BeforeAll
  static void start() {
    server = SandboxServer.start(TestSandbox.WORLD, Scenario.none(), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connector connector(String source) throws IOException {
    String file = "/connectors/" + source + "/manifest.yaml";
    try (InputStream in = ManifestReadTest.class.getResourceAsStream(file)) {
      return Connector.load(source, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static ObjectNode config(String source) {
    Vendor vendor = server.vendors().stream()
        .filter(v -> v.source().equals(source))
        .findFirst()
        .orElseThrow();
    ObjectNode config = vendor.credential(CLIENT).orElseGet(VendorJson::object);
    return config
        .put("account_id", vendor.connections(CLIENT).get(0).accounts().get(0))
        .put("api_root", server.uri() + vendor.pathPrefix());
  }

  private static List<JsonNode> read(String source, String stream, @Nullable DateRange window)
      throws Exception {
    Connector connector = connector(source);
    ObjectNode config = config(source);
    Access access = new Access(
        HttpTransport.shared(),
        new Budgets(),
        Clock.fixed(Instant.parse("2026-04-01T06:00:00Z"), ZoneOffset.UTC),
        duration -> {},
        ReadListener.NONE);
    List<JsonNode> records = new ArrayList<>();
    try (Pages pages = connector.open(stream, config, window, null, access)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        page.records().forEach(record -> records.add(record.tree()));
        List<JsonNode> again =
            connector.records(stream, config, page.context(), page.body()).stream()
                .map(SourceRecord::tree)
                .toList();
        assertThat(again)
            .isEqualTo(page.records().stream().map(SourceRecord::tree).toList());
      }
    }
    return records;
  }

  private static List<String> texts(List<JsonNode> records, String... pointers) {
    return records.stream()
        .map(record ->
            String.join("|", Stream.of(pointers).map(p -> record.at(p).asText()).toList()))
        .toList();
  }

  private static <T> List<String> texts(List<T> rows, Function<T, Stream<Object>> fields) {
    return rows.stream()
        .map(row -> String.join("|", fields.apply(row).map(String::valueOf).toList()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "google-ads; campaign; campaign.id,segments.date,segments.ad_network_type; 1; 7",
        "google-ads; ad_group_ad_legacy; ad_group.id,ad_group_ad.ad.id,segments.date,segments.ad_network_type; 1; 7",
        "google-ads; conversions; campaign.id,segments.date,segments.conversion_action; 1; 7",
        "facebook-marketing; ads_insights; date_start,account_id,ad_id; 1; 7",
        "facebook-marketing; campaigns_insights; date_start,account_id,campaign_id; 1; 7",
        "facebook-marketing; campaigns; id; 0; 0",
        "tiktok-marketing; campaigns_reports_daily; campaign_id,stat_time_day; 1; 3",
        "tiktok-marketing; ads_reports_daily; ad_id,stat_time_day; 1; 3",
        "shopify; orders; id; 1; 3",
        "shopify; customers; id; 1; 3",
        "klaviyo; campaigns; id; 0; 0",
        "klaviyo; campaign_values; date,campaign_id,campaign_message_id; 1; 8",
        "klaviyo; events; id; 1; 3",
        "ecb-rates; rates; date,base,quote; 30; 7",
      })
  void streamsAreCompiledWithKeyAndWindows(
      String source, String stream, String key, int windowDays, int restatementDays)
      throws Exception {
    StreamInfo info = Objects.requireNonNull(connector(source).streams().get(stream));

    assertThat(String.join(",", info.primaryKey())).isEqualTo(key);
    assertThat(info.windowed()).isEqualTo(windowDays > 0);
    assertThat(info.windowDays()).isEqualTo(windowDays);
    assertThat(info.restatementDays()).isEqualTo(restatementDays);
    assertThat(info.schema().path("properties").isEmpty()).isFalse();
  }

  @Test
  void googleCampaigns() throws Exception {
    List<JsonNode> records = read("google-ads", "campaign", DateRange.day(DAY));

    List<CampaignDay> rows =
        CLIENT.ads().campaignDaily(TestSandbox.account(AdPlatform.GOOGLE_ADS), DAY, TODAY);
    assertThat(rows).isNotEmpty();
    assertThat(texts(
            records,
            "/campaign/id",
            "/segments/date",
            "/segments/ad_network_type",
            "/metrics/impressions",
            "/metrics/clicks",
            "/metrics/cost_micros",
            "/campaign/name"))
        .isEqualTo(texts(
            rows,
            row -> Stream.of(
                row.campaign().id(),
                DAY,
                row.network(),
                row.figures().impressions(),
                row.figures().clicks(),
                row.figures().spendMicros(),
                row.campaign().name(TODAY))));
  }

  @Test
  void googleAdsAndConversions() throws Exception {
    var account = TestSandbox.account(AdPlatform.GOOGLE_ADS);
    List<AdDay> ads = CLIENT.ads().adDaily(account, DAY, TODAY);

    assertThat(texts(
            read("google-ads", "ad_group_ad_legacy", DateRange.day(DAY)),
            "/ad_group/id",
            "/ad_group_ad/ad/id",
            "/metrics/clicks",
            "/metrics/cost_micros"))
        .isEqualTo(texts(
            ads,
            row -> Stream.of(
                row.ad().adGroupId(),
                row.ad().id(),
                row.figures().clicks(),
                row.figures().spendMicros())));
    assertThat(texts(
            read("google-ads", "conversions", DateRange.day(DAY)),
            "/campaign/id",
            "/segments/conversion_action_name"))
        .isEqualTo(texts(
            CLIENT.ads().conversionsDaily(account, DAY, TODAY),
            row -> Stream.of(row.campaign().id(), row.action().name())));
  }

  @Test
  void metaInsightsAndCampaigns() throws Exception {
    var account = TestSandbox.account(AdPlatform.META);

    assertThat(texts(
            read("facebook-marketing", "campaigns_insights", DateRange.day(DAY)),
            "/campaign_id",
            "/date_start",
            "/impressions",
            "/clicks",
            "/inline_link_clicks",
            "/spend"))
        .isEqualTo(texts(
            CLIENT.ads().campaignDaily(account, DAY, TODAY),
            row -> Stream.of(
                row.campaign().id(),
                DAY,
                row.figures().impressions(),
                row.figures().engagements(),
                row.figures().clicks(),
                Micros.text(row.figures().spendMicros(), account.currency()))));
    assertThat(texts(
            read("facebook-marketing", "ads_insights", DateRange.day(DAY)),
            "/ad_id",
            "/adset_id",
            "/impressions"))
        .isEqualTo(texts(
            CLIENT.ads().adDaily(account, DAY, TODAY),
            row -> Stream.of(row.ad().id(), row.ad().adGroupId(), row.figures().impressions())));
    assertThat(texts(read("facebook-marketing", "campaigns", null), "/id", "/status"))
        .isEqualTo(texts(
            CLIENT.ads().campaigns(account, TODAY),
            campaign -> Stream.of(campaign.id(), campaign.status(TODAY))));
  }

  @Test
  void tikTokReports() throws Exception {
    var account = TestSandbox.account(AdPlatform.TIKTOK);

    assertThat(texts(
            read("tiktok-marketing", "campaigns_reports_daily", DateRange.day(DAY)),
            "/campaign_id",
            "/stat_time_day",
            "/metrics/impressions",
            "/metrics/clicks"))
        .isEqualTo(texts(
            CLIENT.ads().campaignDaily(account, DAY, TODAY),
            row -> Stream.of(
                row.campaign().id(),
                DAY + " 00:00:00",
                row.figures().impressions(),
                row.figures().clicks())));
    assertThat(texts(
            read("tiktok-marketing", "ads_reports_daily", DateRange.day(DAY)),
            "/ad_id",
            "/metrics/campaign_id",
            "/metrics/clicks"))
        .isEqualTo(texts(
            CLIENT.ads().adDaily(account, DAY, TODAY),
            row -> Stream.of(row.ad().id(), row.campaign().id(), row.figures().clicks())));
  }

  @Test
  void ga4Report() throws Exception {
    List<SessionDay> rows = CLIENT.web().sessionsDaily(DAY, TODAY);

    List<JsonNode> records = read(
        "google-analytics-data-api",
        "traffic_acquisition_session_source_medium_report",
        DateRange.day(DAY));

    assertThat(rows).isNotEmpty();
    assertThat(texts(
            records,
            "/property_id",
            "/date",
            "/sessionSource",
            "/sessionMedium",
            "/sessionCampaignName",
            "/deviceCategory",
            "/countryId",
            "/sessions",
            "/totalUsers",
            "/conversions",
            "/transactions"))
        .isEqualTo(texts(
            rows,
            row -> Stream.of(
                CLIENT.propertyId(),
                "20260325",
                row.source(),
                row.medium(),
                row.campaign(),
                row.device(),
                row.country(),
                row.sessions(),
                row.totalUsers(),
                row.keyEvents(),
                row.transactions())));
    assertThat(records.stream()
            .map(record -> new BigDecimal(record.get("totalRevenue").asText()))
            .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(Micros.decimal(
            rows.stream().mapToLong(SessionDay::revenueMicros).sum(), CLIENT.currency()));
  }

  @Test
  void shopifyOrdersAndCustomers() throws Exception {
    Instant from = DAY.atStartOfDay(CLIENT.zone()).toInstant();
    Instant to = from.plusSeconds(86_399);
    List<Order> orders = CLIENT.shop().orders(from, to, TODAY);
    List<Customer> customers = CLIENT.shop().customers(from, to, TODAY);

    List<JsonNode> records = read("shopify", "orders", DateRange.day(DAY));

    assertThat(orders).isNotEmpty();
    assertThat(texts(records, "/id", "/created_at", "/updated_at", "/test", "/customer/id"))
        .isEqualTo(texts(
            orders,
            order -> Stream.of(
                order.id(),
                order.createdAt(),
                order.updatedAt(),
                order.test(),
                order.customer().id())));
    for (int i = 0; i < records.size(); i++) {
      Order order = orders.get(i);
      JsonNode record = records.get(i);
      assertThat(new BigDecimal(record.at("/total_price_set/shop_money/amount").textValue()))
          .isEqualByComparingTo(Micros.decimal(order.totalMicros(), CLIENT.currency()));
      assertThat(record.at("/line_items/nodes")).hasSameSizeAs(order.lines());
      assertThat(record.at("/refunds")).hasSameSizeAs(order.refunds());
    }
    assertThat(texts(read("shopify", "customers", DateRange.day(DAY)), "/id", "/email"))
        .isEqualTo(texts(customers, customer -> Stream.of(customer.id(), customer.email())));
  }

  @Test
  void klaviyoCampaignsValuesAndEvents() throws Exception {
    EmailCampaign campaign = CLIENT.email().campaigns(TODAY).get(0);
    LocalDate sent = LocalDate.ofInstant(campaign.sentAt(), CLIENT.zone());

    assertThat(texts(read("klaviyo", "campaigns", null), "/id", "/attributes/name", "/updated_at"))
        .hasSameSizeAs(CLIENT.email().campaigns(TODAY))
        .anyMatch(text -> text.startsWith(campaign.id() + "|" + campaign.name()));
    assertThat(texts(
            read("klaviyo", "campaign_values", DateRange.day(sent)),
            "/date",
            "/campaign_id",
            "/campaign_message_id",
            "/send_channel",
            "/statistics/recipients"))
        .containsExactly(String.join(
            "|",
            sent.toString(),
            campaign.id(),
            campaign.messageId(),
            "email",
            Long.toString(campaign.recipients())));
    Instant from = Instant.parse(sent + "T00:00:00Z");
    assertThat(texts(read("klaviyo", "events", DateRange.day(sent)), "/id"))
        .isNotEmpty()
        .isEqualTo(texts(
            KlaviyoRows.events(CLIENT, from, from.plusSeconds(86_399), TODAY),
            event -> Stream.of(event.id())));
  }

  @Test
  void ecbRatesOfTheWindowAlone() throws Exception {
    DateRange window = new DateRange(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 20));
    List<FxRate> rates = TestSandbox.WORLD.fx().rates(window.from(), window.to(), TODAY);

    List<JsonNode> records = read("ecb-rates", "rates", window);

    assertThat(texts(records, "/date", "/base", "/quote"))
        .isEqualTo(texts(rates, rate -> Stream.of(rate.day(), "EUR", rate.quote())));
    assertThat(records.get(0).get("rate").decimalValue())
        .isEqualByComparingTo(rates.get(0).rate());
  }
}
