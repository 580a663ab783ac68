package com.askbosco.data.warehouse;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, in memory. Values are Long (INT64), Double (FLOAT64), BigDecimal (NUMERIC, without trailing zeros), Boolean, String (also JSON),
 * LocalDate, LocalTime, LocalDateTime (DATETIME), Instant (TIMESTAMP), a String of hexadecimal digits (BYTES), List (ARRAY), Map
 * in field order (STRUCT), or null.
 *
 * @param columns the columns in order
 * @param rows the rows; each has one value per column
 */
public record ResultTable(List<Column> columns, List<List<@Nullable Object>> rows) {

  public ResultTable {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(rows);
  }

  /** A column and its GoogleSQL type. */
  public record Column(String name, String type) {}

  /** Aligned columns for people; a NULL is printed {@code NULL}. */
  public String toText() {
    return ResultPrinter.text(this);
  }

  /** RFC 4180: a NULL is an empty field, an empty text is {@code ""}. */
  public String toCsv() {
    return ResultPrinter.csv(this);
  }

  /** An array with one object per row; NUMERIC as a JSON number without exponent. */
  public String toJson() {
    return ResultPrinter.json(this);
  }
}
