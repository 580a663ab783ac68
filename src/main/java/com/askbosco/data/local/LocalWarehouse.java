package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.commit.RowChanges;
import com.askbosco.data.warehouse.mart.DataChecks;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartBuilder;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.PublishedVersions;
import com.askbosco.data.warehouse.migrate.Migrations;
import com.askbosco.data.warehouse.privacy.Erasures;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The warehouse of a workspace: one DuckDB file, written by one process at a time. */
public final class LocalWarehouse implements Warehouse, MessageStore, MessageLetters {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workspace workspace;
  private final WriterConnection connection;
  private final Collection<TableSpec> canon;
  private final Path sql;
  private final WriterLock lock;
  private final LocalLive live;
  private final LocalMessageCommits messages;
  private @Nullable MartCatalog catalog;
  private boolean catalogIsLive;

  private LocalWarehouse(
      Workspace workspace, Collection<TableSpec> canon, Path sql, WriterLock lock) {
    this.workspace = workspace;
    this.connection = new WriterConnection(workspace);
    this.canon = List.copyOf(canon);
    this.sql = sql;
    this.lock = lock;
    this.live = new LocalLive(workspace, connection, () -> commit().layouts(), sql);
    this.messages = new LocalMessageCommits(connection, live, this.canon);
  }

  /**
   * Opens the warehouse for writing and makes its tables what the canon says.
   *
   * @param sql the folder with {@code gold/} and {@code checks/}
   * @throws BoscoException with {@code WAREHOUSE_LOCKED} and the number of the process that writes to it
   */
  public static LocalWarehouse open(Workspace workspace, Collection<TableSpec> canon, Path sql) {
    return open(workspace, canon, sql, PATIENCE);
  }

  /** As above, waiting no longer than the given time for another writer to end. */
  public static LocalWarehouse open(
      Workspace workspace, Collection<TableSpec> canon, Path sql, Duration patience) {
    WriterLock lock = WriterLock.take(workspace.warehouse(), patience);
    Leftovers.sweep(workspace, Instant.now());
    LocalWarehouse warehouse = new LocalWarehouse(workspace, canon, sql, lock);
    try {
      warehouse.connection.inTransaction(() -> {
        warehouse.migrations().apply();
        warehouse.commit().prepare();
        return true;
      });
      return warehouse;
    } catch (RuntimeException e) {
      warehouse.close();
      throw e;
    }
  }

  @Override
  public Optional<CommitReport> committed(String runId) {
    return commit().committed(runId);
  }

  @Override
  public CommitReport commit(StagedRun run) {
    return live.followed(live.isKept(), changes -> {
      Commit commit = commit(changes);
      commit.prepare(run);
      return commit.apply(run);
    });
  }

  /** Computes the live marts anew from silver; whether there are any. */
  public boolean rebuildLive() {
    return live.rebuild();
  }

  @Override
  public Map<String, String> positions() {
    return messages.positions();
  }

  @Override
  public void commit(StagedMessages staged) {
    messages.commit(staged);
  }

  @Override
  public List<Letter> messageLetters(DeadLetterFilter filter) {
    return messages.messageLetters(filter);
  }

  @Override
  public Replayed replay(StagedMessages staged, List<Letter> of) {
    return messages.replay(staged, of);
  }

  /**
   * Works off the days that ask to be computed again: live marts are made anew from silver, and marts of those days are marked to be built.
   *
   * @return what asked, as lines for people; none when nothing did
   */
  public List<String> reprocess(Instant now) {
    return live.reprocess(now);
  }

  /** What asks to be computed again. */
  public List<String> askedAgain() {
    return live.askedAgain();
  }

  @Override
  public Set<String> deadLetters(DeadLetterFilter filter) {
    return commit().deadLetters(filter);
  }

  @Override
  public ReplayReport replay(StagedRun run, Set<String> superseded) {
    return live.followed(live.isKept(), changes -> {
      Commit commit = commit(changes);
      commit.prepare(run);
      return commit.replay(run, superseded);
    });
  }

