package com.askbosco.data.launch;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.ingest.Secrets;
import java.util.Optional;

/**
 * What the steps of a job reach from a worker besides files. Travels to the workers; holds names only.
 *
 * @param warehouse where committed data lives
 * @param outcomes who is told how the work ended
 * @param secrets credentials of the sources
 * @param messages how messages are brought into the warehouse; none where only polls are wanted
 */
record Cloud(
    WarehouseSource warehouse,
    Outcomes outcomes,
    Secrets secrets,
    Optional<CloudMessages> messages) {

  /** Without messages. */
  Cloud(WarehouseSource warehouse, Outcomes outcomes, Secrets secrets) {
    this(warehouse, outcomes, secrets, Optional.empty());
  }

  /** The one that the options name. */
  static Cloud of(RunOptions options) {
    CloudWarehouse warehouse = new CloudWarehouse(
        String.valueOf(options.getWarehouseProject()),
        options.getWarehouseLocation(),
        options.getJobName());
    return new Cloud(
        warehouse,
        new SummaryOutcomes(Parameters.folder(options.getRawLocation()), options.getJobName()),
        new ReferencedSecrets(),
        Optional.of(
            new CloudMessages(options.getJobName(), warehouse.project(), warehouse.landing())));
  }
}
