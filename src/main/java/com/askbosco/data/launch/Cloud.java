package com.askbosco.data.launch;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.ingest.Secrets;

/**
 * What the steps of a job reach from a worker besides files. Travels to the workers; holds names only.
 *
 * @param warehouse where committed data lives
 * @param outcomes who is told how the work ended
 * @param secrets credentials of the sources
 */
record Cloud(WarehouseSource warehouse, Outcomes outcomes, Secrets secrets) {

  /** The one that the options name. */
  static Cloud of(RunOptions options) {
    return new Cloud(
        new CloudWarehouse(
            String.valueOf(options.getWarehouseProject()),
            options.getWarehouseLocation(),
            options.getJobName()),
        new SummaryOutcomes(Parameters.folder(options.getRawLocation()), options.getJobName()),
        new ReferencedSecrets());
  }
}
