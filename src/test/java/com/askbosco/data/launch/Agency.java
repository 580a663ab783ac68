package com.askbosco.data.launch;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.gcp.bigquery.BigQueryQueries;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.BigQueryPlace;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.Truth;
import com.askbosco.data.sandbox.world.TruthMart;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import com.askbosco.data.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole installation in a folder for tests: the simulated vendors over real HTTP, the agency's files, real DuckDB. Waits are not
 * waited: a reader's clock is moved on instead.
 */
final class Agency implements AutoCloseable {
  private final Workspace workspace;
  private final Path credentials;
  private final World world;
  private SandboxServer vendors;
  private String impatientPath = "/nowhere";
  private Duration patience = Duration.ofMinutes(2);
  private Optional<String> connectors = Optional.empty();
  private Optional<BigQueryPlace> bigQuery = Optional.empty();

  private Agency(Path folder, World world, String scenario) throws IOException {
    this.world = world;
    this.workspace = Workspace.open(folder.resolve("workspace"));
    this.credentials = folder.resolve("credentials");
    this.vendors = SandboxServer.start(world, scenario(scenario), 0);
    SandboxFiles files = SandboxFiles.of(vendors);
    files.writeCredentials(credentials);
    files.writeClients(workspace.clients(), credentials);
  }

  /** An agency of the seed-7 world; the scenario is YAML, or empty for vendors without faults. */
  static Agency open(Path folder, String scale, String scenario) throws IOException {
    return new Agency(folder, World.of(World.DEFAULT_SEED, Scale.parse(scale)), scenario);
  }

  /** An agency that goes on where this one is, in a folder of its own; this one stays as it is. */
  Agency copy(Path folder, String scenario) throws IOException {
    Path root = folder.resolve("workspace");
    try (Stream<Path> entries = Files.walk(workspace.root())) {
      for (Path entry : entries.toList()) {
        Path copy = root.resolve(workspace.root().relativize(entry).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Agency copy = new Agency(folder, world, scenario);
    copy.bigQuery = bigQuery.map(place -> place.copy(folder.resolve("handed.duckdb")));
    return copy;
  }

  /** From now on runs read this folder of connectors before the shipped ones. */
  void connectors(Path folder) {
    connectors = Optional.of(folder.toString());
  }

  /** Puts slices with dead letters through again, builds the marts and publishes. */
  List<DeadLetterReplay> replay(DeadLetterFilter filter) {
    try (Warehouse warehouse = writing()) {
      return replay(filter, warehouse);
    }
  }

  /** The same through a warehouse that is open. */
  List<DeadLetterReplay> replay(DeadLetterFilter filter, Warehouse warehouse) {
    IngestArgs args = args(world.firstDay(), world.lastDay());
    List<DeadLetterReplay> replayed =
        DeadLetterReplay.execute(args, filter, warehouse, ProgressListener.NONE, RunJournal.none());
    warehouse.buildMarts();
    warehouse.publish();
    return replayed;
  }

  /** From now on answers below this path have to come within this time. */
  void patience(String path, Duration time) {
    impatientPath = path;
    patience = time;
  }

  private static Scenario scenario(String yaml) {
    return yaml.isEmpty() ? Scenario.none() : Scenario.parse("scenario.yaml", yaml);
  }

  /** From now on other faults. */
  void faults(String yaml) throws IOException {
    vendors.close();
    vendors = SandboxServer.start(world, scenario(yaml), 0);
    SandboxFiles.of(vendors).writeCredentials(credentials);
  }

  World world() {
    return world;
  }

  Workspace workspace() {
    return workspace;
  }

  SandboxServer vendors() {
    return vendors;
  }

  /** Ingests the days as seen on the morning after, of all clients or of some, builds the marts and publishes. */
  RunReport run(LocalDate from, LocalDate to, String... clients) {
    vendors.today(to.plusDays(1));
    IngestArgs args =
        args(from, to).forClients(List.of(clients)).withSandbox(vendors.uri().toString());
    IngestJob job = IngestJob.local(args, () -> new LocalSecrets(Path.of("")), Committer.later())
        .withAccess(withoutWaiting(impatientPath, patience));
    try (Warehouse warehouse = writing()) {
      RunReport report =
          new IngestRun(args, job, warehouse, ProgressListener.NONE, LocalRunner.checking()).run();
      warehouse.buildMarts();
      warehouse.publish();
      return report;
    }
  }

  IngestArgs args(LocalDate from, LocalDate to) {
    return IngestArgs.batch(
        new IngestArgs.Locations(
            workspace.clients().toString(),
            workspace.raw().toString(),
            workspace.staging().toString(),
            connectors),
        from,
        to);
  }

  /** From now on the warehouse is in BigQuery's stand-in. */
  Agency inBigQuery() {
    bigQuery = Optional.of(new BigQueryPlace(workspace.cache().resolve("lowered")));
    return this;
  }

  /** BigQuery's stand-in. */
  BigQueryPlace bigQuery() {
    return bigQuery.orElseThrow();
  }

  /** The warehouse, opened for writing. */
  Warehouse writing() {
    return bigQuery.isPresent()
        ? bigQuery.get().open(Canon.load().values(), Path.of("sql"))
        : warehouse();
  }

  /** What was published last. */
  PublishedTables tables() {
    return bigQuery
        .map(place -> PublishedTables.ofBigQuery(place.fake))
        .orElseGet(() -> PublishedTables.of(workspace));
  }

  /** What readers have. */
  QueryEngine queries() {
    return bigQuery.isPresent()
        ? BigQueryQueries.open(bigQuery.get().settings(Duration.ZERO), Long.MAX_VALUE)
        : LocalQueries.open(workspace);
  }

  LocalWarehouse warehouse() {
    return LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"));
  }

  /** Runs a GoogleSQL query over what was published. */
  ResultTable query(String sql) {
    try (QueryEngine engine = queries()) {
      return engine.query(sql);
    }
  }

  /** The result of a query as CSV. */
  String csv(String sql) {
    return query(sql).toCsv();
  }

  /** What gold must show, from the world alone. */
  String truth(LocalDate from, LocalDate to) throws IOException {
    return truth(TruthMart.BLENDED, from, to);
  }

  /** What a mart must answer to the truth's own query. */
  String truth(TruthMart mart, LocalDate from, LocalDate to) throws IOException {
    StringBuilder out = new StringBuilder();
    new Truth(world, to.plusDays(1)).print(mart, new DateRange(from, to), out);
    return out.toString();
  }

  private static AccessFactory withoutWaiting(String path, Duration patience) {
    return (credentialKey, apiRoot, extractedAt, listener) -> {
      MovingClock clock = MovingClock.at(extractedAt);
      return new Access(
          request -> HttpTransport.shared()
              .send(request.uri().getPath().startsWith(path) ? within(patience, request) : request),
          Budgets.shared(credentialKey + "@" + apiRoot),
          clock,
          clock::advance,
          listener);
    };
  }

  private static Request within(Duration patience, Request request) {
    return new Request(
        request.method(),
        request.uri(),
        request.headers(),
        request.body(),
        patience,
        request.maxBytes(),
        request.privateAllowed());
  }

  @Override
  public void close() {
    bigQuery.ifPresent(BigQueryPlace::close);
    vendors.close();
  }
}
