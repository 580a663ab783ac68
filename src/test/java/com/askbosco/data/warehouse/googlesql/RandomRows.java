package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rows for a table from few values, so that joins and groups meet: two clients, three currencies, eight days, NULLs and zeros.
 * Keys are unique, as the pipeline keeps them.
 */
final class RandomRows {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 25);
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

  private final Random random;

  RandomRows(long seed) {
    this.random = new Random(seed);
  }

  static TableSchema schema(TableLayout layout) {
    List<TableSchema.Column> columns = new ArrayList<>();
    for (Field field : layout.fields()) {
      columns.add(new TableSchema.Column(field.name(), field.type().name()));
    }
    return new TableSchema(layout.schema(), layout.name(), columns);
  }

  TableContent rows(TableLayout layout, int count) {
    List<List<Value>> rows = new ArrayList<>();
    Set<List<String>> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      List<Value> row = new ArrayList<>();
      List<String> key = new ArrayList<>();
      for (Field field : layout.fields()) {
        boolean isKey = layout.key().contains(field.name());
        Value value = value(field, isKey);
        row.add(value);
        if (isKey) {
          key.add(Literals.of(value));
        }
      }
      if (layout.key().isEmpty() || keys.add(key)) {
        rows.add(row);
      }
    }
    return TableContent.create(rows);
  }

  private Value value(Field field, boolean required) {
    Type type = TypeNames.parse(field.type().name());
    if (!required && !field.name().endsWith("_id") && random.nextInt(6) == 0) {
      return Value.createNullValue(type);
    }
    return switch (field.type()) {
      case STRING -> Value.createStringValue(text(field.name()));
      case INT64 -> Value.createInt64Value(random.nextInt(4) == 0 ? 0 : random.nextInt(50));
      case NUMERIC ->
        Value.createNumericValue(BigDecimal.valueOf(
                random.nextInt(4) == 0 ? 0 : random.nextInt(2_000_000_000), random.nextInt(10))
            .setScale(9));
      case FLOAT64 -> Value.createDoubleValue(random.nextInt(40) / 8.0);
      case BOOL -> Value.createBoolValue(random.nextInt(4) == 0);
      case DATE -> Value.createDateValue(FIRST.plusDays(random.nextInt(8)));
      case TIMESTAMP ->
        Value.createTimestampValueFromUnixMicros(
            (FIRST.toEpochDay() * 86_400 + random.nextInt(8 * 86_400)) * 1_000_000L);
      case JSON -> Value.createJsonValue("{\"a\":" + random.nextInt(3) + "}");
    };
  }

  private String text(String column) {
    if (column.equals("tenant_id")) {
      return "t1";
    }
    if (column.equals("client_id")) {
      return "client-" + random.nextInt(2);
    }
    if (column.contains("currency")) {
      return CURRENCIES.get(random.nextInt(3));
    }
    if (column.equals("month")) {
      return "2026-0" + (3 + random.nextInt(2));
    }
    if (column.equals("time_zone")) {
      return "Europe/Berlin";
    }
    return random.nextInt(8) == 0 ? "" : "v" + random.nextInt(4);
  }
}
