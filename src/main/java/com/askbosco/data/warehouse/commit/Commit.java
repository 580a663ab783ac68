package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.Watermark;
import com.askbosco.data.warehouse.reference.SharedReference;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commit protocol. All statements run in the one transaction of the session; its owner commits it, or rolls back when
 * anything is thrown. The ledger row goes with the data, so that the question "did it happen?" always has an answer.
 */
public final class Commit {
  private final SqlSession sql;
  private final Dialect dialect;
  private final List<TableSpec> canon;
  private final List<TableLayout> layouts;
  private final Map<String, SilverTable> silver = new TreeMap<>();
  private final RowChanges changes;

  /** A commit into the tables of this canon. */
  public Commit(SqlSession sql, Dialect dialect, Collection<TableSpec> canon) {
    this(sql, dialect, canon, RowChanges.NONE);
  }

  /** As above, with someone who is told which rows change. */
  public Commit(SqlSession sql, Dialect dialect, Collection<TableSpec> canon, RowChanges changes) {
    this.sql = sql;
    this.changes = changes;
    this.dialect = dialect;
    this.canon = List.copyOf(canon);
    this.layouts = ControlTables.with(canon);
    canon.stream()
        .filter(spec -> spec.disposition() != Disposition.REFERENCE)
        .forEach(spec -> silver.put(spec.name(), SilverTable.of(spec)));
  }

  /** Makes the control tables and the silver tables of the canon, or adds the columns they lack. */
  public void prepare() {
    Set<String> made = new TableSetup(sql, dialect).ensure(layouts);
    for (SilverTable table : silver.values()) {
      if (table.spec().hasHistory()
          && made.contains(TableLayout.history(table.spec()).fullName())) {
        History.start(sql, dialect, table);
      }
    }
  }

  /** Begins the versions of a table that had none, with the rows that are there; its table of versions is empty. */
  public void startHistory(TableSpec spec) {
    History.start(sql, dialect, SilverTable.of(spec));
  }

  /** Makes the tables of bronze that a run brings rows to. Comes before {@link #apply}, which makes no table that stays. */
  public void prepare(StagedRun run) {
    for (TableLayout layout : StagedRows.bronze(run).values()) {
      new TableSetup(sql, dialect).ensure(layout);
    }
  }

  /** Every FROM item of staged files that {@link #apply} uses, for warehouses that have to load files before. */
  public List<StagedRows> stagedRows(StagedRun run) {
    return StagedRows.all(run, silver.values());
  }

  /** The tables of silver and ops. */
  public List<TableLayout> layouts() {
    return layouts;
  }

  /** The report of a committed run, from the ledger. */
  public Optional<CommitReport> committed(String runId) {
    return new RunLedger(sql, dialect).committed(runId);
  }

  /** How far each stream of each account is complete. */
  public List<Watermark> watermarks() {
    return Watermarks.read(sql, dialect);
  }

  /** What was read of each file, by the id of its slice. */
  public Map<String, String> filesRead() {
    return new FilesRead(sql, dialect).marks();
  }

  /** Applies the run, unless the ledger says that it was applied. */
  public CommitReport apply(StagedRun run) {
    return apply(run, false, Set.of());
  }

  /**
   * Applies slices that were put through again for the sake of their dead letters. Rows that come out the same stay as they are,
   * days that a newer slice holds stay its own, and which run a slice was read by does not change.
   *
   * @param superseded further slices, whose dead letters are dropped because newer ones hold all their days
   */
  public ReplayReport replay(StagedRun run, Set<String> superseded) {
    CommitReport report = apply(run, true, superseded);
    DeadLetterLedger letters = new DeadLetterLedger(sql, dialect);
    return new ReplayReport(
        report,
        letters.count(run.runId(), "MENDED"),
        letters.count(run.runId(), "REFUSED"),
        letters.count(run.runId(), "SUPERSEDED"));
  }

  /** Ids of the slices with dead letters of this kind. */
  public Set<String> deadLetters(DeadLetterFilter filter) {
    return new DeadLetterLedger(sql, dialect).slices(filter);
  }

  private CommitReport apply(StagedRun run, boolean replay, Set<String> superseded) {
    RunLedger ledger = new RunLedger(sql, dialect);
    Optional<CommitReport> before = ledger.committed(run.runId());
    if (before.isPresent()) {
      return before.get();
    }
    requireDistinct(run.slices());
    long version = ledger.nextVersion();
    SliceLedger slices = new SliceLedger(sql, dialect);
    slices.begin(run, replay);
    FilesRead files = new FilesRead(sql, dialect);
    files.begin();
    DeadLetterLedger letters = new DeadLetterLedger(sql, dialect);
    letters.begin(superseded);
    Restatements restatements = new Restatements(sql, dialect, run.runId(), version);
    SliceContents contents = new SliceContents(sql, dialect, run.runId(), version);
    List<TableChange> changes = new ArrayList<>();
    ReferenceCommit reference = new ReferenceCommit(sql, dialect, layouts);
    reference.applyShared(SharedReference.all(canon), version);
    changes.addAll(reference.apply(run));
    changes.addAll(envelopes(run, contents));
    changes.addAll(silver(run, restatements, contents, replay));
    letters.end(run, replay, superseded);
    new CheckResults(sql, dialect).apply(run, version);
    new Suppressed(sql, dialect).apply(run, version);
    if (!replay) {
      files.apply(run, version);
      new DriftCommit(sql, dialect).apply(run);
    }
    slices.end(run, version, replay);
    files.end();
    changes.removeIf(change -> change.staged() + change.added() + change.removed() == 0);
    CommitReport report = new CommitReport(
        run.runId(),
        version,
        false,
        count(run, Outcome.COMPLETE),
        count(run, Outcome.FAILED),
        count(run, Outcome.PARKED),
        changes,
        restatements.reported());
    ledger.write(run, report);
    for (String table : List.of("run_slice", "slice_scope", "run_client", "run_budget")) {
      sql.run("DROP TABLE " + table);
    }
    return report;
  }

