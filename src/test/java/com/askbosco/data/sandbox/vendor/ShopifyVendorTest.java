package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.Micros;
import com.askbosco.data.sandbox.world.Order;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyVendorTest {
  private static final String PATH = "/admin/api/2025-01/graphql.json";
  private static final String DAY = "updated_at:>='2026-03-25' updated_at:<'2026-03-26'";
  private static final String QUERY = """
      query Orders($first: Int!, $after: String, $query: String) {
        orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
          pageInfo { hasNextPage endCursor }
          nodes {
            number: legacyResourceId
            id
            total: totalPriceSet { shopMoney { amount currencyCode } }
            lineItems(first: 1) { nodes { id quantity } }
            customer { numberOfOrders }
          }
        }
      }
      """;

  private TestSandbox sandbox = new TestSandbox(new ShopifyVendor());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private TestSandbox.Reply ask(String query, ObjectNode variables) throws Exception {
    Map<String, String> headers = Map.of(
        "X-Shopify-Access-Token", sandbox.credential().get("access_token").asText());
    ObjectNode body = VendorJson.object().put("query", query);
    body.set("variables", variables);
    return sandbox.post(PATH, headers, body.toString());
  }

  private static ObjectNode variables(int first) {
    return VendorJson.object().put("first", first).put("query", DAY);
  }

  @Test
  void ordersOfAllPagesAreTheOnesChangedOnTheShopsDay() throws Exception {
    List<JsonNode> found = new ArrayList<>();
    ObjectNode variables = variables(7);
    JsonNode page;
    do {
      page = ask(QUERY, variables).json().get("data").get("orders");
      assertThat(page.get("nodes").size()).isBetween(1, 7);
      page.get("nodes").forEach(found::add);
      variables.set("after", page.get("pageInfo").get("endCursor"));
    } while (page.get("pageInfo").get("hasNextPage").asBoolean());

    Instant from = TestSandbox.DAY.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
    List<Order> orders =
        TestSandbox.aurora().shop().orders(from, from.plusSeconds(86_399), TestSandbox.TODAY);
    assertThat(orders).hasSizeGreaterThan(7);
    assertThat(found).hasSameSizeAs(orders);
    for (int i = 0; i < found.size(); i++) {
      Order order = orders.get(i);
      JsonNode node = found.get(i);
      assertThat(node.get("number").textValue()).isEqualTo(order.id());
      assertThat(node.get("id").textValue()).isEqualTo("gid://shopify/Order/" + order.id());
      assertThat(new BigDecimal(node.get("total").get("shopMoney").get("amount").textValue()))
          .isEqualByComparingTo(Micros.decimal(order.totalMicros(), "EUR"));
      assertThat(node.get("lineItems").get("nodes")).hasSize(1);
      assertThat(node.get("customer").get("numberOfOrders").isTextual()).isTrue();
      assertThat(node).hasSize(5);
    }
  }

  @Test
  void answerTellsItsCostAndTheBucket() throws Exception {
    JsonNode cost = ask(QUERY, variables(1)).json().get("extensions").get("cost");

    // 2 for the connection; the order, a bag, its money, 3 for one line, the customer
    assertThat(cost.get("requestedQueryCost").asInt()).isEqualTo(2 + 1 + 2 + 3 + 1);
    assertThat(cost.get("actualQueryCost").asInt()).isEqualTo(9);
    assertThat(cost.get("throttleStatus").get("maximumAvailable").asDouble()).isEqualTo(2000.0);
    assertThat(cost.get("throttleStatus").get("restoreRate").asDouble()).isEqualTo(100.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{ orders(first: 1) { nodes { foo } } }; Field 'foo' doesn't exist on type 'Order'",
        "{ products(first: 1) { nodes { id } } }; Field 'products' doesn't exist on type 'QueryRoot'",
        "{ orders(first: 1) { nodes { customer } } }; Field 'customer' must have selections",
        "{ orders { nodes { id } } }; you must provide one of first or last",
        "{ orders(first: 1) { nodes { id }; unexpected end of file",
        "{ orders(first: 1) { nodes { ...Fields } } }; unexpected ...",
      })
  void wrongQueryIsStatus200WithErrors(String query, String message) throws Exception {
    TestSandbox.Reply reply = ask(query, VendorJson.object());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().has("data")).isFalse();
    assertThat(reply.json().get("errors").get(0).get("message").asText()).contains(message);
  }

  @Test
  void unknownTokenIsRefused() throws Exception {
    TestSandbox.Reply reply = sandbox.post(PATH, Map.of("X-Shopify-Access-Token", "x"), "{}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().get("errors").asText()).startsWith("[API] Invalid API key");
  }

  @Test
  void emptyBucketIsStatus200WithCodeThrottled() throws Exception {
    sandbox.close();
    sandbox = new TestSandbox(
        new ShopifyVendor(), TestSandbox.scenario("faults:\n  - {kind: rate_limit}\n"));

    TestSandbox.Reply reply = ask(QUERY, variables(1));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("errors").get(0).get("extensions").get("code").asText())
        .isEqualTo("THROTTLED");
    assertThat(reply.json().get("extensions").get("cost").get("actualQueryCost").isNull())
        .isTrue();
  }
}
