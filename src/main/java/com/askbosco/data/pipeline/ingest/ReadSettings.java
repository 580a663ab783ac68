package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.raw.RawLayout;
import java.io.Serializable;

/**
 * What reading works with; travels to the workers and holds no secret.
 *
 * @param catalogue what the data files say
 * @param secrets how to get at secrets
 * @param access how to get at the vendors
 * @param raw where raw pages go
 * @param staging folder of staged rows; each run has a folder in it
 * @param limits how long to read before resting
 * @param parallelism how many credentials a worker reads at once
 */
public record ReadSettings(
    Catalogue catalogue,
    Secrets secrets,
    AccessFactory access,
    RawLayout raw,
    String staging,
    Limits limits,
    int parallelism)
    implements Serializable {

  /** The folder of a run's staged rows. */
  public String staging(String runId) {
    return staging + "/" + runId;
  }
}
