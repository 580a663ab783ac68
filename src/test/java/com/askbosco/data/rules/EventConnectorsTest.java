package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connectors of web, payment and order events make of a message. */
class EventConnectorsTest {

  @Test
  void aPageViewNamesWhereTheVisitCameFromByItsAddress() {
    Mapped mapped = Mapped.of("web-events", "events", """
        {"messageId":"m-1","type":"page","anonymousId":"a-1","timestamp":"2026-03-31T22:30:00.250Z",
         "context":{"page":{"url":"https://shop.example/hats?utm_source=Google&utm_medium=CPC&utm_campaign=Spring#top",
           "referrer":"https://www.google.com/","title":"Hats"},"device":{"type":"mobile"},"ip":"192.0.2.1"}}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
        table: fct_web_event
        event_key: %s
        event_ts: 2026-03-31T22:30:00.250Z
        client_date: 2026-04-01
        property_id: 123
        event_name: page_view
        user_key: %s
        url_key: %s
        page_url: https://shop.example/hats
        source: google
        medium: cpc
        campaign: spring
        channel_group: Paid Search
        device_category: MOBILE
        country_code: (not set)
        consent_analytics: UNKNOWN
        is_key_event: false
        params: {"title":"Hats"}""".formatted(
            key("web-events", "m-1"),
            key("web-events", "a-1"),
            key("web-events", "https://shop.example/hats"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      https://shop.example/?gclid=x1       |                             | google      | cpc      | Paid Search
      https://shop.example/?fbclid=x1      |                             | facebook    | social   | Organic Social
      https://shop.example/                | https://www.bing.com/search | bing.com    | referral | Organic Search
      https://www.shop.example/a           | https://shop.example/b      | -           | -        | Direct
      https://shop.example/                | https://blog.example:8080/x | blog.example| referral | Referral
      https://shop.example/                |                             | -           | -        | Direct
      """)
  void aVisitHasASourceEvenWithoutTags(
      String url, String referrer, String source, String medium, String group) {
    Mapped mapped = Mapped.of(
        "web-events", "events", """
        {"messageId":"m","type":"page","anonymousId":"a","timestamp":"2026-03-31T10:00:00Z",
         "context":{"page":{"url":"%s","referrer":"%s"}}}""".formatted(url, Objects.requireNonNullElse(referrer, "")));

    Map<String, String> row = mapped.rows().get(0);
    assertThat(Arrays.asList(row.get("source"), row.get("medium"), row.get("channel_group")))
        .containsExactly(source, medium, group);
  }

  @Test
  void anOrderCompletedIsAKeyEventWithItsValue() {
    Mapped mapped = Mapped.of("web-events", "events", """
        {"messageId":"m","type":"track","event":"Order Completed","anonymousId":"a","userId":"u","timestamp":"2026-03-31T10:00:00Z",
         "properties":{"order_id":"501","revenue":63.9,"currency":"eur","email":"a@example.com","products":[{"sku":"H-1"}]}}""");

    assertThat(mapped.rows().get(0))
        .containsEntry("event_name", "Order Completed")
        .containsEntry("is_key_event", "true")
        .containsEntry("order_id", "501")
        .containsEntry("currency_code", "EUR")
        .containsEntry("event_value", "63.9")
        .containsEntry("items", "[{\"sku\":\"H-1\"}]")
        .doesNotContainKey("params");
  }

  @Test
  void whoRefusedAnalyticsIsNotKnownAgain() {
    Mapped mapped = Mapped.of("web-events", "events", """
        {"messageId":"m","type":"page","anonymousId":"a","timestamp":"2026-03-31T10:00:00Z",
         "context":{"consent":{"categoryPreferences":{"analytics":false}}}}""");

    assertThat(mapped.rows().get(0))
        .containsEntry("consent_analytics", "DENIED")
        .doesNotContainKey("user_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identify", "group", "alias"})
  void callsAboutPersonsStayInBronze(String type) {
    Mapped mapped = Mapped.of("web-events", "events", """
        {"messageId":"m","type":"%s","anonymousId":"a","timestamp":"2026-03-31T10:00:00Z","traits":{"email":"a@example.com"}}""".formatted(type));

    assertThat(mapped.rows()).isEmpty();
    assertThat(mapped.rejected()).isEmpty();
  }

  @Test
  void aChargeIsMoneyInItsCurrencysUnitAsOfItsEvent() {
    String event = """
        {"id":"evt_1","type":"charge.succeeded","created":1774996200,"livemode":true,"data":{"object":{"id":"ch_1","object":"charge",
         "amount":6390,"currency":"eur","created":1774996195,"status":"succeeded","captured":true,"payment_intent":"pi_1",
         "payment_method_details":{"type":"card"},"metadata":{"order_id":"501"},
         "billing_details":{"email":"a@example.com"}}}}""";

    Mapped mapped = Mapped.of("payment-events", "payments", event);

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
        table: fct_transaction
        transaction_key: %s
        transaction_id: ch_1
        order_key: %s
        transaction_ts: 2026-03-31T22:29:55Z
        client_date: 2026-04-01
        kind: SALE
        status: SUCCESS
        gateway: stripe
        payment_method: card
        currency_code: EUR
        amount: 63.9
        is_test: false
        extra: {"captured":true}""".formatted(
            key("payment-events", "ch_1"), key("payment-events", "501"))));
    assertThat(asOf("payment-events", "payments", event))
        .containsExactly(Instant.parse("2026-03-31T22:30:00Z"));
  }

  @Test
  void aYenHasNoCentsAndARefundKnowsItsCharge() {
    Mapped mapped = Mapped.of("payment-events", "payments", """
        {"id":"evt_2","type":"refund.created","created":1774996200,"livemode":false,"data":{"object":{"id":"re_1","object":"refund",
         "amount":500,"currency":"jpy","created":1774996195,"status":"pending","charge":"ch_1","reason":"requested_by_customer"}}}""");

    assertThat(mapped.rows().get(0))
        .containsEntry("kind", "REFUND")
        .containsEntry("amount", "500")
        .containsEntry("status", "PENDING")
        .containsEntry("is_test", "true")
        .containsEntry("parent_transaction_key", key("payment-events", "ch_1"));
  }

  /** An order as the REST API and webhooks write it. */
  private static final String ORDER = """
      {"id":501,"name":"#1001","created_at":"2026-03-31T00:30:00+02:00","updated_at":"2026-03-31T09:00:00Z","test":false,
       "currency":"EUR","financial_status":"partially_refunded","source_name":"web","taxes_included":true,
       "total_line_items_price":"65.00","total_discounts":"6.00","total_tax":"9.42","total_price":"63.90",
       "total_shipping_price_set":{"shop_money":{"amount":"4.90","currency_code":"EUR"}},
       "landing_site":"/hats?utm_source=google&utm_medium=cpc","customer":{"id":900},"shipping_address":{"country_code":"DE"},
       "line_items":[{"id":1,"title":"Hat","sku":"H-1","quantity":2,"price":"20.00","product_id":11,"variant_id":12,
         "discount_allocations":[{"amount":"4.00"}],"tax_lines":[{"price":"5.75"}]},
        {"id":2,"title":"Gift","quantity":1,"price":"25.00","product_id":null,"discount_allocations":[],"tax_lines":[]}],
       "refunds":[{"id":71,"created_at":"2026-03-31T08:59:59Z","restock":true,"transactions":[
         {"id":81,"kind":"refund","status":"success","amount":"18.00"}],
         "refund_line_items":[{"quantity":1,"subtotal":"18.00","restock_type":"return"}]}]}""";

  @Test
  void anOrdersRowsAreThoseTheApiGivesUnderTheSameKeys() {
    Mapped api = Mapped.of("shopify", "orders", ORDER);
    Mapped webhook = Mapped.of("order-events", "orders", ORDER);

    assertThat(webhook.rejected()).isEmpty();
    assertThat(webhook.rows())
        .hasSize(4)
        .containsExactlyElementsOf(api.rows())
        .first()
        .extracting("order_key")
        .isEqualTo(key("shopify", "501"));
    assertThat(Mapped.shipped("order-events").stream("orders")
            .orElseThrow()
            .sourceSystem("order-events"))
        .isEqualTo("shopify");
    assertThat(asOf("order-events", "orders", ORDER))
        .containsOnly(Instant.parse("2026-03-31T09:00:00Z"));
    assertThat(asOf("shopify", "orders", ORDER)).containsOnlyNulls();
  }

  @Test
  void aRefundsTransactionsAreOnesOfItsOrder() {
    Mapped mapped = Mapped.of("order-events", "refunds", """
        {"id":71,"order_id":501,"created_at":"2026-03-31T08:59:59Z","transactions":[{"id":81,"order_id":501,"kind":"refund",
         "status":"success","gateway":"shopify_payments","amount":"18.00","currency":"EUR","parent_id":80,"test":false}]}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows().get(0))
        .containsEntry("transaction_key", key("shopify", "81"))
        .containsEntry("order_key", key("shopify", "501"))
        .containsEntry("parent_transaction_key", key("shopify", "80"))
        .containsEntry("kind", "REFUND")
        .containsEntry("amount", "18");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "yesterday"           | BOSCO-3003
      "2026-03-31 10:00:00" | BOSCO-3003
      -5                    | BOSCO-3004
      """)
  void aRecordWithoutAMomentItHoldsAsOfIsADeadLetter(String updated, String code) {
    Mapped mapped =
        Mapped.of("order-events", "orders", ORDER.replace("\"2026-03-31T09:00:00Z\"", updated));

    assertThat(mapped.rows()).isEmpty();
    assertThat(mapped.rejected()).hasSize(1);
    assertThat(mapped.rejected().get(0).code().code()).isEqualTo(code);
    assertThat(mapped.rejected().get(0).reason()).startsWith("`as_of`: ");
  }

  private static List<Instant> asOf(String source, String stream, String json) {
    List<Instant> moments = new ArrayList<>();
    JsonNode record = Mapped.parse(json);
    Mapped.shipped(source).stream(stream)
        .orElseThrow()
        .map(record, 0, Mapped.context(source, stream), row -> moments.add(row.asOf()), bad -> {});
    return moments;
  }
}
