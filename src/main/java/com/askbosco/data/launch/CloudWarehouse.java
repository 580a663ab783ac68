package com.askbosco.data.launch;

import com.askbosco.data.gcp.bigquery.BigQueryLanding;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.streaming.LandedSource;
import com.askbosco.data.rules.Canon;

/**
 * Opens BigQuery with the credentials of the worker. One job writes at a time; another waits.
 *
 * @param project project of the datasets
 * @param location where they are
 * @param jobName names this job to others that wait, and is a label of what it runs
 */
record CloudWarehouse(String project, String location, String jobName) implements WarehouseSource {

  @Override
  public BigQueryWarehouse open() {
    return BigQueryWarehouse.open(settings(), jobName);
  }

  /** The same warehouse for messages. */
  LandedSource landing() {
    return () -> new BigQueryLanding(open(), settings(), Canon.load().values());
  }

  private BigQuerySettings settings() {
    return BigQuerySettings.of(project, location).labelled("job", jobName);
  }
}
