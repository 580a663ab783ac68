package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A change as a record: {@code {"op", "sequence", "table", "lsn", "transaction_id", "committed_at", "row", "key", "before",
 * "after", "unchanged"}}.
 *
 * <p>{@code op} is {@code read} (a row of a snapshot), {@code insert}, {@code update}, {@code delete}, {@code truncate}, or {@code
 * snapshot}: the table is read as a whole from here on, so rows known before that do not come again are gone. {@code row} names the
 * row by its key's values as text; {@code unchanged} lists columns whose values the log did not repeat and nobody knows any more.
 */
final class ChangeRecord {
  private static final JsonFactory JSON = new JsonFactory();

  private ChangeRecord() {}

  /** The message of a change that Debezium gave. */
  static Message of(
      String op, String table, ChangePosition at, @Nullable Struct key, Struct value) {
    Struct source = value.getStruct("source");
    long micros = source.getInt64("ts_us");
    Long transaction = source.getInt64("txId");
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = JSON.createGenerator(bytes)) {
      head(out, op, table, at, source.getInt64("lsn"), micros);
      if (transaction == null) {
        out.writeNullField("transaction_id");
      } else {
        out.writeStringField("transaction_id", Long.toString(transaction));
      }
      Struct before = row(value, "before");
      Struct after = row(value, "after");
      if (key != null) {
        out.writeStringField("row", rowText(key));
        out.writeFieldName("key");
        ConnectJson.row(out, key, null);
      }
      out.writeFieldName("before");
      if (before == null) {
        out.writeNull();
      } else {
        ConnectJson.row(out, before, null);
      }
      out.writeFieldName("after");
      if (after == null) {
        out.writeNull();
      } else {
        ConnectJson.row(out, after, before);
        unchanged(out, after, before);
      }
      out.writeEndObject();
      out.flush();
      return message(bytes.toByteArray(), at, source.getInt64("lsn"), micros);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message that a table is read as a whole from here on. */
  static Message snapshot(String table, ChangePosition at, Instant when) {
    long micros = when.getEpochSecond() * 1_000_000 + when.getNano() / 1_000;
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = JSON.createGenerator(bytes)) {
      head(out, "snapshot", table, at, at.commit(), micros);
      out.writeNullField("transaction_id");
      out.writeNullField("before");
      out.writeNullField("after");
      out.writeEndObject();
      out.flush();
      return message(bytes.toByteArray(), at, at.commit(), micros);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void head(
      JsonGenerator out, String op, String table, ChangePosition at, long lsn, long micros)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("op", op);
    out.writeStringField("sequence", at.sequence());
    out.writeStringField("table", table);
    out.writeStringField("lsn", ChangePosition.lsn(lsn));
    out.writeStringField("committed_at", ConnectJson.instant(micros));
  }

  private static Message message(byte[] payload, ChangePosition at, long lsn, long micros) {
    Instant when = Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    return new Message(payload, lsn, at.sequence(), when, Map.of());
  }

  private static @Nullable Struct row(Struct value, String field) {
    return value.schema().field(field) == null ? null : value.getStruct(field);
  }

  /** One value as it is; several as a JSON array, so that no two rows have one text. */
  private static String rowText(Struct key) throws IOException {
    if (key.schema().fields().size() == 1) {
      Object only = key.get(key.schema().fields().get(0));
      if (only instanceof String || only instanceof Number) {
        return only.toString();
      }
    }
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartArray();
      for (Field field : key.schema().fields()) {
        ConnectJson.write(out, field.schema(), key.get(field));
      }
      out.writeEndArray();
      out.flush();
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }

  private static void unchanged(JsonGenerator out, Struct after, @Nullable Struct before)
      throws IOException {
    boolean any = false;
    for (Field field : after.schema().fields()) {
      if (ConnectJson.isUnchanged(ConnectJson.value(after, before, field))) {
        if (!any) {
          out.writeArrayFieldStart("unchanged");
          any = true;
        }
        out.writeString(field.name());
      }
    }
    if (any) {
      out.writeEndArray();
    }
  }
}
