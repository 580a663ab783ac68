package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * BigQuery's REST API over DuckDB, for one project in memory. Names, types and statements are judged by GoogleSQL's own
 * analyzer; transactions see a snapshot and conflict by table. Jobs run when they are put in, unless a {@link Fault} makes them
 * slow. What it does not have is refused with the reason {@code notImplemented}, never ignored.
 */
public final class FakeBigQuery implements AutoCloseable {
  /** The project it is. */
  public static final String PROJECT = "test-project";

  private final DuckDBConnection root;
  private final Catalog catalog;
  private final Engine engine;
  private final QueryJobs queries;
  private final RestServer server;
  private final Faults faults = new Faults();
  private final AtomicLong ahead = new AtomicLong();

  private FakeBigQuery(Optional<Objects> bucket) {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    catalog = new Catalog(PROJECT, this::now);
    Transactions transactions = new Transactions(PROJECT);
    engine = new Engine(catalog, transactions);
    try (Session session = new Session(null, root)) {
      session.sql("CREATE TABLE main.anchor (nothing INTEGER)");
    }
    queries = new QueryJobs(catalog, engine, transactions, root);
    Jobs jobs = new Jobs(
        catalog,
        queries,
        new LoadJobs(catalog, transactions, root, new LocalObjects(bucket)),
        new CopyJobs(catalog, root),
        this::now);
    try {
      server = new RestServer(new Routes(catalog, jobs, root), faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts with no dataset; load jobs read local files. */
  public static FakeBigQuery start() {
    return new FakeBigQuery(Optional.empty());
  }

  /** Starts with no dataset; load jobs of {@code gs://} read these objects. */
  public static FakeBigQuery start(Objects bucket) {
    return new FakeBigQuery(Optional.of(bucket));
  }

  /** Where it listens, such as {@code http://127.0.0.1:4711}. */
  public String url() {
    return server.url();
  }

  /** Google's own client of it. */
  public BigQuery client() {
    return BigQueryOptions.newBuilder()
        .setProjectId(PROJECT)
        .setHost(url())
        .setLocation("EU")
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }

  /** The calls so far, those that were refused included. */
  public List<Call> calls() {
    return server.calls();
  }

  /** Tells of each call before it is acted upon; what the listener throws cuts the connection. */
  public void onCall(Consumer<Call> listener) {
    server.onCall(listener);
  }

  /** The rules by which calls go wrong. */
  public Faults faults() {
    return faults;
  }

  /** Lets time pass for times of creation and expiry. */
  public void passMillis(long millis) {
    ahead.addAndGet(millis);
  }

  /** Runs a GoogleSQL statement beside the API; the rows of a query as values of Java. */
  public List<List<@Nullable Object>> rows(String googleSql) {
    try (Session session = new Session(null, root)) {
      Result result = engine.run(googleSql, session, Optional.empty(), false).result();
      return result == null ? List.of() : result.rows();
    }
  }

  /**
   * Says who puts in query jobs from now on, as row access policies name them: {@code user:…}, and the groups of that user. Before
   * that, callers see everything. Sessions keep who opened them.
   */
  public void actAs(String... members) {
    queries.actAs(Set.of(members));
  }

  /** As {@link #rows(String)}, for a caller who is these members to row access policies. */
  public List<List<@Nullable Object>> rowsAs(Set<String> members, String googleSql) {
    try (Session session = new Session(null, root).as(Optional.of(members))) {
      Result result = engine.run(googleSql, session, Optional.empty(), false).result();
      return result == null ? List.of() : result.rows();
    }
  }

  /** Runs statements separated by semicolons beside the API, each on its own. */
  public void script(String googleSql) {
    try (Session session = new Session(null, root)) {
      engine.script(googleSql, session);
    }
  }

  /** The database behind it, for a look at what is there; views are there by their own names. */
  public java.sql.Connection duckDb() {
    try {
      return root.duplicate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another one with the same datasets, tables and rows, which goes its own way from here; they are handed over by this file. */
  public FakeBigQuery copy(Path file) {
    FakeBigQuery copy = start();
    List<Table> views = new ArrayList<>();
    try (Session from = new Session(null, root);
        Session to = new Session(null, copy.root)) {
      from.sql("ATTACH '" + file + "' AS handed");
      for (ObjectNode dataset : catalog.datasets()) {
        String name = dataset.path("datasetReference").path("datasetId").asText();
        from.sql("CREATE SCHEMA handed." + DmlLowering.column(name));
        to.sql("CREATE SCHEMA IF NOT EXISTS " + DmlLowering.column(name));
        copy.catalog.putDataset(name, dataset.deepCopy());
      }
      for (Table table : catalog.tables()) {
        if (!table.isView()) {
          from.sql("CREATE TABLE handed." + named(table) + " AS FROM " + named(table));
        }
      }
      from.sql("DETACH handed");
      to.sql("ATTACH '" + file + "' AS handed (READ_ONLY)");
      for (Table table : catalog.tables()) {
        if (table.isView()) {
          views.add(table);
        } else {
          to.sql("CREATE TABLE " + named(table) + " " + Schemas.duckColumns(table.fields()));
          to.sql("INSERT INTO " + named(table) + " FROM handed." + named(table));
          copy.catalog.put(
              table.dataset(), table.name(), "TABLE", table.resource().deepCopy());
        }
      }
      to.sql("DETACH handed");
    }
    // A view may stand on another one.
    while (!views.isEmpty()) {
      int before = views.size();
      views.removeIf(copy::makes);
      if (views.size() == before) {
        throw new IllegalStateException("Views that cannot be copied: " + views);
      }
    }
    return copy;
  }

  private static String named(Table table) {
    return DmlLowering.column(table.dataset()) + "." + DmlLowering.column(table.name());
  }

  private boolean makes(Table view) {
    try {
      rows("CREATE VIEW `" + view.dataset() + "`.`" + view.name() + "` AS "
          + view.resource().path("view").path("query").asText());
      return true;
    } catch (ApiException e) {
      return false;
    }
  }

  private long now() {
    return System.currentTimeMillis() + ahead.get();
  }

  @Override
  public void close() {
    server.close();
    Session.closeIdle(root);
    try {
      root.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
