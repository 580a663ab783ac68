package com.askbosco.data.pipeline.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Events, sessions, orders and minutes by loops over messages, with nothing of the product. */
final class PlainEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration GAP = Duration.ofMinutes(30);

  private final Map<String, JsonNode> events = new LinkedHashMap<>();
  private final Map<String, JsonNode> orders = new TreeMap<>();
  private int bad;

  void add(String partition, String message) {
    JsonNode record;
    try {
      record = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      bad++;
      return;
    }
    if (partition.startsWith("orders")) {
      orders.merge(
          record.get("id").asText(),
          record,
          (a, b) -> moment(b, "updated_at").isBefore(moment(a, "updated_at")) ? a : b);
    } else if (!record.isObject() || !record.has("messageId") || !isMoment(record)) {
      bad++;
    } else {
      events.putIfAbsent(record.get("messageId").asText(), record);
    }
  }

  private static boolean isMoment(JsonNode record) {
    try {
      Instant.parse(record.path("timestamp").asText());
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Instant moment(JsonNode record, String field) {
    return Instant.parse(record.get(field).asText());
  }

  private static String channel(String url) {
    return url.contains("cpc") ? "Paid Search" : url.contains("email") ? "Email" : "Direct";
  }

  private static String channel(JsonNode event) {
    return channel(event.path("context").path("page").path("url").asText());
  }

  private static boolean isKey(JsonNode event) {
    return event.get("type").asText().equals("track");
  }

  List<String> events() {
    return events.values().stream()
        .map(event -> row(
            moment(event, "timestamp"),
            event.has("anonymousId"),
            channel(event),
            isKey(event) ? "Order Completed" : "page_view"))
        .toList();
  }

  private record Session(List<JsonNode> events) {
    Instant start() {
      return moment(events.get(0), "timestamp");
    }

    Instant end() {
      return moment(events.get(events.size() - 1), "timestamp");
    }

    String channelGroup() {
      return channel(events.get(0));
    }
  }

  private List<Session> cut() {
    Map<String, List<JsonNode>> byVisitor = new TreeMap<>();
    events.values().stream()
        .filter(event -> event.has("anonymousId"))
        .forEach(event -> byVisitor
            .computeIfAbsent(event.get("anonymousId").asText(), v -> new ArrayList<>())
            .add(event));
    List<Session> sessions = new ArrayList<>();
    byVisitor.values().forEach(own -> {
      own.sort(Comparator.comparing(event -> moment(event, "timestamp")));
      Instant before = Instant.MIN;
      for (JsonNode event : own) {
        Instant at = moment(event, "timestamp");
        if (before == Instant.MIN || Duration.between(before, at).compareTo(GAP) > 0) {
          sessions.add(new Session(new ArrayList<>()));
        }
        sessions.get(sessions.size() - 1).events().add(event);
        before = at;
      }
    });
    return sessions;
  }

  List<String> sessions() {
    return cut().stream()
        .map(session -> row(
            session.start(),
            session.end(),
            session.channelGroup(),
            session.events().size(),
            session.events().stream().filter(event -> !isKey(event)).count(),
            session.events().stream().filter(PlainEvents::isKey).count()))
        .toList();
  }

  private static BigDecimal net(JsonNode order) {
    return new BigDecimal(order.get("line_items").get(0).get("price").asText())
        .subtract(new BigDecimal(order.get("total_discounts").asText()));
  }

  List<String> orders() {
    return orders.values().stream()
        .map(order -> row(
            order.get("id").asText(),
            moment(order, "updated_at"),
            !order.get("cancelled_at").isNull(),
            net(order)))
        .toList();
  }

  private static final class Figures {
    private int events;
    private int pageviews;
    private int keyEvents;
    private int sessions;
    private int orders;
    private BigDecimal revenue = BigDecimal.ZERO;
  }

  List<String> minutes() {
    Map<String, Figures> minutes = new TreeMap<>();
    for (Session session : cut()) {
      at(minutes, session.start(), session.channelGroup(), "web-events", "(not set)").sessions++;
      session.events().forEach(event -> count(minutes, event, session.channelGroup()));
    }
    events.values().stream()
        .filter(event -> !event.has("anonymousId"))
        .forEach(event -> count(minutes, event, channel(event)));
    for (JsonNode order : orders.values()) {
      if (order.get("cancelled_at").isNull() && !order.get("test").asBoolean()) {
        String site = order.get("landing_site").asText();
        Figures figures = at(
            minutes,
            moment(order, "created_at"),
            site.contains("cpc") ? "Paid Search" : "Unassigned",
            "shopify",
            "EUR");
        figures.orders++;
        figures.revenue = figures.revenue.add(net(order));
      }
    }
    List<String> rows = new ArrayList<>();
    minutes.forEach((key, f) -> rows.add(
        key + " | " + row(f.events, f.pageviews, f.keyEvents, f.sessions, f.orders, f.revenue)));
    return rows;
  }

  private static void count(Map<String, Figures> minutes, JsonNode event, String channel) {
    Figures figures = at(minutes, moment(event, "timestamp"), channel, "web-events", "(not set)");
    figures.events++;
    figures.pageviews += isKey(event) ? 0 : 1;
    figures.keyEvents += isKey(event) ? 1 : 0;
  }

  private static Figures at(
      Map<String, Figures> minutes, Instant at, String channel, String source, String currency) {
    LocalDate day = at.atZone(EventHistory.ZONE).toLocalDate();
    return minutes.computeIfAbsent(
        row(day, at.truncatedTo(ChronoUnit.MINUTES), channel, source, currency),
        key -> new Figures());
  }

  int bad() {
    return bad;
  }

  private static String row(Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(text(value));
    }
    return String.join(" | ", texts);
  }

  /** A value as a text that is the same for equal values of different types. */
  static String text(Object value) {
    return switch (value) {
      case OffsetDateTime moment -> moment.toInstant().toString();
      case BigDecimal number ->
        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      case null -> "null";
      default -> Objects.toString(value);
    };
  }
}
