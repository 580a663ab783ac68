package com.askbosco.data.pipeline.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;

/**
 * Writes Avro values as JSON that people would write: a union is its value without a wrapper, bytes are base64, logical types are
 * what they mean (days and moments in ISO 8601 and UTC, decimals as numbers). NaN and infinities, which JSON lacks, are texts. Sizes in the bytes are
 * believed only as far as the bytes reach. Not thread-safe.
 */
final class AvroJson {
  private static final JsonFactory JSON = new JsonFactory();

  /** Deeper than any record, and shallower than the stack. */
  private static final int DEEPEST = 200;

  /** Items without bytes of their own (null, empty records) in one message; more are an attack or a wrong schema. */
  private static final int EMPTY_ITEMS = 10_000;

  private final Schema schema;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private int length;

  AvroJson(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads one value.
   *
   * @param bytes how many bytes there are to read
   * @throws IOException when they are no value of the schema
   */
  byte[] read(BinaryDecoder in, int bytes) throws IOException {
    length = bytes;
    out.reset();
    try (JsonGenerator to = JSON.createGenerator(out)) {
      value(schema, in, to, 0);
    }
    return out.toByteArray();
  }

  private void value(Schema type, BinaryDecoder in, JsonGenerator to, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested too deeply");
    }
    switch (type.getType()) {
      case RECORD -> {
        to.writeStartObject();
        for (Schema.Field field : type.getFields()) {
          to.writeFieldName(field.name());
          value(field.schema(), in, to, depth + 1);
        }
        to.writeEndObject();
      }
      case UNION -> {
        List<Schema> branches = type.getTypes();
        int branch = in.readIndex();
        if (branch < 0 || branch >= branches.size()) {
          throw new IOException("no such branch");
        }
        value(branches.get(branch), in, to, depth + 1);
      }
      case ARRAY -> array(type.getElementType(), in, to, depth);
      case MAP -> map(type.getValueType(), in, to, depth);
      case ENUM -> {
        List<String> symbols = type.getEnumSymbols();
        int symbol = in.readEnum();
        if (symbol < 0 || symbol >= symbols.size()) {
          throw new IOException("no such symbol");
        }
        to.writeString(symbols.get(symbol));
      }
      case STRING -> text(in, to);
      case BYTES -> binary(type, bytes(in), to);
      case FIXED -> {
        byte[] fixed = new byte[atMost(type.getFixedSize())];
        in.readFixed(fixed);
        binary(type, fixed, to);
      }
      case INT -> whole(type.getLogicalType(), in.readInt(), to);
      case LONG -> whole(type.getLogicalType(), in.readLong(), to);
      case FLOAT -> to.writeNumber(in.readFloat());
      case DOUBLE -> to.writeNumber(in.readDouble());
      case BOOLEAN -> to.writeBoolean(in.readBoolean());
      case NULL -> {
        in.readNull();
        to.writeNull();
      }
    }
  }

  private void array(Schema items, BinaryDecoder in, JsonGenerator to, int depth)
      throws IOException {
    to.writeStartArray();
    long all = 0;
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      all = count(all, left);
      for (long i = 0; i < left; i++) {
        value(items, in, to, depth + 1);
      }
    }
    to.writeEndArray();
  }

  private void map(Schema values, BinaryDecoder in, JsonGenerator to, int depth)
      throws IOException {
    to.writeStartObject();
    long all = 0;
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      all = count(all, left);
      for (long i = 0; i < left; i++) {
        to.writeFieldName(new String(bytes(in), java.nio.charset.StandardCharsets.UTF_8));
        value(values, in, to, depth + 1);
      }
    }
    to.writeEndObject();
  }

  private long count(long before, long more) throws IOException {
    if (more > (long) length + EMPTY_ITEMS - before) {
      throw new IOException("more items than bytes");
    }
    return before + more;
  }

  private void text(BinaryDecoder in, JsonGenerator to) throws IOException {
    byte[] text = bytes(in);
    to.writeString(new String(text, java.nio.charset.StandardCharsets.UTF_8));
  }

  private byte[] bytes(BinaryDecoder in) throws IOException {
    byte[] bytes = new byte[atMost(in.readLong())];
    in.readFixed(bytes);
    return bytes;
  }

  private int atMost(long size) throws IOException {
    if (size < 0 || size > length) {
      throw new IOException("longer than the message");
    }
    return (int) size;
  }

  private static void binary(Schema type, byte[] bytes, JsonGenerator to) throws IOException {
    if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
      to.writeNumber(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
    } else {
      to.writeString(Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static void whole(
      @org.jspecify.annotations.Nullable LogicalType as, long value, JsonGenerator to)
      throws IOException {
    String name = as == null ? "" : as.getName();
    switch (name) {
      case "date" -> to.writeString(LocalDate.ofEpochDay(value).toString());
      case "time-millis" -> to.writeString(time(value, 1_000_000));
      case "time-micros" -> to.writeString(time(value, 1_000));
      case "timestamp-millis" -> to.writeString(Instant.ofEpochMilli(value).toString());
      case "timestamp-micros" ->
        to.writeString(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
      default -> to.writeNumber(value);
    }
  }

  private static String time(long value, long nanos) throws IOException {
    if (value < 0 || value >= LocalTime.MAX.toNanoOfDay() / nanos + 1) {
      throw new IOException("no time of day");
    }
    return LocalTime.ofNanoOfDay(value * nanos).toString();
  }
}
