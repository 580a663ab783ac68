package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One run, asked for.
 *
 * @param runId its id
 * @param extractedAt its logical time
 * @param from first account-local day wanted
 * @param to last account-local day wanted
 * @param asOf the "today" of the run
 * @param clients ids of the clients; empty for all
 * @param sources connectors whose connections are read; empty for all
 * @param connections {@code client/connection} of those that are read; empty for all
 * @param completeTo by {@link #key}, the last day up to which a stream of an account is complete
 * @param read what was read before of sources that are no API, by the id of its slice
 */
public record RunRequest(
    String runId,
    Instant extractedAt,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    List<String> clients,
    List<String> sources,
    List<String> connections,
    Map<String, LocalDate> completeTo,
    Map<String, String> read)
    implements Serializable {

  /** Copies the collections. */
  public RunRequest {
    clients = List.copyOf(clients);
    sources = List.copyOf(sources);
    connections = List.copyOf(connections);
    completeTo = Map.copyOf(completeTo);
    read = Map.copyOf(read);
  }

  /** A run of which it is not known what was read before of sources that are no API: all of it is read. */
  public RunRequest(
      String runId,
      Instant extractedAt,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      List<String> clients,
      List<String> sources,
      List<String> connections,
      Map<String, LocalDate> completeTo) {
    this(runId, extractedAt, from, to, asOf, clients, sources, connections, completeTo, Map.of());
  }

  /** A run of all connections to the sources. */
  public RunRequest(
      String runId,
      Instant extractedAt,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      List<String> clients,
      List<String> sources,
      Map<String, LocalDate> completeTo) {
    this(runId, extractedAt, from, to, asOf, clients, sources, List.of(), completeTo);
  }

  /** A run of all sources of the clients. */
  public RunRequest(
      String runId,
      Instant extractedAt,
      LocalDate from,
      LocalDate to,
      LocalDate asOf,
      List<String> clients,
      Map<String, LocalDate> completeTo) {
    this(runId, extractedAt, from, to, asOf, clients, List.of(), List.of(), completeTo);
  }

  /** Names a stream of an account in {@link #completeTo}. */
  public static String key(String clientId, String connectionId, String stream, String accountId) {
    return String.join("\u0000", clientId, connectionId, stream, accountId);
  }

  /** The same run with what the warehouse has. */
  public RunRequest with(Map<String, LocalDate> completeDays, Map<String, String> readBefore) {
    return resumed(runId, completeDays, readBefore);
  }

  /** Whether a connection is read. */
  boolean wants(String clientId, String connectionId, String connector) {
    return (sources.isEmpty() || sources.contains(connector))
        && (connections.isEmpty() || connections.contains(clientId + "/" + connectionId));
  }

  /** The same run under its own id, with what the warehouse has. */
  RunRequest resumed(
      String id, Map<String, LocalDate> completeDays, Map<String, String> readBefore) {
    return new RunRequest(
        id, extractedAt, from, to, asOf, clients, sources, connections, completeDays, readBefore);
  }

  /** The same run without what only the plan needs; travels with every result. */
  public RunRequest header() {
    return new RunRequest(
        runId, extractedAt, from, to, asOf, clients, sources, connections, Map.of());
  }
}