  private static void requireDistinct(List<SliceResult> slices) {
    Set<String> seen = new HashSet<>();
    for (SliceResult result : slices) {
      if (!seen.add(result.slice().id())) {
        throw new BoscoException(
            ErrorCode.INTERNAL, "Slice planned twice: " + result.slice().label());
      }
    }
  }

  private static long count(StagedRun run, Outcome outcome) {
    return run.slices().stream().filter(slice -> slice.outcome() == outcome).count();
  }

  private List<TableChange> envelopes(StagedRun run, SliceContents contents) {
    EnvelopeCommit envelope = new EnvelopeCommit(sql, dialect);
    List<TableChange> changes = new ArrayList<>();
    for (Map.Entry<String, TableLayout> each : StagedRows.bronze(run).entrySet()) {
      String source = each.getKey();
      TableLayout layout = each.getValue();
      changes.add(envelope.apply(
          layout,
          "s.source = " + dialect.literal(source),
          List.of("record_key", "event_time", "payload"),
          StagedRows.files(run.bronze(), layout.fullName())));
      contents.recordCounts(layout, "s.source = " + dialect.literal(source));
    }
    changes.add(envelope.apply(
        ControlTables.QUARANTINE,
        "TRUE",
        List.of("stage", "error_code", "reason", "table_name", "payload"),
        StagedRows.files(run.deadLetters(), ControlTables.QUARANTINE.fullName())));
    return changes;
  }

  private List<TableChange> silver(
      StagedRun run, Restatements restatements, SliceContents contents, boolean replay) {
    Staging staging = new Staging(sql, dialect);
    SilverCommit commit = new SilverCommit(sql, dialect, restatements, replay, changes);
    requireKnown(run.silver());
    History history = new History(sql, dialect, run.extractedAt());
    Set<SilverTable> concerned = concerned(run, commit, history);
    Map<SilverTable, Long> staged = new HashMap<>();
    for (SilverTable table : concerned) {
      staged.put(
          table,
          staging.load(table, StagedRows.files(run.silver(), table.layout().fullName())));
      if (replay) {
        new ReplayedRows(sql, dialect).dropSuperseded(table);
      }
    }
    history.begin();
    UnlistedEntities unlisted = new UnlistedEntities(sql, dialect);
    for (SilverTable table : concerned) {
      if (table.spec().hasHistory()) {
        staged.merge(table, unlisted.stage(table, concerned), Long::sum);
      }
    }
    List<TableChange> changes = new ArrayList<>();
    for (SilverTable table : concerned) {
      Optional<SilverTable> owner = table.owner(silver.values());
      long rows = java.util.Objects.requireNonNull(staged.get(table));
      long owners = owner.map(staged::get).orElse(0L);
      if (rows + owners > 0 || commit.losesRows(table) || history.mayEnd(table)) {
        contents.recordDigests(table);
        if (table.spec().hasHistory()) {
          changes.add(history.apply(table));
          changes.add(commit.apply(table, owner, rows));
          history.settle(table);
        } else {
          changes.add(commit.apply(table, owner, rows));
        }
      }
    }
    history.end();
    concerned.forEach(table -> sql.run("DROP TABLE " + table.stage()));
    return changes;
  }

  /** Tables that have staged rows, that may lose some, or that go with such a table; the others cost nothing. */
  private Set<SilverTable> concerned(StagedRun run, SilverCommit commit, History history) {
    Set<String> named = new HashSet<>(commit.tablesOfReplacedSlices());
    run.silver().forEach(file -> named.add(file.table()));
    Set<SilverTable> concerned = new LinkedHashSet<>();
    for (SilverTable table : silver.values()) {
      Optional<SilverTable> owner = table.owner(silver.values());
      boolean follows = owner.filter(o -> named.contains(o.layout().fullName())).isPresent()
          || table.spec().unlisted().keySet().stream().anyMatch(f -> named.contains("silver." + f));
      if (follows || named.contains(table.layout().fullName()) || history.mayEnd(table)) {
        owner.ifPresent(concerned::add);
        concerned.add(table);
      }
    }
    return concerned;
  }

  private void requireKnown(List<StagedFile> files) {
    for (StagedFile file : files) {
      if (!file.table().startsWith("silver.")
          || !silver.containsKey(file.table().substring(7))) {
        throw new BoscoException(
            ErrorCode.INTERNAL, "Rows were staged for " + file.table() + ", which the canon lacks");
      }
    }
  }
}
