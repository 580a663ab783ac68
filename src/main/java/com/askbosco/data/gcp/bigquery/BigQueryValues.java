package com.askbosco.data.gcp.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of BigQuery as the plain values the ports promise, and these values as literals. */
record BigQueryValues(@Nullable Schema schema) {

  List<@Nullable Object> row(FieldValueList fields) {
    List<@Nullable Object> row = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      Field field = java.util.Objects.requireNonNull(schema).getFields().get(i);
      row.add(value(field, fields.get(i)));
    }
    return row;
  }

  private static @Nullable Object value(Field field, FieldValue value) {
    if (value.isNull()) {
      return null;
    }
    if (value.getAttribute() == FieldValue.Attribute.REPEATED) {
      Field item = field.toBuilder().setMode(Field.Mode.NULLABLE).build();
      List<@Nullable Object> items = new ArrayList<>();
      value.getRepeatedValue().forEach(each -> items.add(value(item, each)));
      return items;
    }
    if (value.getAttribute() == FieldValue.Attribute.RECORD) {
      Map<String, @Nullable Object> parts = new LinkedHashMap<>();
      FieldValueList record = value.getRecordValue();
      for (int i = 0; i < record.size(); i++) {
        Field part = field.getSubFields().get(i);
        parts.put(part.getName(), value(part, record.get(i)));
      }
      return parts;
    }
    StandardSQLTypeName type = field.getType().getStandardType();
    return switch (type) {
      case INT64 -> value.getLongValue();
      case NUMERIC, BIGNUMERIC -> plain(value.getNumericValue());
      case FLOAT64 -> value.getDoubleValue();
      case BOOL -> value.getBooleanValue();
      case DATE -> LocalDate.parse(value.getStringValue());
      case TIMESTAMP -> value.getTimestampInstant();
      case DATETIME -> LocalDateTime.parse(value.getStringValue());
      case TIME -> LocalTime.parse(value.getStringValue());
      case BYTES -> HexFormat.of().formatHex(value.getBytesValue());
      default -> value.getStringValue();
    };
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A value as an expression of a column's type. */
  static String literal(
      BigQueryDialect dialect, com.askbosco.data.spec.TableSpec.Type type, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    // TIMESTAMP holds microseconds.
    Object exact = value instanceof Instant at ? at.truncatedTo(ChronoUnit.MICROS) : value;
    String text = dialect.literal(String.valueOf(exact));
    return switch (type) {
      case STRING -> text;
      case INT64, BOOL -> String.valueOf(value);
      case NUMERIC -> "NUMERIC " + dialect.literal(numeric(value).toPlainString());
      case FLOAT64 -> "CAST(" + text + " AS FLOAT64)";
      case DATE -> "DATE " + text;
      case TIMESTAMP -> "TIMESTAMP " + text;
      case JSON -> "PARSE_JSON(" + text + ")";
    };
  }

  private static BigDecimal numeric(Object value) {
    BigDecimal number =
        value instanceof BigDecimal decimal ? decimal : new BigDecimal(String.valueOf(value));
    return number.setScale(9, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
