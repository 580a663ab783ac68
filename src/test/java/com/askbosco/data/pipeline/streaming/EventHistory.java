package com.askbosco.data.pipeline.streaming;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Messages of a shop's web site and orders in the order in which a broker gives them: what happened, shuffled within bounds, some of
 * it twice, some of it hours late, some of it no event at all.
 *
 * @param partitions messages by stream and partition
 */
record EventHistory(Map<String, List<String>> partitions) {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final Instant RECEIVED = Instant.parse("2026-04-01T12:00:00Z");
  private static final Instant START = Instant.parse("2026-03-31T20:30:00Z");
  private static final int EVENTS = 110;
  private static final int ORDERS = 7;
  private static final String[] PAGES = {
    "https://shop.example/",
    "https://shop.example/hats?utm_source=google&utm_medium=cpc",
    "https://shop.example/?utm_source=newsletter&utm_medium=email"
  };

  /** What happened and how it was told, by a seed. */
  static EventHistory of(Random random) {
    Map<String, List<String>> partitions = new TreeMap<>();
    List.of("events/0", "events/1", "orders/0")
        .forEach(key -> partitions.put(key, new ArrayList<>()));
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      int second = random.nextInt(5 * 3600);
      String message = random.nextInt(15) == 0 ? bad(random, i) : event(random, i, second);
      tell(told, "events/" + i % 2, second, message, random);
    }
    for (int id = 1; id <= ORDERS; id++) {
      int second = random.nextInt(3 * 3600);
      for (int version = 0, versions = 1 + random.nextInt(4); version < versions; version++) {
        int updated = second + version * (60 + random.nextInt(1200));
        tell(told, "orders/0", updated, order(random, id, second, updated, version), random);
      }
    }
    told.sort((a, b) -> Double.compare(a.at(), b.at()));
    told.forEach(
        each -> Objects.requireNonNull(partitions.get(each.partition())).add(each.message()));
    return new EventHistory(partitions);
  }

  private record Told(double at, String partition, String message) {}

  /** Mostly at once, sometimes after newer ones, sometimes much later; now and then twice. */
  private static void tell(
      List<Told> told, String partition, int second, String message, Random random) {
    int delay = switch (random.nextInt(10)) {
      case 0 -> 7200 + random.nextInt(7200);
      case 1, 2, 3 -> random.nextInt(600);
      default -> 0;
    };
    told.add(new Told(second + delay + random.nextDouble(), partition, message));
    if (random.nextInt(6) == 0) {
      told.add(new Told(
          second + delay + random.nextInt(4000) + random.nextDouble(), partition, message));
    }
  }

  private static String bad(Random random, int i) {
    return switch (random.nextInt(4)) {
      case 0 -> "{\"messageId\":\"b" + i + "\",\"type\":\"page\"";
      case 1 -> "[" + i + "]";
      case 2 ->
        "{\"messageId\":\"b" + i
            + "\",\"type\":\"page\",\"anonymousId\":\"v1\",\"timestamp\":\"at noon\"}";
      default ->
        "{\"type\":\"page\",\"anonymousId\":\"v1\",\"timestamp\":\"2026-03-31T21:00:00Z\",\"n\":"
            + i + "}";
    };
  }

  private static String event(Random random, int i, int second) {
    String visitor =
        random.nextInt(12) == 0 ? "" : ",\"anonymousId\":\"v" + random.nextInt(5) + "\"";
    boolean buys = random.nextInt(8) == 0;
    // every event has a moment of its own, so that which one is first is never a matter of chance
    Instant at = START.plusSeconds(second).plusMillis(i);
    return "{\"messageId\":\"m" + i + "\",\"type\":\"" + (buys ? "track" : "page") + "\""
        + (buys ? ",\"event\":\"Order Completed\"" : "") + visitor + ",\"timestamp\":\"" + at
        + "\",\"context\":{\"page\":{\"url\":\"" + PAGES[random.nextInt(PAGES.length)] + "\"}}}";
  }

  private static String order(Random random, int id, int second, int updated, int version) {
    return "{\"id\":" + id + ",\"created_at\":\"" + START.plusSeconds(second)
        + "\",\"updated_at\":\"" + START.plusSeconds(updated).plusMillis(version)
        + "\",\"currency\":\"EUR\",\"total_discounts\":\"" + random.nextInt(5)
        + "\",\"test\":" + (id == 3)
        + ",\"cancelled_at\":"
        + (random.nextInt(5) == 0 ? "\"" + START.plusSeconds(updated) + "\"" : "null")
        + ",\"landing_site\":\"/"
        + (random.nextBoolean() ? "?utm_source=google&utm_medium=cpc" : "")
        + "\",\"line_items\":[{\"id\":" + id + "1,\"quantity\":1,\"price\":\""
        + (10 + random.nextInt(90))
        + ".50\"}]}";
  }

  /** What plain arithmetic makes of the first messages of each partition. */
  PlainEvents expectedAt(Map<String, Integer> delivered) {
    PlainEvents plain = new PlainEvents();
    partitions.forEach((key, messages) -> messages
        .subList(0, delivered.getOrDefault(key, 0))
        .forEach(message -> plain.add(key, message)));
    return plain;
  }
}
