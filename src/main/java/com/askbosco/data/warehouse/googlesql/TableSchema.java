package com.askbosco.data.warehouse.googlesql;

import java.util.List;

/**
 * A table that queries may read.
 *
 * @param dataset the dataset, such as {@code silver}
 * @param name the table's name within the dataset
 * @param columns the columns in order
 */
public record TableSchema(String dataset, String name, List<Column> columns) {

  public TableSchema {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name the column's name
   * @param type its GoogleSQL type, such as {@code NUMERIC} or {@code ARRAY<STRUCT<sku STRING, qty INT64>>}
   */
  public record Column(String name, String type) {}

  /** Name with dataset, such as {@code silver.fct_order}. */
  public String fullName() {
    return dataset + "." + name;
  }
}
