package com.askbosco.data.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query.
 *
 * @param columns names and GoogleSQL types, in order
 * @param rows values in the order of the columns: String, Long, BigDecimal (without trailing zeros), Double, Boolean,
 *     LocalDate, Instant, LocalDateTime, JSON as its text, List for an array, or null
 */
public record ResultTable(List<Column> columns, List<List<@Nullable Object>> rows) {

  /** A column: its name and GoogleSQL type such as {@code NUMERIC}. */
  public record Column(String name, String type) {}
}
