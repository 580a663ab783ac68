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
final class SettledRows {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 25);
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

  private final long seed;
  private Random random = new Random(0);

  SettledRows(long seed) {
    this.seed = seed;
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
        // Each value by its own seed: a column more or less leaves the others as they are.
        random = new Random((seed * 31 + layout.fullName().hashCode()) * 1_000_003L
            + field.name().hashCode() * 8_191L
            + i);
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
    if (!required && !field.name().endsWith("_id") && random.nextInt(isDense() ? 30 : 6) == 0) {
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
      case DATE -> Value.createDateValue(FIRST.plusDays(random.nextInt(isDense() ? 30 : 8)));
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
      return "client-" + pick(2);
    }
    if (column.contains("currency")) {
      return CURRENCIES.get(pick(3));
    }
    if (column.equals("month")) {
      return "2026-0" + (3 + random.nextInt(2));
    }
    if (column.equals("time_zone")) {
      return "Europe/Berlin";
    }
    List<String> asked = AskedValues.of(column);
    if (!asked.isEmpty() && random.nextInt(3) > 0) {
      return asked.get((int) ((pick(asked.size()) + seed) % asked.size()));
    }
    return random.nextInt(8) == 0 ? "" : "v" + pick(4);
  }

  /** One of so many; half of the sets prefer the first, so that groups have many rows. */
  private int pick(int count) {
    return isDense() && random.nextInt(10) < 7 ? 0 : random.nextInt(count);
  }

  private boolean isDense() {
    return seed % 4 >= 2;
  }
}
