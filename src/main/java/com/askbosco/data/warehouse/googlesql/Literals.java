package com.askbosco.data.warehouse.googlesql;

import com.google.protobuf.ByteString;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;

/** Constants, always with their type: an untyped number or text would let DuckDB choose another one. */
final class Literals {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private Literals() {}

  static String of(Value value) {
    Type type = value.getType();
    String duckType =
        DuckTypes.of(type).orElseThrow(() -> new IllegalArgumentException(TypeNames.of(type)));
    if (value.isNull()) {
      return "CAST(NULL AS " + duckType + ")";
    }
    return switch (type.getKind()) {
      case TYPE_INT64 -> "(" + value.getInt64Value() + ")::BIGINT";
      case TYPE_BOOL -> String.valueOf(value.getBoolValue());
      case TYPE_DOUBLE -> "'" + floating(value.getDoubleValue()) + "'::DOUBLE";
      case TYPE_NUMERIC -> "'" + value.getNumericValue().toPlainString() + "'::" + duckType;
      case TYPE_STRING -> DuckTypes.string(value.getStringValue());
      case TYPE_JSON -> DuckTypes.string(value.getJsonValue()) + "::JSON";
      case TYPE_BYTES -> bytes(value.getBytesValue());
      case TYPE_DATE -> "DATE '" + value.getLocalDateValue() + "'";
      case TYPE_TIMESTAMP -> timestamp(value.getTimestampUnixMicros());
      case TYPE_DATETIME -> "TIMESTAMP '" + DATE_TIME.format(value.getLocalDateTimeValue()) + "'";
      case TYPE_TIME -> time(value.getLocalTimeValue());
      case TYPE_ARRAY -> array(value, duckType);
      case TYPE_STRUCT -> struct(value, type.asStruct());
      default -> throw new IllegalArgumentException(TypeNames.of(type));
    };
  }

  private static String floating(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
  }

  private static String bytes(ByteString bytes) {
    StringBuilder hex = new StringBuilder("'");
    for (byte b : bytes) {
      hex.append(String.format("\\x%02X", b & 0xff));
    }
    return hex.append("'::BLOB").toString();
  }

  private static String timestamp(long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return "TIMESTAMPTZ '"
        + DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
        + "+00'";
  }

  private static String time(LocalTime time) {
    return "TIME '" + DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").format(time) + "'";
  }

  private static String array(Value value, String duckType) {
    StringJoiner elements = new StringJoiner(", ", "CAST([", "] AS " + duckType + ")");
    for (Value element : value.getElementList()) {
      elements.add(of(element));
    }
    return elements.toString();
  }

  private static String struct(Value value, StructType type) {
    StringJoiner fields = new StringJoiner(", ", "struct_pack(", ")");
    for (int i = 0; i < type.getFieldCount(); i++) {
      fields.add(
          DuckTypes.identifier(DuckTypes.fieldName(type, i)) + " := " + of(value.getField(i)));
    }
    return fields.toString();
  }
}