  @Override
  public void checkMarts() {
    catalog();
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
    MartCatalog marts = catalog();
    return connection.inTransaction(() -> {
      MartBuilder builder = new MartBuilder(session(), new DuckDbDialect(), marts);
      builder.prepare();
      new SilverViews(session(), new DuckDbDialect(), new Lowering(workspace))
          .make(sql, commit().layouts());
      live.views(marts);
      return builder.build(everything);
    });
  }

  @Override
  public Publication publish() {
    MartCatalog marts = catalog();
    List<Finding> findings = connection.inTransaction(
        () -> new DataChecks(session(), new DuckDbDialect(), marts, canon).run());
    QualityFile quality = new QualityFile(workspace);
    if (findings.stream().anyMatch(Finding::blocks)) {
      quality.write(
          PublishedState.lastRun(session()), false, findings, PublishedState.letters(session()));
      throw new NotPublishedException(findings);
    }
    Quality.Run run = PublishedState.lastRun(session());
    List<Quality.Letters> letters = PublishedState.letters(session());
    connection.inTransaction(() -> {
      PublishedVersions versions = new PublishedVersions(session(), new DuckDbDialect(), marts);
      versions.prepare();
      versions.keep();
      return true;
    });
    // A closed file is whole: closing writes everything into it. Copying an open one would also let
    // go of DuckDB's lock on it.
    connection.close();
    String snapshot = new Snapshots(workspace.published()).publish(workspace.database());
    quality.write(run, true, findings, letters);
    return Publication.of(snapshot, findings);
  }

  /** Read and compiled at the first use. */
  private MartCatalog catalog() {
    MartCatalog known = catalog;
    boolean isLive = live.isKept();
    // the first message begins the live marts, and with them the checks that look at them
    if (known == null || isLive != catalogIsLive) {
      List<TableLayout> readable = new ArrayList<>(commit().layouts());
      if (isLive) {
        readable.addAll(live.catalog().layouts());
      }
      known = new MartCatalog(
          isLive ? Gold.withLive(sql) : Gold.read(sql),
          readable,
          new Lowering(workspace),
          marts -> PublishedState.metricsOf(sql, marts));
      catalog = known;
      catalogIsLive = isLive;
    }
    return known;
  }

  @Override
  public List<Watermark> watermarks() {
    return commit().watermarks();
  }

  @Override
  public Map<String, String> filesRead() {
    return commit().filesRead();
  }

  @Override
  public <T> T aboutPersons(Function<Erasures, T> work) {
    return connection.inTransaction(
        () -> work.apply(new Erasures(session(), new DuckDbDialect(), canon)));
  }

  /** Writes the database anew, which takes as long as copying it, and leaves one snapshot: a copy of that, if anything was published. */
  @Override
  public void forgetPast() {
    // who was taken out of silver is in no session any more
    live.rebuild();
    connection.close();
    Compaction.compact(workspace.database(), workspace.temp());
    Snapshots snapshots = new Snapshots(workspace.published());
    if (snapshots.current().isPresent()) {
      snapshots.publish(workspace.database());
      snapshots.forgetOthers();
    }
  }

  private Migrations migrations() {
    return new Migrations(
        new DuckDbSession(connection.open()),
        new DuckDbDialect(),
        new Lowering(workspace),
        canon,
        TablePlaces::ofProduct);
  }

  /** Old versions of tables that stay beside the ones in use. */
  public List<Migrations.Retained> retained() {
    return migrations().retained();
  }

  /** Drops an old version of a table for good. */
  public void drop(Migrations.Retained old) {
    connection.inTransaction(() -> {
      migrations().drop(old);
      return true;
    });
  }

  private Commit commit() {
    return new Commit(new DuckDbSession(connection.open()), new DuckDbDialect(), canon);
  }

  private Commit commit(RowChanges changes) {
    return new Commit(session(), new DuckDbDialect(), canon, changes);
  }

  /** The session, for tests that look into the tables. */
  DuckDbSession session() {
    return new DuckDbSession(connection.open());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } finally {
      lock.close();
    }
  }
}
