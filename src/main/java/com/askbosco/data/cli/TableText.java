package com.askbosco.data.cli;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Unit;
import java.util.Locale;

/** A table of the canon for a terminal. */
final class TableText {
  private TableText() {}

  static String of(TableSpec table) {
    StringBuilder text = new StringBuilder();
    text.append("silver.").append(table.name()).append(", version ");
    text.append(table.version().number())
        .append("\n")
        .append(table.description())
        .append("\n\n");
    line(text, "key", String.join(", ", table.key()));
    line(
        text,
        "rows",
        word(table.disposition()) + " (duplicates: " + word(table.duplicates()) + ")");
    table.partition().ifPresent(day -> line(text, "partition", day));
    line(text, "cluster", String.join(", ", table.cluster()));
    line(text, "history", String.join(", ", table.history()));
    text.append("\n");
    for (Column column : table.columns()) {
      text.append(String.format(
          "%-30s %-10s %s%n",
          column.name() + (column.required() ? " !" : "") + (column.additive() ? " +" : ""),
          column.type(),
          meaning(column)));
    }
    return text.append("\n! always has a value, + may be added up over rows\n").toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(String.format("%-10s %s%n", name, value));
    }
  }

  private static String meaning(Column column) {
    return column.description()
        + (column.unit() == Unit.NONE ? "" : " [" + word(column.unit()) + "]")
        + (column.values().isEmpty() ? "" : " {" + String.join(", ", column.values()) + "}")
        + (column.pii() == Pii.NONE ? "" : " (personal data: " + word(column.pii()) + ")");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
