package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a GraphQL query over a shop: the connections {@code orders} and {@code customers}, searched by their last change. */
final class ShopifyQuery {
  private static final Pattern UPDATED =
      Pattern.compile("updated_at:(>=|<=|<|>)'?([0-9TZ:+.-]+)'?");
  private static final int MOST = 250;

  private final ClientWorld client;
  private final Exchange exchange;
  private int returned;

  /** A query that names something that is not there. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  ShopifyQuery(ClientWorld client, Exchange exchange) {
    this.client = client;
    this.exchange = exchange;
  }

  /** The part {@code data} of the answer. */
  ObjectNode data(List<GraphQlField> fields) {
    ObjectNode data = VendorJson.object();
    for (GraphQlField field : fields) {
      data.set(field.key(), pick(connection(field), field));
    }
    return data;
  }

  /** Objects that were returned at the top, for the actual cost. */
  int returned() {
    return returned;
  }

  private ObjectNode connection(GraphQlField field) {
    int first = field.number("first").orElse(0);
    if (first < 1 || first > MOST) {
      throw new Refused(
          "BAD_REQUEST", "you must provide one of first or last between 1 and " + MOST);
    }
    String search = field.text("query").orElse("");
    Instant from = bound(search, true);
    Instant to = bound(search, false);
    ShopifyOrders shop = new ShopifyOrders(client);
    return switch (field.name()) {
      case "orders" ->
        page(
            field,
            first,
            "OrderConnection",
            client.shop().orders(from, to, exchange.today()),
            shop::order);
      case "customers" ->
        page(
            field,
            first,
            "CustomerConnection",
            client.shop().customers(from, to, exchange.today()),
            shop::customer);
      default ->
        throw new Refused(
            "undefinedField", "Field '" + field.name() + "' doesn't exist on type 'QueryRoot'");
    };
  }

  private <T> ObjectNode page(
      GraphQlField field,
      int first,
      String type,
      List<T> all,
      java.util.function.Function<T, ObjectNode> json) {
    PageOf<T> page = PageOf.of(all, field.text("after"), first, exchange);
    ObjectNode connection = VendorJson.object().put("__typename", type);
    ArrayNode nodes = connection.putArray("nodes");
    page.items().forEach(item -> nodes.add(json.apply(item)));
    returned += nodes.size();
    connection
        .putObject("pageInfo")
        .put("__typename", "PageInfo")
        .put("hasNextPage", page.next().isPresent())
        .put("hasPreviousPage", field.text("after").isPresent())
        .put("endCursor", page.next().orElse(nodes.isEmpty() ? null : "ZW5k"));
    return connection;
  }

  /** The earliest or latest second of the search; a plain date begins at the shop's midnight. */
  private Instant bound(String search, boolean earliest) {
    Instant bound = earliest ? Instant.EPOCH : Instant.parse("9999-01-01T00:00:00Z");
    Matcher term = UPDATED.matcher(search);
    while (term.find()) {
      Instant value = moment(term.group(2), client.zone());
      switch (term.group(1)) {
        case ">=" -> bound = earliest ? value : bound;
        case ">" -> bound = earliest ? value.plusSeconds(1) : bound;
        case "<=" -> bound = earliest ? bound : value;
        default -> bound = earliest ? bound : value.minusSeconds(1);
      }
    }
    return bound;
  }

  private static Instant moment(String text, ZoneId zone) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Refused("BAD_REQUEST", "Invalid date in the search: " + text);
    }
  }

  /** What a field selects of a value that has everything. */
  private static JsonNode pick(JsonNode value, GraphQlField field) {
    if (value.isArray()) {
      ArrayNode picked = VendorJson.array();
      int most = field.number("first").orElse(Integer.MAX_VALUE);
      for (JsonNode item : value) {
        if (picked.size() < most) {
          picked.add(pick(item, field));
        }
      }
      return picked;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode picked = VendorJson.object();
    for (GraphQlField child : field.fields()) {
      picked.set(child.key(), pick(member(value, child, field), child));
    }
    return picked;
  }

  private static JsonNode member(JsonNode value, GraphQlField child, GraphQlField parent) {
    JsonNode member = value.get(child.name());
    if (member == null) {
      throw new Refused(
          "undefinedField",
          "Field '" + child.name() + "' doesn't exist on type '"
              + value.path("__typename").asText() + "'");
    }
    if (member.isObject() != !child.fields().isEmpty() && !member.isArray() && !member.isNull()) {
      throw new Refused(
          "selectionMismatch",
          String.format(
              Locale.ROOT,
              "Field '%s' must%s have selections",
              child.name(),
              member.isObject() ? "" : " not"));
    }
    Optional<Integer> most = parent.number("first");
    if (child.name().equals("nodes") && most.isPresent() && member.size() > most.get()) {
      ArrayNode cut = VendorJson.array();
      member.forEach(item -> {
        if (cut.size() < most.get()) {
          cut.add(item);
        }
      });
      return cut;
    }
    return member;
  }
}
