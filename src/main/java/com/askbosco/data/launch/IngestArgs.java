package com.askbosco.data.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What an ingest is asked to do, checked and complete. Holds no secret.
 *
 * @param schedule once over some days (batch), or polling for ever (streaming)
 * @param locations where things are read and written
 * @param clients ids of the clients to run; empty for all in the folder
 * @param sources connectors whose connections are read; empty for all; only over some days
 * @param sandbox root address of the simulated vendors, for connections whose endpoint is {@code sandbox}
 * @param parallelism how many credentials are read at once on one machine
 */
public record IngestArgs(
    Schedule schedule,
    Locations locations,
    List<String> clients,
    List<String> sources,
    Optional<String> sandbox,
    int parallelism) {

  /** Copies the lists. */
  public IngestArgs {
    clients = clients.stream().sorted().distinct().toList();
    sources = sources.stream().sorted().distinct().toList();
  }

  /** An ingest of all sources of the clients. */
  public IngestArgs(
      Schedule schedule,
      Locations locations,
      List<String> clients,
      Optional<String> sandbox,
      int parallelism) {
    this(schedule, locations, clients, List.of(), sandbox, parallelism);
  }

  /**
   * Where things are. Each is a folder, of this machine or {@code gs://…}, without a slash at its end.
   *
   * @param clients the clients' files
   * @param raw exact response pages, kept
   * @param staging rows on their way into the warehouse, deleted after the commit
   * @param connectors further connectors, which stand in for the product's own of the same name
   */
  public record Locations(String clients, String raw, String staging, Optional<String> connectors) {

    /** With the product's own connectors alone. */
    public Locations(String clients, String raw, String staging) {
      this(clients, raw, staging, Optional.empty());
    }
  }

  /** When an ingest runs: once over some days, or again and again. */
  public sealed interface Schedule permits Days, Every {}

  /**
   * The days of one run.
   *
   * @param from first account-local day wanted
   * @param to last account-local day wanted
   * @param asOf the "today" of the run, after {@code to} unless an unfinished day is wanted
   */
  public record Days(LocalDate from, LocalDate to, LocalDate asOf) implements Schedule {

    /** The run's logical time: 06:00 UTC of {@code asOf}, the same for every attempt. */
    public Instant extractedAt() {
      return asOf.atTime(LocalTime.of(6, 0)).toInstant(ZoneOffset.UTC);
    }
  }

  /**
   * A run of yesterday and today at every interval, for ever.
   *
   * @param interval time between two polls
   */
  public record Every(Duration interval) implements Schedule {}

  /** How many credentials one machine reads at once when nothing is said: most of the time they wait for the vendors. */
  public static int defaultParallelism() {
    return Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  }

  /** A batch ingest of all clients over {@code from}..{@code to} as it looks on the morning after. */
  public static IngestArgs batch(Locations locations, LocalDate from, LocalDate to) {
    return new IngestArgs(
        new Days(from, to, to.plusDays(1)),
        locations,
        List.of(),
        Optional.empty(),
        defaultParallelism());
  }

  /** The same for the given clients only. */
  public IngestArgs forClients(List<String> ids) {
    return new IngestArgs(schedule, locations, ids, sources, sandbox, parallelism);
  }

  /** The same days as they look on another day than the morning after. */
  public IngestArgs asOf(LocalDate day) {
    return new IngestArgs(
        new Days(days().from(), days().to(), day),
        locations,
        clients,
        sources,
        sandbox,
        parallelism);
  }

  /** The same, with connections to {@code sandbox} sent to this address, such as {@code http://127.0.0.1:8099}. */
  public IngestArgs withSandbox(String root) {
    return new IngestArgs(schedule, locations, clients, sources, Optional.of(root), parallelism);
  }

  /** The same, reading so many credentials at once. */
  public IngestArgs withParallelism(int credentials) {
    return new IngestArgs(schedule, locations, clients, sources, sandbox, credentials);
  }

  /**
   * The days of a batch ingest.
   *
   * @throws IllegalStateException when the ingest has no end
   */
  public Days days() {
    if (schedule instanceof Days days) {
      return days;
    }
    throw new IllegalStateException("A streaming ingest has no days");
  }
}
