package com.askbosco.data.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Prints result tables. The same values give the same bytes, on every machine. */
final class ResultPrinter {
  private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
      .appendPattern("HH:mm:ss")
      .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
      .toFormatter(java.util.Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
      .appendPattern("uuuu-MM-dd ")
      .append(TIME)
      .toFormatter(java.util.Locale.ROOT);

  private static final Set<String> RIGHT_ALIGNED = Set.of("INT64", "FLOAT64", "NUMERIC");
  private static final JsonFactory JSON = new JsonFactory();

  private ResultPrinter() {}

  static String text(ResultTable table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(ResultTable.Column::name).toList());
    for (List<@Nullable Object> row : table.rows()) {
      List<String> line = new ArrayList<>();
      for (Object value : row) {
        line.add(value == null ? "NULL" : printed(value));
      }
      lines.add(line);
    }
    int[] widths = new int[table.columns().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] =
            Math.max(widths[i], line.get(i).codePointCount(0, line.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < lines.size(); n++) {
      append(text, table, lines.get(n), widths);
      if (n == 0) {
        StringJoiner rule = new StringJoiner("  ");
        for (int width : widths) {
          rule.add("-".repeat(width));
        }
        text.append(rule).append('\n');
      }
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, ResultTable table, List<String> line, int[] widths) {
    StringJoiner cells = new StringJoiner("  ");
    for (int i = 0; i < widths.length; i++) {
      String cell = line.get(i);
      String padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
      cells.add(
          RIGHT_ALIGNED.contains(table.columns().get(i).type()) ? padding + cell : cell + padding);
    }
    text.append(cells.toString().stripTrailing()).append('\n');
  }

  static String csv(ResultTable table) {
    StringBuilder text = new StringBuilder();
    StringJoiner header = new StringJoiner(",", "", "\n");
    table.columns().forEach(column -> header.add(quoted(column.name())));
    text.append(header);
    for (List<@Nullable Object> row : table.rows()) {
      StringJoiner line = new StringJoiner(",", "", "\n");
      for (Object value : row) {
        line.add(value == null ? "" : value.equals("") ? "\"\"" : quoted(printed(value)));
      }
      text.append(line);
    }
    return text.toString();
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  static String json(ResultTable table) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.setPrettyPrinter(new OneLineRows());
      generator.writeStartArray();
      for (List<@Nullable Object> row : table.rows()) {
        generator.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
          ResultTable.Column column = table.columns().get(i);
          generator.writeFieldName(column.name());
          write(generator, row.get(i), column.type().equals("JSON"));
        }
        generator.writeEndObject();
      }
      generator.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** One row per line, nothing else broken. */
  private static final class OneLineRows
      extends com.fasterxml.jackson.core.util.MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;
    private int depth;

    @Override
    public void writeStartArray(JsonGenerator generator) throws IOException {
      generator.writeRaw(depth++ == 0 ? "[\n" : "[");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(depth == 1 ? ",\n" : ",");
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int values) throws IOException {
      generator.writeRaw(--depth == 0 ? (values == 0 ? "]" : "\n]") : "]");
    }
  }

  private static void write(JsonGenerator generator, @Nullable Object value, boolean json)
      throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case Long number -> generator.writeNumber(number);
      case Double number when Double.isFinite(number) -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(plain(number));
      case Boolean truth -> generator.writeBoolean(truth);
      case String document when json -> generator.writeRawValue(document);
      case List<?> list -> {
        generator.writeStartArray();
        for (Object element : list) {
          write(generator, element, json);
        }
        generator.writeEndArray();
      }
      case Map<?, ?> struct -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> field : struct.entrySet()) {
          generator.writeFieldName((String) field.getKey());
          write(generator, field.getValue(), false);
        }
        generator.writeEndObject();
      }
      default -> generator.writeString(printed(value));
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A value as text: {@code 12.5}, {@code 2026-03-29}, {@code 2026-03-29 01:30:00+00}; arrays and structs as JSON. */
  private static String printed(Object value) {
    return switch (value) {
      case BigDecimal number -> plain(number);
      case Instant instant -> DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + "+00";
      case LocalDateTime time -> DATE_TIME.format(time);
      case LocalTime time -> TIME.format(time);
      case Double number
      when number == Math.rint(number) && Math.abs(number) < 1e15 ->
        String.valueOf(number.longValue()) + ".0";
      case List<?> list -> nested(list);
      case Map<?, ?> struct -> nested(struct);
      default -> value.toString();
    };
  }

  private static String nested(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(generator, value, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
