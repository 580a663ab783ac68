package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.commit.StagedRows;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.mart.DataChecks;
import com.askbosco.data.warehouse.mart.MartBuilder;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.PublishedVersions;
import com.askbosco.data.warehouse.privacy.Erasures;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.cloud.bigquery.BigQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse of a Google Cloud project. A commit is one transaction of a session; when another writer or the service itself is in
 * the way, it is made again from its start, and the ledger says whether it happened. Marts are built where no reader looks and
 * served by {@link #publish} in one transaction.
 */
public final class BigQueryWarehouse implements Warehouse {
  private static final int TRIES = 6;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofMinutes(2);

  private final BigQuerySettings settings;
  private final BigQuery client;
  private final BigQueryJobs jobs;
  private final TablesNow tables;
  private final WriterLease lease;
  private final Collection<TableSpec> canon;
  private final Function<List<TableLayout>, BigQueryMarts> marts;
  private final BigQueryDialect dialect = BigQueryDialect.building();
  private final String process = UUID.randomUUID().toString();
  private @Nullable BigQueryMarts known;
  private @Nullable SessionJobs open;

  private BigQueryWarehouse(
      BigQuerySettings settings,
      BigQuery client,
      TablesNow tables,
      WriterLease lease,
      Collection<TableSpec> canon,
      Function<List<TableLayout>, BigQueryMarts> marts) {
    this.settings = settings;
    this.client = client;
    this.jobs = settings.jobs(client);
    this.tables = tables;
    this.lease = lease;
    this.canon = List.copyOf(canon);
    this.marts = marts;
  }

  /**
   * Opens the warehouse for writing and makes its tables what the canon says.
   *
   * @param host names the machine or job to other writers
   * @param marts the marts over these tables; asked when marts are built for the first time
   * @throws com.askbosco.data.model.BoscoException with {@code WAREHOUSE_LOCKED} and who writes to it
   */
  public static BigQueryWarehouse open(
      BigQuerySettings settings,
      String host,
      Collection<TableSpec> canon,
      Function<List<TableLayout>, BigQueryMarts> marts) {
    BigQuery client = settings.client();
    BigQueryJobs jobs = settings.jobs(client);
    TablesNow tables = new TablesNow(client, jobs);
    tables.makeDatasets(List.of(
        "bronze",
        "silver",
        "gold",
        BigQueryDialect.BUILD,
        "ops",
        BigQueryDialect.STAGING,
        LandingTables.SCHEMA));
    Statements statements = new Statements(jobs, Map.of("step", "set_up"));
    for (String statement : WriterLease.tables(tables)) {
      statements.run(statement);
    }
    WriterLease lease = WriterLease.take(jobs, host, settings.patience());
    BigQueryWarehouse warehouse =
        new BigQueryWarehouse(settings, client, tables, lease, canon, marts);
    try {
      warehouse.inSession("set_up", session -> {
        new TableSetup(session, warehouse.dialect).ensure(ServedMarts.UNSERVED);
        new CanonTables(session, canon).prepare();
        return true;
      });
      return warehouse;
    } catch (RuntimeException e) {
      warehouse.close();
      throw e;
    }
  }

  /** Opens the warehouse for writing, with the canon and the marts of this program. */
  public static BigQueryWarehouse open(BigQuerySettings settings, String host) {
    return open(settings, host, Canon.load().values(), BigQueryMarts::packaged);
  }

  @Override
  public Optional<CommitReport> committed(String runId) {
    return inSession("look", session -> commit(session).committed(runId));
  }

  @Override
  public CommitReport commit(StagedRun run) {
    return applied(run, Commit::apply);
  }

  @Override
  public Set<String> deadLetters(DeadLetterFilter filter) {
    return inSession("look", session -> commit(session).deadLetters(filter));
  }

  @Override
  public ReplayReport replay(StagedRun run, Set<String> superseded) {
    return applied(run, (commit, staged) -> commit.replay(staged, superseded));
  }

  private <T> T applied(StagedRun run, BiFunction<Commit, StagedRun, T> work) {
    BigQuerySettings here = settings.labelled("run_id", run.runId());
    List<StagedRows> staged = inSession("look", session -> {
      Commit commit = commit(session);
      if (commit.committed(run.runId()).isPresent()) {
        return List.<StagedRows>of();
      }
      commit.prepare(run);
      return commit.stagedRows(run);
    });
    StagingLoads loads = new StagingLoads(jobs, client, process);
    staged.forEach(rows -> loads.load(run.runId(), rows, here.labels()));
    T done = inTransaction(here, "commit", session -> work.apply(commit(session), run));
    loads.drop(staged);
    return done;
  }

  @Override
  public MartReport buildMarts() {
    return build(false);
  }

  @Override
  public MartReport rebuildMarts() {
    return build(true);
  }

  private MartReport build(boolean everything) {
    MartCatalog catalog = marts().catalog();
    return inSession("marts", session -> {
      MartBuilder builder = new MartBuilder(session, dialect, catalog);
      builder.prepare();
      return builder.build(everything);
    });
  }

  @Override
  public Publication publish() {
    MartCatalog catalog = marts().catalog();
    List<Finding> findings = inTransaction(
        settings, "checks", session -> new DataChecks(session, dialect, catalog, canon).run());
    if (findings.stream().anyMatch(Finding::blocks)) {
      throw new NotPublishedException(findings);
    }
    BigQueryDialect served = BigQueryDialect.served();
    inSession("publish", session -> {
      new ServedMarts(session, tables, catalog).prepare(marts().views());
      new PublishedVersions(session, served, catalog).prepare();
      return true;
    });
    String snapshot = inTransaction(settings, "publish", session -> {
      new ServedMarts(session, tables, catalog).serve();
      new PublishedVersions(session, served, catalog).keep();
      Object version = session
          .rows("SELECT COALESCE(MAX(version), 0) FROM `ops`.`ctl_run`")
          .get(0)
          .get(0);
      return String.format("%08d", (Long) java.util.Objects.requireNonNull(version));
    });
    inSession("publish", session -> {
      new ServedMarts(session, tables, catalog).dropRemoved();
      return true;
    });
    return Publication.of(snapshot, findings);
  }

  @Override
  public List<Watermark> watermarks() {
    return inSession("look", session -> commit(session).watermarks());
  }

  @Override
  public Map<String, String> filesRead() {
    return inSession("look", session -> commit(session).filesRead());
  }

  @Override
  public <T> T aboutPersons(Function<Erasures, T> work) {
    try {
      return inTransaction(
          settings,
          SessionJobs.PERSONS,
          session -> work.apply(new Erasures(session, dialect, canon)));
    } finally {
      SessionJobs there = open;
      if (there != null) {
        there.forgetValues();
      }
    }
  }

  /** Nothing is to be done: time travel ends by itself after the hours its dataset says, fail-safe after 7 more days. */
  @Override
  public void forgetPast() {}

  private BigQueryMarts marts() {
    BigQueryMarts marts = known;
    if (marts == null) {
      marts = this.marts.apply(ControlTables.with(canon));
      known = marts;
    }
    return marts;
  }

  private Commit commit(BigQuerySession session) {
    return new Commit(session, dialect, canon);
  }

  private BigQuerySession session(BigQuerySettings here, String step) {
    Map<String, String> labels = new TreeMap<>(here.labels());
    labels.put("step", step);
    SessionJobs there = open;
    if (there == null) {
      there = new SessionJobs(jobs, labels, lease);
      open = there;
    }
    there.label(labels);
    return new BigQuerySession(there, lease, jobs.waiting(), Optional.of(tables), dialect);
  }

  <T> T inSession(String step, Function<BigQuerySession, T> work) {
    return leaving(settings, step, work);
  }

  /** What is done in a session leaves no temporary tables behind; when it fails, the session is ended with whatever is in it. */
  private <T> T leaving(BigQuerySettings here, String step, Function<BigQuerySession, T> work) {
    try {
      BigQuerySession session = session(here, step);
      T done = work.apply(session);
      session.flush();
      return done;
    } catch (RuntimeException e) {
      endSession();
      throw e;
    }
  }

  /** One transaction; what of it was in a lost session is made again in another one, from its start. */
  <T> T inTransaction(BigQuerySettings here, String step, Function<BigQuerySession, T> work) {
    for (int attempt = 0; ; attempt++) {
      try {
        return leaving(here, step, session -> session.transaction(() -> work.apply(session)));
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= TRIES) {
          throw e;
        }
        jobs.waiting().before(attempt, FIRST, MOST);
      }
    }
  }

  private void endSession() {
    SessionJobs there = open;
    open = null;
    if (there != null) {
      there.close();
    }
  }

  @Override
  public void close() {
    try {
      endSession();
    } finally {
      lease.release();
    }
  }
}
