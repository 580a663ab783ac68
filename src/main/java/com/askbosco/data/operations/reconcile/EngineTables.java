package com.askbosco.data.operations.reconcile;

import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;

/**
 * Two tables of one warehouse, whatever warehouse it is.
 *
 * @param engine closed with the tables
 */
public record EngineTables(QueryEngine engine, String oldTable, String newTable) implements Tables {

  @Override
  public String numeric() {
    return "NUMERIC";
  }

  @Override
  public ResultTable query(String sql) {
    return engine.query(sql);
  }

  @Override
  public void close() {
    engine.close();
  }
}
