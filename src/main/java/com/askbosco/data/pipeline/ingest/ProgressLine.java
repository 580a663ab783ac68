package com.askbosco.data.pipeline.ingest;

/**
 * How far a run is with one source of one client.
 *
 * @param clientId the client
 * @param source the connector
 * @param planned slices to read
 * @param complete slices read whole
 * @param failed slices that failed
 * @param parked slices that wait for the next day's quota
 * @param pages pages read so far
 * @param records records read so far, rejected ones included
 * @param rejected records in the dead letters
 * @param retries requests made again
 * @param waiting what the source is waiting for just now (quota, back-off, a report job), or empty
 */
public record ProgressLine(
    String clientId,
    String source,
    long planned,
    long complete,
    long failed,
    long parked,
    long pages,
    long records,
    long rejected,
    long retries,
    String waiting) {

  /** Whether every planned slice has ended, one way or another. */
  public boolean ended() {
    return complete + failed + parked >= planned;
  }
}
