package com.askbosco.data.pipeline.source.kafka;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A made-up stream of web events with everything that goes wrong in one: repetitions in the same and in other partitions, late ones,
 * messages that are no events, and new fields half-way. It knows what has to come out, computed without any code of the product.
 */
final class EventHistory implements KilledReading.History {
  static final int PARTITIONS = 3;

  private static final Instant DAY = Instant.parse("2026-03-30T10:00:00Z");

  private final Random random;
  private final String topic;
  private final long[] offsets = new long[PARTITIONS];
  private final List<byte[]> good = new ArrayList<>();
  private int number;

  /** Rows of silver by message id. */
  final Map<String, String> silver = new TreeMap<>();

  /** Rows of bronze: place and key. */
  final Set<String> bronze = new TreeSet<>();

  /** Dead letters: place and error code. */
  final Set<String> letters = new TreeSet<>();

  EventHistory(Random random, String topic) {
    this.random = random;
    this.topic = topic;
  }

  /** How many messages there were so far. */
  long messages() {
    return java.util.Arrays.stream(offsets).sum();
  }

  @Override
  public List<ProducerRecord<byte[], byte[]>> next(int count, boolean newSchema) {
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int partition = random.nextInt(PARTITIONS);
      String place = "kafka://" + topic + "/" + partition + "@" + offsets[partition]++;
      messages.add(new ProducerRecord<>(topic, partition, null, message(place, newSchema)));
    }
    return messages;
  }

  private byte[] message(String place, boolean newSchema) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return bad(place, "BOSCO-3007", "{\"messageId\": \"cut off".getBytes(StandardCharsets.UTF_8));
    } else if (kind == 1) {
      return bad(place, "BOSCO-3007", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
    } else if (kind == 2) {
      return bad(place, "BOSCO-3001", "[\"no\", \"event\"]".getBytes(StandardCharsets.UTF_8));
    } else if (kind == 3) {
      String id = "untimed-" + number++;
      bronze.add(place + " " + id);
      return bad(
          place,
          "BOSCO-3002",
          ("{\"messageId\":\"" + id + "\",\"type\":\"page\"}").getBytes(StandardCharsets.UTF_8));
    } else if (kind < 7 && !good.isEmpty()) {
      byte[] again = good.get(random.nextInt(good.size()));
      String text = new String(again, StandardCharsets.UTF_8);
      bronze.add(place + " " + text.substring(14, text.indexOf('"', 14)));
      return again;
    }
    return event(place, newSchema);
  }

  private byte[] bad(String place, String code, byte[] payload) {
    letters.add(place + " " + code);
    return payload;
  }

  private byte[] event(String place, boolean newSchema) {
    String id = "m" + number++;
    boolean late = random.nextInt(10) == 0;
    Instant at = DAY.plusSeconds(number).minusSeconds(late ? 20L * 86_400 : random.nextInt(300));
    boolean order = random.nextBoolean();
    BigDecimal revenue = BigDecimal.valueOf(random.nextInt(100_000), 2).stripTrailingZeros();
    String text = "{\"messageId\":\"" + id + "\",\"type\":\"" + (order ? "track" : "page")
        + "\",\"anonymousId\":\"v" + random.nextInt(50) + "\",\"timestamp\":\"" + at + "\""
        + ",\"context\":{\"page\":{\"url\":\"https://shop.example/p" + random.nextInt(9) + "?x=1\"}"
        + (newSchema ? ",\"app\":{\"build\":{\"number\":" + number + "}}" : "") + "}"
        + (order
            ? ",\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"o" + number
                + "\",\"currency\":\"EUR\",\"revenue\":" + revenue.toPlainString()
                + (newSchema ? ",\"loyalty_tier\":\"gold\"" : "") + "}"
            : "")
        + "}";
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    good.add(payload);
    bronze.add(place + " " + id);
    silver.put(
        id,
        at.getEpochSecond() + " " + (order ? "Order Completed o" + number : "page_view -") + " "
            + (order ? revenue.setScale(9).toPlainString() : "-"));
    return payload;
  }
}
