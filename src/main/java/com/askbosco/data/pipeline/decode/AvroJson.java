package com.askbosco.data.pipeline.decode;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.io.BinaryDecoder;

/**
 * Avro's values as JSON: decimals as exact numbers, days and times in ISO, moments in UTC, bytes in Base64, a union as the value that is
 * in it. Lengths are looked at before anything is made of them. Not thread-safe.
 */
public final class AvroJson {
  private static final int DEEPEST = 100;
  private static final long MOST_ITEMS = 1_000_000;

  /** Items without bytes of their own (null, empty records); more in one message are an attack or a wrong schema. */
  private static final long EMPTY_ITEMS = 10_000;

  private final Schema schema;
  private final int most;
  private int begin;
  private int longest;

  /**
   * @param schema what the values were written with
   * @param most bytes of a value's JSON
   */
  public AvroJson(Schema schema, int most) {
    this.schema = schema;
    this.most = most;
  }

  /** Whether a record takes no bytes. */
  public boolean isEmptyRecord() {
    return schema.getType() == Schema.Type.NULL
        || (schema.getType() == Schema.Type.RECORD && schema.getFields().isEmpty());
  }

  /**
   * Reads one value of the schema and writes it.
   *
   * @throws AvroRuntimeException when the bytes are none
   */
  public void write(BinaryDecoder in, JsonBytes out) throws IOException {
    write(in, out, most);
  }

  /**
   * As above, believing sizes in the bytes only as far as the bytes reach.
   *
   * @param bytes how many there are to read
   */
  void write(BinaryDecoder in, JsonBytes out, int bytes) throws IOException {
    longest = bytes;
    begin = out.length();
    write(schema, in, out, 0);
  }

  private void write(Schema type, BinaryDecoder in, JsonBytes out, int depth) throws IOException {
    if (depth > DEEPEST || out.length() - begin > most) {
      throw new AvroRuntimeException("too deep or too large");
    }
    LogicalType logical = type.getLogicalType();
    switch (type.getType()) {
      case NULL -> out.ascii("null");
      case BOOLEAN -> out.ascii(in.readBoolean() ? "true" : "false");
      case INT -> integer(in.readInt(), logical, out);
      case LONG -> integer(in.readLong(), logical, out);
      case FLOAT -> real(in.readFloat(), Float.toString(0), out);
      case DOUBLE -> real(in.readDouble(), "", out);
      case STRING -> out.string(new String(bytes(in), StandardCharsets.UTF_8));
      case BYTES -> binary(bytes(in), logical, out);
      case FIXED -> {
        byte[] fixed = new byte[atMost(type.getFixedSize())];
        in.readFixed(fixed);
        binary(fixed, logical, out);
      }
      case ENUM -> {
        int symbol = in.readEnum();
        if (symbol < 0 || symbol >= type.getEnumSymbols().size()) {
          throw new AvroRuntimeException("no such symbol");
        }
        out.string(type.getEnumSymbols().get(symbol));
      }
      case UNION -> {
        int branch = in.readIndex();
        if (branch < 0 || branch >= type.getTypes().size()) {
          throw new AvroRuntimeException("no such branch");
        }
        write(type.getTypes().get(branch), in, out, depth + 1);
      }
      case RECORD -> {
        char before = '{';
        for (Field field : type.getFields()) {
          out.raw(before).string(field.name()).raw(':');
          before = ',';
          write(field.schema(), in, out, depth + 1);
        }
        out.ascii(before == '{' ? "{}" : "}");
      }
      case ARRAY -> {
        char before = '[';
        for (long n = items(in.readArrayStart()); n > 0; n = items(in.arrayNext())) {
          for (long i = 0; i < n; i++) {
            out.raw(before);
            before = ',';
            write(type.getElementType(), in, out, depth + 1);
          }
        }
        out.ascii(before == '[' ? "[]" : "]");
      }
      case MAP -> {
        char before = '{';
        for (long n = items(in.readMapStart()); n > 0; n = items(in.mapNext())) {
          for (long i = 0; i < n; i++) {
            out.raw(before)
                .string(new String(bytes(in), StandardCharsets.UTF_8))
                .raw(':');
            before = ',';
            write(type.getValueType(), in, out, depth + 1);
          }
        }
        out.ascii(before == '{' ? "{}" : "}");
      }
    }
  }

  private long items(long count) {
    if (count < 0 || count > Math.min(MOST_ITEMS, longest + EMPTY_ITEMS)) {
      throw new AvroRuntimeException("too many items");
    }
    return count;
  }

  private byte[] bytes(BinaryDecoder in) throws IOException {
    byte[] bytes = new byte[atMost(in.readLong())];
    in.readFixed(bytes);
    return bytes;
  }

  private int atMost(long length) {
    if (length < 0 || length > longest) {
      throw new AvroRuntimeException("a value of " + length + " bytes");
    }
    return (int) length;
  }

  /** JSON has no infinity and no NaN: texts stand for them. */
  private static void real(double value, String single, JsonBytes out) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.string(Double.toString(value));
    } else {
      out.ascii(single.isEmpty() ? Double.toString(value) : Float.toString((float) value));
    }
  }

  private static void integer(
      long value, @org.jspecify.annotations.Nullable LogicalType logical, JsonBytes out) {
    if (logical instanceof LogicalTypes.Date) {
      out.string(LocalDate.ofEpochDay(value).toString());
    } else if (logical instanceof LogicalTypes.TimestampMillis) {
      out.string(Instant.ofEpochMilli(value).toString());
    } else if (logical instanceof LogicalTypes.TimestampMicros) {
      out.string(micros(value).toString());
    } else if (logical instanceof LogicalTypes.LocalTimestampMillis) {
      out.string(local(Instant.ofEpochMilli(value)));
    } else if (logical instanceof LogicalTypes.LocalTimestampMicros) {
      out.string(local(micros(value)));
    } else if (logical instanceof LogicalTypes.TimeMillis) {
      out.string(time(Math.multiplyExact(value, 1_000_000L)));
    } else if (logical instanceof LogicalTypes.TimeMicros) {
      out.string(time(Math.multiplyExact(value, 1_000L)));
    } else {
      out.number(value);
    }
  }

  private static String time(long nanos) {
    if (nanos < 0 || nanos >= 86_400_000_000_000L) {
      throw new AvroRuntimeException("no time of a day");
    }
    return LocalTime.ofNanoOfDay(nanos).toString();
  }

  private static Instant micros(long value) {
    return Instant.EPOCH.plus(value, ChronoUnit.MICROS);
  }

  private static String local(Instant moment) {
    return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  private static void binary(
      byte[] bytes, @org.jspecify.annotations.Nullable LogicalType logical, JsonBytes out) {
    if (logical instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
      out.ascii(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
    } else {
      out.string(Base64.getEncoder().encodeToString(bytes));
    }
  }
}
