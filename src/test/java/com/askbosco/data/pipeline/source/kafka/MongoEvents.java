package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Change;
import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Moment;
import com.askbosco.data.pipeline.source.kafka.MongoDocuments.Name;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Changes in the form that Debezium's documentation gives for MongoDB, and messages that are none. */
final class MongoEvents {
  /** How many kinds of bad messages there are. */
  static final int BAD = 6;
  /** The kind whose bytes are no text. */
  static final int NO_TEXT = 1;
  /** The kind that has no key. */
  static final int NO_KEY = 4;

  private static final Map<String, String> OPERATIONS =
      Map.of("READ", "r", "INSERT", "c", "UPDATE", "u", "DELETE", "d");

  private final Random random;

  MongoEvents(Random random) {
    this.random = random;
  }

  /** A document that no other is like; of the new schema it has one field more, and a total of another type. */
  static String document(Name name, int number, boolean newSchema) {
    String total = "\"" + number + ".10\"";
    return "{\"_id\":" + name.id() + ",\"total\":"
        + (newSchema ? total : "{\"$numberDecimal\":" + total + "}") + ",\"weight\":" + number
        + ".3,\"status\":\"\\\"ü\\\" " + number + "\""
        + (newSchema ? ",\"coupon\":\"c" + number + "\"" : "") + "}";
  }

  byte[] key(Name name) {
    return bytes(withSchema("{\"id\":" + quoted(name.id()) + "}"));
  }

  /** A change; its number in its transaction counts from one. */
  byte[] value(Change change, int number) {
    // Debezium's documentation writes the number as a text, its schema says a number
    String place = random.nextBoolean() ? Integer.toString(number) : "\"" + number + "\"";
    String transaction = change.transaction() == null
        ? "null"
        : "{\"id\":\"t" + change.transaction() + "\",\"total_order\":" + place
            + ",\"data_collection_order\":1}";
    return bytes(withSchema("{\"before\":" + quoted(change.before()) + ",\"after\":"
        + quoted(change.after()) + ",\"updateDescription\":null," + source("mongodb", change)
        + ",\"op\":\"" + OPERATIONS.get(change.operation()) + "\",\"ts_ms\":1,\"transaction\":"
        + transaction + "}"));
  }

  private static String source(String connector, Change of) {
    return String.format(
        Locale.ROOT,
        "\"source\":{\"version\":\"3.0.0.Final\",\"connector\":\"%s\",\"name\":\"shop\",\"ts_ms\":%d,\"snapshot\":\"%s\","
            + "\"db\":\"shop\",\"collection\":\"%s\",\"ord\":%d,\"lsid\":null,\"txnNumber\":%s}",
        connector,
        of.moment().at().toEpochMilli(),
        of.operation().equals("READ"),
        of.name().collection(),
        of.moment().order(),
        of.transaction());
  }

  /** A message that must become a dead letter. */
  byte[] bad(int kind, Name name, Instant at) {
    Change change = new Change(
        name, "INSERT", new Moment(at, 1, MongoDocuments.ALONE), null, null, "{\"cut\":\"off");
    String source = source("mongodb", change);
    return switch (kind) {
      case 0 -> bytes("{\"before\":null,\"after\":\"{");
      case NO_TEXT -> new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe};
      case 2 -> bytes("{\"after\":\"{}\"," + source("postgresql", change) + ",\"op\":\"c\"}");
      // what an update leaves when its document went away before Debezium looked it up
      case 3 -> bytes("{\"after\":null," + source + ",\"op\":\"u\"}");
      case NO_KEY -> bytes("{\"after\":\"{}\"," + source + ",\"op\":\"c\"}");
      default -> value(change, 0);
    };
  }

  /** A record for a topic; now and then with a header that has the name of what the decoder looks for. */
  ProducerRecord<byte[], byte[]> message(TopicPartition to, byte @Nullable [] key, byte[] value) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(to.topic(), to.partition(), key, value);
    if (key != null && random.nextInt(10) == 0) {
      message.headers().add("key", bytes("of another"));
    }
    return message;
  }

  private String withSchema(String payload) {
    return random.nextInt(4) == 0
        ? "{\"schema\":{\"type\":\"struct\"},\"payload\":" + payload + "}"
        : payload;
  }

  private static String quoted(@Nullable String json) {
    return json == null ? "null" : "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
