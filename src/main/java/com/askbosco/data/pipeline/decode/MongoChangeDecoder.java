package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Changes of MongoDB as Debezium writes them to Kafka (JSON, with or without schemas), as records of the same form that changes of other
 * databases have. Documents are Extended JSON, as Debezium gives them. An update needs the whole document: {@code
 * capture.mode=change_streams_update_full}, which is Debezium's default.
 */
public final class MongoChangeDecoder implements Decoder {
  /** Attribute with the message's key, in which a deletion says what it deleted. */
  public static final String KEY = "key";

  private static final JsonFactory JSON = new JsonFactory();
  /** Behind all that a transaction did at the same cluster time: a snapshot taken then has seen it. */
  private static final long ALONE = Long.MAX_VALUE;

  private static final Map<String, String> OPERATIONS =
      Map.of("r", "read", "c", "insert", "u", "update", "d", "delete");

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    JsonNode event = payload(JsonDecoder.record(message.payload()).tree());
    String op = OPERATIONS.get(event.path("op").asText());
    JsonNode source = event.path("source");
    if (op == null || !source.path("connector").asText().equals("mongodb")) {
      throw new UnreadableException("no change of MongoDB as Debezium writes it");
    }
    String key = message.attributes().get(KEY);
    if (key == null) {
      throw new UnreadableException("a change without a key");
    }
    JsonNode id =
        payload(JsonDecoder.record(key.getBytes(StandardCharsets.UTF_8)).tree()).path("id");
    JsonNode after = event.path("after");
    if (op.equals("update") && !after.isTextual()) {
      throw new UnreadableException(
          "an update without the document; set capture.mode=change_streams_update_full in Debezium");
    }
    return JsonDecoder.record(record(op, event, row(id.asText()), id.asText(), message.offset()));
  }

  /** What stands beside a schema, if there is one. */
  private static JsonNode payload(JsonNode node) {
    return node.has("schema") && node.has("payload") ? node.path("payload") : node;
  }

  /** An ObjectId is known by its digits, anything else by its JSON text. */
  private static String row(String id) throws UnreadableException {
    JsonNode value = JsonDecoder.record(id.getBytes(StandardCharsets.UTF_8)).tree();
    if (value.isTextual() || value.isNumber()) {
      return value.asText();
    }
    return value.has("$oid") ? value.path("$oid").asText() : id;
  }

  private static byte[] record(String op, JsonNode event, String row, String id, long offset)
      throws UnreadableException {
    JsonNode source = event.path("source");
    long millis = source.path("ts_ms").asLong();
    long order = source.path("ord").asLong();
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("op", op);
      // nothing of the topic, where it can be had without: what Debezium sends again has the name
      // it
      // had before
      out.writeStringField(
          "sequence",
          String.format(
              Locale.ROOT, "%016X-%016X-%016X-%s", millis, order, place(event, offset), hash(id)));
      out.writeStringField(
          "table", source.path("db").asText() + "." + source.path("collection").asText());
      out.writeStringField("lsn", millis / 1_000 + ":" + order);
      out.writeStringField("committed_at", Instant.ofEpochMilli(millis).toString());
      if (source.path("txnNumber").isNumber()) {
        out.writeStringField("transaction_id", source.path("txnNumber").asText());
      } else {
        out.writeNullField("transaction_id");
      }
      out.writeStringField("row", row);
      out.writeObjectFieldStart("key");
      out.writeFieldName("_id");
      out.writeRawValue(id);
      out.writeEndObject();
      document(out, "before", event);
      document(out, "after", event);
      out.writeEndObject();
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UnreadableException("no change: " + e.getClass().getSimpleName());
    }
  }

  /** The place within a cluster time. Only a transaction changes a document twice at one; it may number its changes. */
  private static long place(JsonNode event, long offset) {
    JsonNode number = event.path("transaction").path("total_order");
    if (number.isValueNode() && !number.isNull()) {
      return number.asLong();
    }
    return event.path("source").path("txnNumber").isNumber() ? offset : ALONE;
  }

  /** Tells documents of one moment apart; a snapshot has all of them at one. */
  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private static void document(JsonGenerator out, String field, JsonNode event) throws IOException {
    JsonNode document = event.path(field);
    out.writeFieldName(field);
    if (document.isTextual()) {
      out.writeRawValue(document.textValue());
    } else {
      out.writeNull();
    }
  }
}
