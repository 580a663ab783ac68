package com.askbosco.data.operations.reconcile;

import com.askbosco.data.warehouse.ResultTable;

/** Something that can read both tables with one query. */
public interface Tables extends AutoCloseable {
  /** How SQL names the old table. */
  String oldTable();

  /** How SQL names the new table. */
  String newTable();

  /** The type of exact figures, 38 digits with 9 behind the point. */
  String numeric();

  /**
   * Answers a query of the part of SQL that GoogleSQL and DuckDB share.
   *
   * @throws com.askbosco.data.model.BoscoException when a column is missing or a value is no figure
   */
  ResultTable query(String sql);

  @Override
  void close();
}
