package com.askbosco.data.operations.readiness;

import com.askbosco.data.operations.readiness.ClientReady.State;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Readiness for a terminal and as JSON. Times are those of each client's zone. */
public final class ReadinessText {
  private ReadinessText() {}

  /**
   * A line a client, then what is late, provisional or badly scheduled.
   *
   * @param all whether each connection is listed, too
   */
  public static String text(Promise promise, List<ClientReady> clients, boolean all) {
    StringBuilder text = new StringBuilder();
    text.append("Figures of ").append(promise.day());
    text.append(", wanted by ").append(promise.by()).append(" of each client's zone\n\n");
    String format = "%-20s %-18s %-12s %-8s %-12s %s%n";
    text.append(String.format(
        Locale.ROOT, format, "CLIENT", "ZONE", "READY", "SLACK", "STATE", "LIMITED BY"));
    for (ClientReady client : clients) {
      text.append(String.format(
          Locale.ROOT,
          format,
          client.clientId(),
          client.zone(),
          time(client.readyAt(), client.zone(), promise.day()),
          length(client.slack()),
          word(client.state()),
          limit(client.last(), client.zone(), promise.day())));
      if (all) {
        client.sources().forEach(source -> text.append(source(source, client, promise.day())));
      }
    }
    List<String> notes = clients.stream()
        .flatMap(client -> notes(client, promise.day()).stream())
        .toList();
    if (!notes.isEmpty()) {
      text.append("\n");
      notes.forEach(note -> text.append(note).append("\n"));
    }
    return text.toString();
  }

  private static String source(SourceReady source, ClientReady client, LocalDate day) {
    ZoneId zone = client.zone();
    return String.format(
        Locale.ROOT,
        "  %-26s start %s%s, read by %s: %d slices, %d requests, waits %s for quotas%n",
        source.connectionId(),
        time(source.startAt(), zone, day),
        source.isScheduled() ? " (scheduled)" : "",
        time(source.readBy(), zone, day),
        source.slices(),
        source.requests(),
        length(source.quotaWait()));
  }

  /** What somebody should know or do about a client. */
  public static List<String> notes(ClientReady client, LocalDate day) {
    java.util.ArrayList<String> notes = new java.util.ArrayList<>();
    ZoneId zone = client.zone();
    if (client.readyAt().isAfter(client.wantedBy())) {
      notes.add("LATE " + client.clientId() + ": ready " + time(client.readyAt(), zone, day) + ", "
          + length(client.slack().negated()) + " late; " + limit(client.last(), zone, day) + ". "
          + mend(client.last()));
    }
    for (SourceReady source : client.sources()) {
      String name = client.clientId() + "/" + source.connectionId();
      if (source.isEmpty()) {
        notes.add("TOO EARLY " + name + ": scheduled for "
            + time(source.startAt(), zone, day) + ", and " + source.source()
            + " has the day's first figures at " + time(source.firstAt(), zone, day)
            + ". Begin it later.");
      } else if (!source.isComplete()) {
        notes.add("PROVISIONAL " + name + ": read at " + time(source.startAt(), zone, day)
            + ", " + source.source() + " has the whole day at "
            + time(source.completeAt(), zone, day)
            + "; the next run reads the day again.");
      }
    }
    return notes;
  }

  private static String mend(SourceReady last) {
    return switch (last.limit()) {
      case VENDOR ->
        "No start can mend that; agree on a later time, or show the source a day later.";
      case SCHEDULE -> "Begin the run earlier.";
      case QUOTA ->
        "Ask the vendor for more, spread backfills over days, or give clients credentials of their own where the quota is a credential's.";
      case CREDENTIAL ->
        "Give clients credentials of their own, so that they are read side by side.";
      case READING -> "Read fewer past days, or split the accounts over credentials.";
    };
  }

  private static String limit(SourceReady last, ZoneId zone, LocalDate day) {
    return last.source() + ": "
        + switch (last.limit()) {
          case VENDOR ->
            last.isComplete()
                ? "day processed at " + time(last.completeAt(), zone, day)
                : "day processed only at " + time(last.completeAt(), zone, day);
          case SCHEDULE -> "begun at " + time(last.startAt(), zone, day);
          case QUOTA -> "quota " + last.quota() + " (waits " + length(last.quotaWait()) + ")";
          case CREDENTIAL ->
            "others with the same credential (waits " + length(last.queued()) + ")";
          case READING -> last.requests() + " requests, " + length(last.reading());
        };
  }

  /** The same with every connection, as JSON. */
  public static ObjectNode json(Promise promise, List<ClientReady> clients) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("day", promise.day().toString());
    root.put("wanted_by", promise.by().toString());
    ArrayNode all = root.putArray("clients");
    for (ClientReady client : clients) {
      ObjectNode node = all.addObject();
      node.put("client_id", client.clientId());
      node.put("time_zone", client.zone().getId());
      node.put("state", word(client.state()).replace(' ', '_'));
      node.put("wanted_at", client.wantedBy().toString());
      node.put("ready_at", client.readyAt().toString());
      node.put("slack_seconds", client.slack().toSeconds());
      node.put("limited_by", limit(client.last(), client.zone(), promise.day()));
      ArrayNode sources = node.putArray("connections");
      for (SourceReady source : client.sources()) {
        ObjectNode of = sources.addObject();
        of.put("connection_id", source.connectionId());
        of.put("source", source.source());
        of.put("day_ends_at", source.dayEnd().toString());
        of.put("first_figures_at", source.firstAt().toString());
        of.put("complete_at", source.completeAt().toString());
        of.put("start_at", source.startAt().toString());
        of.put("is_scheduled", source.isScheduled());
        of.put("read_by", source.readBy().toString());
        of.put("slices", source.slices());
        of.put("requests", source.requests());
        of.put("reading_seconds", source.reading().toSeconds());
        of.put("queued_seconds", source.queued().toSeconds());
        of.put("quota_wait_seconds", source.quotaWait().toSeconds());
        of.put("quota", source.quota());
        of.put("limit", source.limit().name().toLowerCase(Locale.ROOT));
      }
      ArrayNode notes = node.putArray("notes");
      notes(client, promise.day()).forEach(notes::add);
    }
    return root;
  }

  private static String time(Instant at, ZoneId zone, LocalDate day) {
    var local = at.atZone(zone);
    return local.toLocalDate().equals(day.plusDays(1))
        ? DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local)
        : DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).format(local);
  }

  private static String length(Duration time) {
    Duration positive = time.abs();
    String text = positive.toHours() > 0
        ? String.format(Locale.ROOT, "%d:%02dh", positive.toHours(), positive.toMinutesPart())
        : positive.toMinutes() > 0 ? positive.toMinutes() + "min" : positive.toSeconds() + "s";
    return time.isNegative() ? "-" + text : text;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
