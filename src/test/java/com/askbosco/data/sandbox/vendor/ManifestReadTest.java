package com.askbosco.data.sandbox.vendor;

import static com.askbosco.data.sandbox.vendor.ManifestReader.fields;
import static com.askbosco.data.sandbox.vendor.ManifestReader.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Customer;
import com.askbosco.data.sandbox.world.EmailCampaign;
import com.askbosco.data.sandbox.world.FxRate;
import com.askbosco.data.sandbox.world.Micros;
import com.askbosco.data.sandbox.world.Order;
import com.askbosco.data.sandbox.world.SessionDay;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every stream of the other manifests, read over HTTP from the simulated vendors: the records are the world's figures. */
class ManifestReadTest {
  private static final LocalDate DAY = TestSandbox.DAY;
  private static final LocalDate TODAY = TestSandbox.TODAY;
  private static final ClientWorld CLIENT = TestSandbox.aurora();
  private static final ManifestReader READER = new ManifestReader(Scenario.none());

  @AfterAll
  static void stop() {
    READER.close();
  }

  @Test
  void ga4Report() throws Exception {
    List<SessionDay> rows = CLIENT.web().sessionsDaily(DAY, TODAY);

    List<JsonNode> records = READER.read(
        "google-analytics-data-api",
        "traffic_acquisition_session_source_medium_report",
        DateRange.day(DAY));

    assertThat(rows).isNotEmpty();
    assertThat(fields(
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
        .isEqualTo(values(
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

    List<JsonNode> records = READER.read("shopify", "orders", DateRange.day(DAY));

    assertThat(orders).isNotEmpty();
    assertThat(fields(records, "/id", "/created_at", "/updated_at", "/test", "/customer/id"))
        .isEqualTo(values(
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
    assertThat(fields(READER.read("shopify", "customers", DateRange.day(DAY)), "/id", "/email"))
        .isEqualTo(values(customers, customer -> Stream.of(customer.id(), customer.email())));
  }

  @Test
  void klaviyoCampaignsValuesAndEvents() throws Exception {
    EmailCampaign campaign = CLIENT.email().campaigns(TODAY).get(0);
    LocalDate sent = LocalDate.ofInstant(campaign.sentAt(), CLIENT.zone());

    assertThat(fields(
            READER.read("klaviyo", "campaigns", null), "/id", "/attributes/name", "/updated_at"))
        .hasSameSizeAs(CLIENT.email().campaigns(TODAY))
        .anyMatch(text -> text.startsWith(campaign.id() + "|" + campaign.name()));
    assertThat(fields(
            READER.read("klaviyo", "campaign_values", DateRange.day(sent)),
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
    assertThat(fields(READER.read("klaviyo", "events", DateRange.day(sent)), "/id"))
        .isNotEmpty()
        .isEqualTo(values(
            KlaviyoRows.events(CLIENT, from, from.plusSeconds(86_399), TODAY),
            event -> Stream.of(event.id())));
  }

  @Test
  void ecbRatesOfTheWindowAlone() throws Exception {
    DateRange window = new DateRange(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 20));
    List<FxRate> rates = TestSandbox.WORLD.fx().rates(window.from(), window.to(), TODAY);

    List<JsonNode> records = READER.read("ecb-rates", "rates", window);

    assertThat(fields(records, "/date", "/base", "/quote"))
        .isEqualTo(values(rates, rate -> Stream.of(rate.day(), "EUR", rate.quote())));
    assertThat(records.get(0).get("rate").decimalValue())
        .isEqualByComparingTo(rates.get(0).rate());
  }
}
