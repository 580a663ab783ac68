package com.askbosco.data.gcp.bigquery;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which warehouse, and how it is spoken to.
 *
 * @param project the project that holds the datasets and pays
 * @param location of the datasets, such as {@code EU}
 * @param host another address of the service, for stand-ins; then no credentials are sent
 * @param labels of every job: run, client, step, as far as they are known
 * @param patience how long to wait for another writer to end
 */
public record BigQuerySettings(
    String project,
    String location,
    Optional<String> host,
    Map<String, String> labels,
    Duration patience,
    Waiting waiting) {

  /** Copies the labels. */
  public BigQuerySettings {
    labels = Map.copyOf(labels);
  }

  /**
   * A project of Google's, with the credentials of this process; or of a stand-in at the address of {@code bosco.bigquery.host} or the
   * environment's {@code BIGQUERY_EMULATOR_HOST}, which is sent none.
   */
  public static BigQuerySettings of(String project, String location) {
    return new BigQuerySettings(
        project, location, standIn(), Map.of(), Duration.ofMinutes(15), Waiting.real());
  }

  /** Where a stand-in of the service listens, as other clients of BigQuery are told. */
  private static Optional<String> standIn() {
    return Optional.ofNullable(System.getProperty("bosco.bigquery.host"))
        .or(() -> Optional.ofNullable(System.getenv("BIGQUERY_EMULATOR_HOST")));
  }

  /** With a label more; text that a label cannot hold is changed. */
  public BigQuerySettings labelled(String key, String value) {
    Map<String, String> all = new TreeMap<>(labels);
    String plain = StagingLoads.plain(value);
    all.put(key, plain.substring(0, Math.min(63, plain.length())));
    return new BigQuerySettings(project, location, host, all, patience, waiting);
  }

  /** A client that tries nothing again by itself: whether a job ran is found out by its id. */
  BigQuery client() {
    BigQueryOptions.Builder options = BigQueryOptions.newBuilder()
        .setProjectId(project)
        .setLocation(location)
        .setRetrySettings(ServiceOptions.getNoRetrySettings());
    host.ifPresent(address -> {
      Credentials none = NoCredentials.getInstance();
      options.setHost(address).setCredentials(none);
    });
    return options.build().getService();
  }

  BigQueryJobs jobs(BigQuery client) {
    return new BigQueryJobs(client, project, location, waiting);
  }
}
