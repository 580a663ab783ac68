package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a temporary table: JSON text that a statement takes as a parameter, an array of arrays of strings and nulls. */
record SentRows(BigQueryDialect dialect, TableLayout layout) {
  /** A request takes 10 MB. */
  private static final int MOST = 3_000_000;

  /** The rows, in as many texts as are needed. */
  List<String> chunks(List<List<@Nullable Object>> rows) {
    List<String> chunks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (List<@Nullable Object> row : rows) {
      text.append(text.isEmpty() ? "[" : ",");
      append(text, row);
      if (text.length() > MOST) {
        chunks.add(text.append("]").toString());
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      chunks.add(text.append("]").toString());
    }
    return chunks;
  }

  private void append(StringBuilder text, List<@Nullable Object> row) {
    for (int i = 0; i < layout.fields().size(); i++) {
      text.append(i == 0 ? "[" : ",");
      Object value = row.get(i);
      if (value == null) {
        text.append("null");
      } else {
        text.append('"')
            .append(JsonStringEncoder.getInstance()
                .quoteAsString(text(layout.fields().get(i).type(), value)))
            .append('"');
      }
    }
    text.append("]");
  }

  /** A value as the text that CAST takes. TIMESTAMP holds microseconds, NUMERIC nine places. */
  private static String text(Type type, Object value) {
    if (type == Type.NUMERIC) {
      BigDecimal number =
          value instanceof BigDecimal decimal ? decimal : new BigDecimal(String.valueOf(value));
      return number.setScale(9, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
    return String.valueOf(value instanceof Instant at ? at.truncatedTo(ChronoUnit.MICROS) : value);
  }

  /** The statement that adds the rows of a parameter to the table. */
  String insert(String parameter) {
    List<Field> fields = layout.fields();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String value = "JSON_VALUE(r, '$[" + i + "]')";
      Type type = fields.get(i).type();
      values.add(
          switch (type) {
            case STRING -> value;
            case JSON -> "PARSE_JSON(" + value + ")";
            default -> "CAST(" + value + " AS " + dialect.type(type) + ")";
          });
    }
    return "INSERT INTO " + dialect.name(layout.name())
        + fields.stream()
            .map(field -> dialect.name(field.name()))
            .collect(Collectors.joining(", ", " (", ")"))
        + " SELECT " + String.join(", ", values) + " FROM UNNEST(JSON_QUERY_ARRAY(" + parameter
        + ")) AS r";
  }
}
