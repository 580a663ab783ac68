package com.askbosco.data.gcp.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
      List<@Nullable Object> parts = new ArrayList<>();
      FieldValueList record = value.getRecordValue();
      for (int i = 0; i < record.size(); i++) {
        parts.add(value(field.getSubFields().get(i), record.get(i)));
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
      case TIMESTAMP -> instant(value);
      default -> value.getStringValue();
    };
  }

  private static Instant instant(FieldValue value) {
    return value.getTimestampInstant();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A value as an expression of a column's type. */
  static String literal(
      BigQueryDialect dialect,
      com.askbosco.data.spec.TableSpec.Type type,
      @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    String text = dialect.literal(String.valueOf(value));
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
        value instanceof BigDecimal exact ? exact : new BigDecimal(String.valueOf(value));
    return number.setScale(9, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
