package com.askbosco.data.gcp.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.common.io.BaseEncoding;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of BigQuery as the plain values the ports promise. */
record BigQueryValues(List<TableFieldSchema> fields) {

  List<@Nullable Object> row(TableRow row) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      values.add(value(fields.get(i), row.getF().get(i).getV()));
    }
    return values;
  }

  private static @Nullable Object value(TableFieldSchema field, @Nullable Object value) {
    if (value == null || Data.isNull(value)) {
      return null;
    }
    if ("REPEATED".equals(field.getMode())) {
      TableFieldSchema item = field.clone().setMode("NULLABLE");
      List<@Nullable Object> items = new ArrayList<>();
      for (Object each : (List<?>) value) {
        items.add(value(item, ((Map<?, ?>) each).get("v")));
      }
      return items;
    }
    if (field.getType().equals("RECORD") || field.getType().equals("STRUCT")) {
      Map<String, @Nullable Object> parts = new LinkedHashMap<>();
      List<?> record = (List<?>) Objects.requireNonNull(((Map<?, ?>) value).get("f"));
      for (int i = 0; i < record.size(); i++) {
        TableFieldSchema part = field.getFields().get(i);
        parts.put(part.getName(), value(part, ((Map<?, ?>) record.get(i)).get("v")));
      }
      return parts;
    }
    String text = String.valueOf(value);
    return switch (field.getType()) {
      case "INTEGER", "INT64" -> Long.valueOf(text);
      case "NUMERIC", "BIGNUMERIC" -> plain(new BigDecimal(text));
      case "FLOAT", "FLOAT64" -> Double.valueOf(text);
      case "BOOLEAN", "BOOL" -> Boolean.valueOf(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP" -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
      case "DATETIME" -> LocalDateTime.parse(text);
      case "TIME" -> LocalTime.parse(text);
      case "BYTES" -> HexFormat.of().formatHex(BaseEncoding.base64().decode(text));
      default -> text;
    };
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
