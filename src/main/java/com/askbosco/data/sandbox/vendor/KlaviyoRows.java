package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.EmailCampaign;
import com.askbosco.data.sandbox.world.MessageDay;
import com.askbosco.data.sandbox.world.MessageEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Klaviyo's objects in the form of JSON:API. */
final class KlaviyoRows {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DAYS_OF_LIFE = 8;

  private static final Map<String, Function<Totals, JsonNode>> STATISTICS = statistics();

  /** A campaign with everything that became of it. */
  private record Totals(EmailCampaign campaign, List<MessageDay> days) {
    JsonNode sum(ToLongFunction<MessageDay> field) {
      return LongNode.valueOf(total(field));
    }

    long total(ToLongFunction<MessageDay> field) {
      return days.stream().mapToLong(field).sum();
    }

    JsonNode rate(ToLongFunction<MessageDay> field) {
      long delivered = total(MessageDay::delivered);
      return delivered == 0
          ? DecimalNode.valueOf(new BigDecimal("0.0"))
          : DecimalNode.valueOf(BigDecimal.valueOf(total(field))
              .divide(BigDecimal.valueOf(delivered), 6, RoundingMode.HALF_UP));
    }
  }

  private KlaviyoRows() {}

  private static Map<String, Function<Totals, JsonNode>> statistics() {
    Map<String, Function<Totals, JsonNode>> all = new TreeMap<>();
    all.put("recipients", t -> t.sum(MessageDay::recipients));
    all.put("delivered", t -> t.sum(MessageDay::delivered));
    all.put("bounced", t -> t.sum(MessageDay::bounced));
    all.put("opens", t -> t.sum(MessageDay::opens));
    all.put("opens_unique", t -> t.sum(MessageDay::opensUnique));
    all.put("open_rate", t -> t.rate(MessageDay::opensUnique));
    all.put("clicks", t -> t.sum(MessageDay::clicks));
    all.put("clicks_unique", t -> t.sum(MessageDay::clicksUnique));
    all.put("click_rate", t -> t.rate(MessageDay::clicksUnique));
    all.put("unsubscribes", t -> t.sum(MessageDay::unsubscribes));
    all.put("spam_complaints", t -> t.sum(MessageDay::spamComplaints));
    all.put("conversions", t -> t.sum(MessageDay::conversions));
    all.put(
        "conversion_value",
        t -> DecimalNode.valueOf(
            BigDecimal.valueOf(t.total(MessageDay::conversionValueMicros), 6).setScale(2)));
    return all;
  }

  /** Whether a statistic can be asked for. */
  static boolean isStatistic(String name) {
    return STATISTICS.containsKey(name);
  }

  /** A campaign as a resource. */
  static ObjectNode campaign(EmailCampaign campaign, String root) {
    ObjectNode json = VendorJson.object().put("type", "campaign").put("id", campaign.id());
    ObjectNode attributes = json.putObject("attributes")
        .put("name", campaign.name())
        .put("status", "Sent")
        .put("archived", false);
    attributes.putObject("audiences").putArray("included").add("Xq7Lst");
    attributes.withObject("/audiences").putArray("excluded");
    attributes.putObject("send_options").put("use_smart_sending", true);
    attributes.putObject("send_strategy").put("method", "immediate").putNull("options_static");
    attributes
        .put("created_at", TIME.format(campaign.createdAt()))
        .put("scheduled_at", TIME.format(campaign.createdAt()))
        .put("updated_at", TIME.format(campaign.sentAt()))
        .put("send_time", TIME.format(campaign.sentAt()));
    ObjectNode messages = json.putObject("relationships").putObject("campaign-messages");
    messages
        .putArray("data")
        .addObject()
        .put("type", "campaign-message")
        .put("id", campaign.messageId());
    json.putObject("links").put("self", root + "/api/campaigns/" + campaign.id() + "/");
    return json;
  }

  /**
   * A report's results: one row per campaign sent on these days of the account's zone, with everything known of it on the as-of
   * day. Like the vendor's own pages, a report counts by the day of sending, not of opening.
   */
  static List<ObjectNode> values(
      ClientWorld client, DateRange sent, List<String> statistics, LocalDate today) {
    Map<String, Totals> byCampaign = new LinkedHashMap<>();
    for (EmailCampaign campaign : client.email().campaigns(today)) {
      if (sent.contains(LocalDate.ofInstant(campaign.sentAt(), client.zone()))) {
        byCampaign.put(campaign.id(), new Totals(campaign, new ArrayList<>()));
      }
    }
    if (!byCampaign.isEmpty()) {
      LocalDate last = sent.to().plusDays(DAYS_OF_LIFE);
      for (LocalDate day = sent.from(); !day.isAfter(last) && day.isBefore(today); ) {
        for (MessageDay row : client.email().messageDaily(day, today)) {
          Totals totals = byCampaign.get(row.campaign().id());
          if (totals != null) {
            totals.days().add(row);
          }
        }
        day = day.plusDays(1);
      }
    }
    return byCampaign.values().stream().map(totals -> row(totals, statistics)).toList();
  }

  private static ObjectNode row(Totals totals, List<String> statistics) {
    ObjectNode row = VendorJson.object();
    row.putObject("groupings")
        .put("send_channel", "email")
        .put("campaign_id", totals.campaign().id())
        .put("campaign_message_id", totals.campaign().messageId());
    ObjectNode values = row.putObject("statistics");
    for (String name : statistics) {
      Function<Totals, JsonNode> statistic = STATISTICS.get(name);
      if (statistic != null) {
        values.set(name, statistic.apply(totals));
      }
    }
    return row;
  }

  /** The events between two moments, both included, oldest first. */
  static List<MessageEvent> events(ClientWorld client, Instant from, Instant to, LocalDate today) {
    List<MessageEvent> events = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(to, client.zone());
    for (LocalDate day = LocalDate.ofInstant(from, client.zone()); !day.isAfter(last); ) {
      client.email().events(day, today).stream()
          .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(to))
          .forEach(events::add);
      day = day.plusDays(1);
    }
    return events;
  }

  /** An event as a resource. */
  static ObjectNode event(MessageEvent event, String root) {
    ObjectNode json = VendorJson.object().put("type", "event").put("id", event.id());
    ObjectNode attributes =
        json.putObject("attributes").put("timestamp", event.at().getEpochSecond());
    attributes
        .putObject("event_properties")
        .put("Campaign Name", event.campaign().name())
        .put("Subject", event.campaign().subject())
        .put("$message", event.campaign().messageId())
        .put("$event_id", Long.toString(event.at().getEpochSecond()));
    attributes.put("datetime", EVENT_TIME.format(event.at())).put("uuid", uuid(event.id()));
    ObjectNode relationships = json.putObject("relationships");
    relationships
        .putObject("profile")
        .putObject("data")
        .put("type", "profile")
        .put("id", event.profileId());
    relationships
        .putObject("metric")
        .putObject("data")
        .put("type", "metric")
        .put("id", event.kind().startsWith("Opened") ? "Op3nEd" : "Cl1ckd");
    json.putObject("links").put("self", root + "/api/events/" + event.id() + "/");
    return json;
  }

  private static String uuid(String id) {
    String hex = Secrets.hex(id, 32);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
