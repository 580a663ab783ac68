package com.askbosco.data.warehouse.reference;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table that is shipped as CSV (RFC 4180) with a line of column names; an empty field is NULL. */
final class CsvRows {

  private CsvRows() {}

  static List<List<@Nullable Object>> read(TableLayout table, String text) {
    List<List<String>> lines = lines(text);
    if (lines.isEmpty() || !lines.get(0).equals(table.columns())) {
      throw new IllegalStateException(
          "The CSV of " + table.fullName() + " has other columns than " + table.columns());
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      List<@Nullable Object> row = new ArrayList<>(line.size());
      for (int i = 0; i < table.fields().size(); i++) {
        row.add(value(table.fields().get(i), line.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A field of a text as the column's value. */
  static @Nullable Object value(Field field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (field.type()) {
      case INT64 -> Long.valueOf(text);
      case NUMERIC -> new BigDecimal(text);
      case BOOL -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case STRING -> text;
      case FLOAT64, TIMESTAMP, JSON -> throw unknown(field.type());
    };
  }

  private static IllegalStateException unknown(Type type) {
    return new IllegalStateException("No reference table has a column of " + type);
  }

  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else {
        field.append(c);
      }
    }
    return lines;
  }
}
