package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.warehouse.Warehouse;

/**
 * Opens BigQuery with the credentials of the worker.
 *
 * @param project project of the datasets
 * @param location where they are
 */
record CloudWarehouse(String project, String location) implements WarehouseSource {

  @Override
  public Warehouse open() {
    throw new BoscoException(
        ErrorCode.INTERNAL, "This build has no adapter for BigQuery in " + project);
  }
}
