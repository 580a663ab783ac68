package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyMappingTest {
  private static final String SOURCE = "shopify";

  @Test
  void mapsAnOrderOfTheGraphQlApiWithItsLinesAndRefunds() {
    Mapped mapped = Mapped.of(SOURCE, "orders", """
        {"id":"501","admin_graphql_api_id":"gid://shopify/Order/501","name":"#1001","created_at":"2026-03-30T22:30:00Z",
         "updated_at":"2026-03-31T09:00:00Z","processed_at":"2026-03-30T22:30:00Z","cancelled_at":null,"cancel_reason":null,
         "test":false,"currency":"EUR","financial_status":"PARTIALLY_REFUNDED","source_name":"web","taxes_included":true,
         "discount_codes":["SPRING"],"total_price_set":{"shop_money":{"amount":"63.9","currency_code":"EUR"}},
         "subtotal_price_set":{"shop_money":{"amount":"59.0","currency_code":"EUR"}},
         "total_discounts_set":{"shop_money":{"amount":"6.0","currency_code":"EUR"}},
         "total_tax_set":{"shop_money":{"amount":"9.42","currency_code":"EUR"}},
         "total_shipping_price_set":{"shop_money":{"amount":"4.9","currency_code":"EUR"}},
         "total_refunded_set":{"shop_money":{"amount":"18.0","currency_code":"EUR"}},
         "customer":{"id":"900","email":"a@example.com","phone":null,"orders_count":"1"},
         "customer_journey_summary":{"customer_order_index":1,
           "last_visit":{"utm_parameters":{"source":"Google","medium":"CPC","campaign":"{campaignid}"}}},
         "shipping_address":{"country_code":"DE"},
         "line_items":{"nodes":[
           {"id":"gid://shopify/LineItem/1","title":"Hat","sku":"H-1","quantity":2,"product":{"id":"11"},"variant":{"id":"12"},
            "price_set":{"shop_money":{"amount":"20.0","currency_code":"EUR"}},
            "discount_allocations":[{"amount_set":{"shop_money":{"amount":"4.0","currency_code":"EUR"}}}],
            "tax_lines":[{"rate":0.19,"price_set":{"shop_money":{"amount":"5.75","currency_code":"EUR"}}}]},
           {"id":"gid://shopify/LineItem/2","title":"Gift","sku":null,"quantity":1,"product":null,"variant":null,
            "price_set":{"shop_money":{"amount":"25.0","currency_code":"EUR"}},"discount_allocations":[],"tax_lines":[]}]},
         "refunds":[{"id":"71","created_at":"2026-03-31T21:59:59Z","note":"too small",
           "total_refunded_set":{"shop_money":{"amount":"18.0","currency_code":"EUR"}},
           "refund_line_items":{"nodes":[{"quantity":1,"line_item":{"id":"gid://shopify/LineItem/1"},
             "subtotal_set":{"shop_money":{"amount":"18.0"}},"total_tax_set":{"shop_money":{"amount":"2.87"}}}]}}]}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows())
        .containsExactly(
            row("""
                table: fct_order
                order_key: %s
                order_id: 501
                order_name: #1001
                order_ts: 2026-03-30T22:30:00Z
                updated_ts: 2026-03-31T09:00:00Z
                client_date: 2026-03-31
                store: 123
                customer_key: %s
                status: OPEN
                financial_status: PARTIALLY_REFUNDED
                currency_code: EUR
                gross_sales: 65
                discounts: 6
                shipping: 4.9
                tax: 9.42
                taxes_included: true
                refunds_total: 18
                net_sales: 59
                total_price: 63.9
                units: 3
                is_new_customer: true
                order_number_for_customer: 1
                source_name: web
                utm_source: google
                channel_group: Paid Search
                utm_medium: cpc
                country_code: DE
                is_test: false
                extra: {"discount_codes":["SPRING"]}""".formatted(key(SOURCE, "501"), key(SOURCE, "900"))),
            row("""
                table: fct_order_line
                order_key: %s
                line_id: 1
                order_id: 501
                client_date: 2026-03-31
                product_key: %s
                variant_key: %s
                sku: H-1
                title: Hat
                currency_code: EUR
                qty: 2
                unit_price: 20
                gross: 40
                discount_alloc: 4
                tax: 5.75
                is_test: false""".formatted(key(SOURCE, "501"), key(SOURCE, "11"), key(SOURCE, "12"))),
            row("""
                table: fct_order_line
                order_key: %s
                line_id: 2
                order_id: 501
                client_date: 2026-03-31
                sku: (not set)
                title: Gift
                currency_code: EUR
                qty: 1
                unit_price: 25
                gross: 25
                discount_alloc: 0
                is_test: false""".formatted(key(SOURCE, "501"))),
            row("""
                table: fct_refund
                refund_key: %s
                refund_id: 71
                order_key: %s
                order_id: 501
                refund_ts: 2026-03-31T21:59:59Z
                client_date: 2026-03-31
                currency_code: EUR
                amount: 18
                goods_amount: 18
                units: 1
                reason: (not set)
                is_test: false""".formatted(key(SOURCE, "71"), key(SOURCE, "501"))));
  }

  @Test
  void mapsAnOrderOfTheRestApiWithItsLinesAndRefunds() {
    Mapped mapped = Mapped.of(SOURCE, "orders", """
        {"id":501,"admin_graphql_api_id":"gid://shopify/Order/501","name":"#1001","created_at":"2026-03-30T05:09:44-07:00",
         "updated_at":"2026-03-30T06:25:43-07:00","cancelled_at":"2026-03-30T06:25:43-07:00","cancel_reason":"customer",
         "closed_at":"2026-03-30T06:25:43-07:00","test":true,"currency":"USD","financial_status":"refunded",
         "source_name":"web","taxes_included":false,"landing_site":"/p?utm_source=News%20Letter&utm_campaign=a%26b#x",
         "total_line_items_price":59.0,"total_discounts":1.77,"total_tax":0.0,"total_tip_received":0.5,"total_price":57.23,
         "total_shipping_price_set":{"shop_money":{"amount":0.0,"currency_code":"USD"},
                                     "presentment_money":{"amount":9.0,"currency_code":"CAD"}},
         "customer":null,"billing_address":{"country_code":"US"},"shipping_address":null,
         "line_items":[{"id":1,"title":"Sneaker","sku":"","quantity":1,"price":59.0,"product_id":11,"variant_id":12,
           "price_set":{"shop_money":{"amount":59.0,"currency_code":"USD"}},"tax_lines":[],
           "discount_allocations":[{"amount":"1.77","amount_set":{"shop_money":{"amount":"1.77"}}}]}],
         "refunds":[{"id":71,"created_at":"2026-03-30T06:25:43-07:00","processed_at":"2026-03-30T06:25:43-07:00","restock":true,
           "transactions":[{"amount":"57.23","kind":"refund","status":"success"},
                           {"amount":"57.23","kind":"refund","status":"failure"},
                           {"amount":"57.23","kind":"capture","status":"success"}],
           "refund_line_items":[{"quantity":1,"restock_type":"return","subtotal":57.23,
             "subtotal_set":{"shop_money":{"amount":"57.23"}}}]},
           {"id":72,"created_at":"2026-03-30T07:00:00-07:00","restock":true,"transactions":[],
            "refund_line_items":[{"quantity":1,"restock_type":"no_restock","subtotal":27.0}]}]}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows())
        .containsExactly(
            row("""
                table: fct_order
                order_key: %s
                order_id: 501
                order_name: #1001
                order_ts: 2026-03-30T12:09:44Z
                updated_ts: 2026-03-30T13:25:43Z
                client_date: 2026-03-30
                store: 123
                status: CANCELLED
                financial_status: REFUNDED
                currency_code: USD
                gross_sales: 59
                discounts: 1.77
                shipping: 0
                tax: 0
                taxes_included: false
                tips: 0.5
                refunds_total: 57.23
                net_sales: 57.23
                total_price: 57.23
                units: 1
                source_name: web
                utm_source: news letter
                channel_group: Unassigned
                utm_campaign: a&b
                country_code: US
                cancelled_ts: 2026-03-30T13:25:43Z
                is_test: true
                extra: {"cancel_reason":"customer"}""".formatted(key(SOURCE, "501"))),
            row("""
                table: fct_order_line
                order_key: %s
                line_id: 1
                order_id: 501
                client_date: 2026-03-30
                product_key: %s
                variant_key: %s
                sku: (not set)
                title: Sneaker
                currency_code: USD
                qty: 1
                unit_price: 59
                gross: 59
                discount_alloc: 1.77
                is_test: true
                cancelled_ts: 2026-03-30T13:25:43Z""".formatted(key(SOURCE, "501"), key(SOURCE, "11"), key(SOURCE, "12"))),
            refund("71", "2026-03-30T13:25:43Z", "57.23", "57.23", "RETURN"),
            refund("72", "2026-03-30T14:00:00Z", "0", "27", "NO_RESTOCK"));
  }

  private static java.util.Map<String, String> refund(
      String id, String ts, String amount, String goods, String reason) {
    return row("""
        table: fct_refund
        refund_key: %s
        refund_id: %s
        order_key: %s
        order_id: 501
        refund_ts: %s
        client_date: 2026-03-30
        currency_code: USD
        amount: %s
        goods_amount: %s
        units: 1
        restock: true
        reason: %s
        is_test: true
        order_cancelled_ts: 2026-03-30T13:25:43Z""".formatted(key(SOURCE, id), id, key(SOURCE, "501"), ts, amount, goods, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"""
      {"id":"900","first_name":"Ada","email":" Ada@Example.com ","phone":"+49 (30) 1234-567",
       "created_at":"2026-03-01T00:00:00Z","updated_at":"2026-03-02T00:00:00Z","orders_count":"3",
       "email_marketing_consent":{"state":"SUBSCRIBED"},"sms_marketing_consent":{"state":"NOT_SUBSCRIBED"},
       "default_address":{"country_code":"DE"}}""", """
      {"id":900,"first_name":"Ada","email":"ada@example.com","phone":"+49301234567",
       "created_at":"2026-03-01T01:00:00+01:00","updated_at":"2026-03-02T01:00:00+01:00","orders_count":3,
       "email_marketing_consent":{"state":"subscribed"},"sms_marketing_consent":{"state":"not_subscribed"},
       "addresses":[{"country_code":"de"}]}"""})
  void mapsCustomersOfBothShapesAsHashes(String json) {
    Mapped mapped = Mapped.of(SOURCE, "customers", json);

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: dim_customer
            customer_key: %s
            email_sha256: %s
            phone_sha256: %s
            created_ts: 2026-03-01T00:00:00Z
            updated_ts: 2026-03-02T00:00:00Z
            orders_count: 3
            country_code: DE
            consent_email: SUBSCRIBED
            consent_sms: NOT_SUBSCRIBED""".formatted(
            key(SOURCE, "900"), Mapped.sha256("ada@example.com"), Mapped.sha256("+49301234567"))));
  }

  @Test
  void mapsTheVisitsBeforeAnOrder() {
    Mapped mapped = Mapped.of(SOURCE, "orders", """
        {"id":"501","created_at":"2026-03-30T22:30:00Z","test":false,"currency":"EUR","line_items":{"nodes":[]},"refunds":[],
         "total_line_items_price":"1",
         "customer_journey_summary":{"customer_order_index":1,"moments":{"nodes":[
           {"id":"gid://shopify/CustomerVisit/1","occurred_at":"2026-03-01T10:00:00Z","landing_page":"https://a.example/?utm_source=x",
            "source":"Google","source_type":"AD","referrer_url":"https://www.google.com/",
            "utm_parameters":{"source":"Google","medium":"CPC","campaign":"Shop+Spring","content":"b1","term":"hat"}},
           {"id":"gid://shopify/CustomerVisit/2","occurred_at":"2026-03-02T10:00:00Z","landing_page":"https://a.example/?GCLID=EAIa",
            "source":"Google","source_type":null,"utm_parameters":null},
           {"id":"gid://shopify/CustomerVisit/3","occurred_at":"2026-03-03T10:00:00Z","landing_page":"https://a.example/?fbclid=x",
            "source":"Facebook","source_type":null,"utm_parameters":null},
           {"id":"gid://shopify/CustomerVisit/4","occurred_at":"2026-03-04T10:00:00Z","landing_page":null,
            "source":"Google","source_type":"SEO","utm_parameters":null},
           {"id":"gid://shopify/CustomerVisit/5","occurred_at":"2026-03-05T10:00:00Z","landing_page":"https://a.example/",
            "source":"blog.example","source_type":null,"referrer_url":"https://blog.example/","utm_parameters":null},
           {"id":"gid://shopify/CustomerVisit/6","occurred_at":"2026-03-06T10:00:00Z","landing_page":"https://a.example/",
            "source":"direct","source_type":null,"utm_parameters":null},
           {"id":"gid://shopify/CustomerVisit/7","occurred_at":"2026-03-07T10:00:00Z","landing_page":"https://a.example/",
            "source":"unknown","source_type":"LOYALTY","utm_parameters":null},
           {}]}}}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows().stream()
            .filter(row -> "fct_order_touch".equals(row.get("table")))
            .map(row -> String.join(
                " | ",
                String.valueOf(row.get("touch_id")),
                String.valueOf(row.get("touch_ts")),
                String.valueOf(row.get("source")),
                String.valueOf(row.get("medium")),
                String.valueOf(row.get("campaign")),
                String.valueOf(row.get("click_id_type")),
                String.valueOf(row.get("channel_group"))))
            .sorted())
        .containsExactly(
            "1 | 2026-03-01T10:00:00Z | google | cpc | shop+spring | null | Paid Shopping",
            "2 | 2026-03-02T10:00:00Z | google | cpc | (not set) | gclid | Paid Search",
            "3 | 2026-03-03T10:00:00Z | facebook | social | (not set) | fbclid | Organic Social",
            "4 | 2026-03-04T10:00:00Z | google | organic | (not set) | null | Organic Search",
            "5 | 2026-03-05T10:00:00Z | blog.example | referral | (not set) | null | Referral",
            "6 | 2026-03-06T10:00:00Z | (direct) | (none) | (not set) | null | Direct",
            "7 | 2026-03-07T10:00:00Z | unknown | (not set) | (not set) | null | Unassigned");
  }
}
