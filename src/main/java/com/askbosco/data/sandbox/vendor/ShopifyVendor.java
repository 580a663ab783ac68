package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shopify's Admin API in GraphQL, version 2025-01. The token says which shop is meant. Every answer tells its cost; the limit of
 * a single query and the draining of the bucket are left to the faults of a scenario.
 */
public final class ShopifyVendor implements Vendor {
  private static final String PATH = "/admin/api/2025-01/graphql.json";
  private static final int BUCKET = 2_000;
  private static final int RESTORED_PER_SECOND = 100;

  private final Secrets tokens =
      new Secrets(client -> "shpat_" + Secrets.hex(client, "shopify token", 32));

  @Override
  public String source() {
    return "shopify";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    return client(exchange).map(ClientWorld::id);
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    String body = exchange.text();
    return body.contains("customers(")
        ? Optional.of("customers")
        : body.contains("orders(") ? Optional.of("orders") : Optional.empty();
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return switch (fault.kind()) {
      case RATE_LIMIT, QUOTA_USED_UP -> Optional.of(throttled());
      case EXPIRED_TOKEN, REVOKED_TOKEN -> Optional.of(tokenRefused());
      case STATUS ->
        Optional.of(VendorJson.answer(
            fault.status(), VendorJson.object().put("errors", "Internal Server Error")));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return Optional.of(
        VendorJson.object().put("access_token", tokens.of(client)).put("orders_per_page", 50));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return List.of(new Connection(
        "shopify",
        source(),
        List.of(client.shopHost()),
        Optional.of(client.currency()),
        List.of("orders", "customers"),
        Map.of()));
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    VendorJson.send(exchange, answer(exchange));
  }

  private Answer answer(Exchange exchange) {
    if (!exchange.path().equals(PATH) || !exchange.method().equals("POST")) {
      return VendorJson.answer(404, VendorJson.object().put("errors", "Not Found"));
    }
    Optional<ClientWorld> client = client(exchange);
    if (client.isEmpty()) {
      return tokenRefused();
    }
    JsonNode request = VendorJson.read(exchange.text());
    try {
      List<GraphQlField> fields =
          GraphQlQuery.parse(request.path("query").asText(), request.path("variables"));
      ShopifyQuery query = new ShopifyQuery(client.get(), exchange);
      ObjectNode body = VendorJson.object();
      body.set("data", query.data(fields));
      int asked = fields.stream().mapToInt(GraphQlField::cost).sum();
      int first = fields.get(0).number("first").orElse(1);
      int used = 2 + (asked - 2) / Math.max(1, first) * query.returned();
      body.set("extensions", cost(asked, used, Math.max(0, BUCKET - used)));
      return VendorJson.answer(200, body);
    } catch (ShopifyQuery.Refused refused) {
      return VendorJson.answer(200, errors(String.valueOf(refused.getMessage()), refused.code()));
    } catch (IllegalArgumentException refused) {
      return VendorJson.answer(200, errors(String.valueOf(refused.getMessage()), "PARSE_ERROR"));
    }
  }

  private Optional<ClientWorld> client(Exchange exchange) {
    return tokens.holder(
        exchange.world(), exchange.header("X-Shopify-Access-Token").orElse(""));
  }

  private static ObjectNode errors(String message, String code) {
    ObjectNode body = VendorJson.object();
    body.putArray("errors")
        .addObject()
        .put("message", message)
        .putObject("extensions")
        .put("code", code);
    return body;
  }

  private static ObjectNode cost(int asked, @Nullable Integer used, int left) {
    ObjectNode extensions = VendorJson.object();
    ObjectNode cost = extensions.putObject("cost").put("requestedQueryCost", asked);
    cost.put("actualQueryCost", used);
    cost.putObject("throttleStatus")
        .put("maximumAvailable", (double) BUCKET)
        .put("currentlyAvailable", left)
        .put("restoreRate", (double) RESTORED_PER_SECOND);
    return extensions;
  }

  private static Answer throttled() {
    ObjectNode body = errors("Throttled", "THROTTLED");
    body.withObject("/errors/0/extensions")
        .put("documentation", "https://shopify.dev/api/usage/rate-limits");
    body.set("extensions", cost(1_002, null, 66));
    return VendorJson.answer(200, body);
  }

  private static Answer tokenRefused() {
    return VendorJson.answer(
        401,
        VendorJson.object()
            .put(
                "errors",
                "[API] Invalid API key or access token (unrecognized login or wrong password)"));
  }
}
