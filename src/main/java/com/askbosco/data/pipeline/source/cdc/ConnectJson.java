package com.askbosco.data.pipeline.source.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row of a database as JSON without losing a digit: NUMERIC is a text, JSON is itself, moments are ISO 8601 (without a zone
 * where the column has none), bytes are base64, what has no number (NaN, infinity) is a text.
 */
final class ConnectJson {
  /** Stands for a large value that an update left alone and the log therefore does not repeat. */
  static final String UNCHANGED = "__bosco_unchanged__";

  private static final byte[] UNCHANGED_BYTES = UNCHANGED.getBytes(StandardCharsets.UTF_8);
  private static final String UNCHANGED_BASE64 =
      Base64.getEncoder().encodeToString(UNCHANGED_BYTES);
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;
  private static final long MILLIS = 1_000;
  private static final long DAY_MICROS = 86_400 * MICROS;
  /** What the driver gives for the moments that PostgreSQL calls infinity. */
  private static final long INFINITY = 9_223_372_036_825_200_000L;

  private static final long MINUS_INFINITY = -9_223_372_036_832_400_000L;

  private ConnectJson() {}

  /** Writes a row as an object, without the fields that are {@link #isUnchanged}. */
  static void row(JsonGenerator out, Struct row, @Nullable Struct before) throws IOException {
    out.writeStartObject();
    for (Field field : row.schema().fields()) {
      Object value = value(row, before, field);
      if (!isUnchanged(value)) {
        out.writeFieldName(field.name());
        write(out, field.schema(), value);
      }
    }
    out.writeEndObject();
  }

  /** A field's value; one that the log did not repeat is that of the row before, where the log has it. */
  static @Nullable Object value(Struct row, @Nullable Struct before, Field field) {
    Object value = row.getWithoutDefault(field.name());
    if (before != null && isUnchanged(value) && before.schema().field(field.name()) != null) {
      return before.getWithoutDefault(field.name());
    }
    return value;
  }

  /** Whether the log did not repeat the value. */
  static boolean isUnchanged(@Nullable Object value) {
    if (value instanceof String text) {
      return text.equals(UNCHANGED) || text.equals(UNCHANGED_BASE64);
    } else if (value instanceof ByteBuffer bytes) {
      return bytes.equals(ByteBuffer.wrap(UNCHANGED_BYTES));
    } else if (value instanceof byte[] bytes) {
      return java.util.Arrays.equals(bytes, UNCHANGED_BYTES);
    } else if (value instanceof Map<?, ?> map) {
      return map.size() == 1 && UNCHANGED.equals(map.keySet().iterator().next());
    } else if (value instanceof List<?> list) {
      return isUnchanged(list);
    }
    return false;
  }

  /** Of an array of texts the only item is the mark, of one of numbers the mark's bytes are the items. */
  private static boolean isUnchanged(List<?> list) {
    if (list.size() == 1) {
      return UNCHANGED.equals(list.get(0));
    }
    if (list.size() != UNCHANGED_BYTES.length) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof Number number) || number.longValue() != UNCHANGED_BYTES[i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes one value. */
  static void write(JsonGenerator out, Schema schema, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (schema.name() == null || !named(out, schema.name(), value)) {
      plain(out, schema, value);
    }
  }

  private static boolean named(JsonGenerator out, String type, Object value) throws IOException {
    switch (type) {
      case "io.debezium.data.Json" -> out.writeRawValue((String) value);
      case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" ->
        out.writeString(day(((Number) value).longValue()));
      case "io.debezium.time.Time" -> out.writeString(time(((Number) value).longValue() * MILLIS));
      case "io.debezium.time.MicroTime" -> out.writeString(time(((Number) value).longValue()));
      case "io.debezium.time.NanoTime" ->
        out.writeString(time(((Number) value).longValue() / MILLIS));
      case "io.debezium.time.Timestamp" ->
        out.writeString(moment(((Number) value).longValue(), MILLIS));
      case "io.debezium.time.MicroTimestamp" ->
        out.writeString(moment(((Number) value).longValue(), MICROS));
      case "io.debezium.time.NanoTimestamp" ->
        out.writeString(moment(((Number) value).longValue(), NANOS));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void plain(JsonGenerator out, Schema schema, Object value) throws IOException {
    switch (schema.type()) {
      case INT8, INT16, INT32, INT64 -> out.writeNumber(((Number) value).longValue());
      case FLOAT32 -> {
        float number = (Float) value;
        if (Float.isFinite(number)) {
          out.writeNumber(number);
        } else {
          out.writeString(Float.toString(number));
        }
      }
      case FLOAT64 -> {
        double number = (Double) value;
        if (Double.isFinite(number)) {
          out.writeNumber(number);
        } else {
          out.writeString(Double.toString(number));
        }
      }
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case STRING -> out.writeString((String) value);
      case BYTES -> bytes(out, value);
      case ARRAY -> {
        out.writeStartArray();
        for (Object item : (List<?>) value) {
          write(out, schema.valueSchema(), item);
        }
        out.writeEndArray();
      }
      case MAP -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          write(out, schema.valueSchema(), entry.getValue());
        }
        out.writeEndObject();
      }
      case STRUCT -> row(out, (Struct) value, null);
    }
  }

  private static void bytes(JsonGenerator out, Object value) throws IOException {
    if (value instanceof BigDecimal number) {
      out.writeString(number.toPlainString());
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      out.writeBinary(bytes);
    } else {
      out.writeBinary((byte[]) value);
    }
  }

  private static String day(long days) {
    if (days >= Integer.MAX_VALUE) {
      return "infinity";
    }
    return days <= Integer.MIN_VALUE ? "-infinity" : LocalDate.ofEpochDay(days).toString();
  }

  /** PostgreSQL's day ends at 24:00, which Java's does not know. */
  private static String time(long micros) {
    return micros == DAY_MICROS
        ? "24:00:00"
        : LocalTime.ofNanoOfDay(micros * MILLIS).toString();
  }

  private static String moment(long value, long perSecond) {
    if (value >= INFINITY) {
      return "infinity";
    } else if (value <= MINUS_INFINITY) {
      return "-infinity";
    }
    long nanos = Math.floorMod(value, perSecond) * (NANOS / perSecond);
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC);
    return moment.toString();
  }

  /** A moment in UTC. */
  static String instant(long micros) {
    return Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * MILLIS)
        .toString();
  }
}
