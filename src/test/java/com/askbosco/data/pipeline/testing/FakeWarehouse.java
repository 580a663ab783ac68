package com.askbosco.data.pipeline.testing;

import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import com.askbosco.data.warehouse.privacy.Erasures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** A warehouse that remembers the rows of each run, and fails to commit when it is told to. */
public final class FakeWarehouse implements Warehouse {
  /** Rows by run id: bronze, silver and dead letters of complete slices. */
  public final Map<String, List<String>> rows = new LinkedHashMap<>();

  /** The watermarks it answers with. */
  public final List<Watermark> marks = new ArrayList<>();

  /** How many of the next commits are lost. */
  public int lost;

  /** Slices it says have dead letters. */
  public final Set<String> letters = new TreeSet<>();

  /** Commits and replays in their order. */
  public final List<String> order = new ArrayList<>();

  /** What building the marts and publishing them answers. */
  public Supplier<Publication> published = () -> {
    throw new UnsupportedOperationException();
  };

  private final Map<String, CommitReport> reports = new LinkedHashMap<>();

  @Override
  public Optional<CommitReport> committed(String runId) {
    return Optional.ofNullable(reports.get(runId));
  }

  /** Rows of a run that was committed. */
  public List<String> rows(String runId) {
    return Objects.requireNonNull(rows.get(runId), runId);
  }

  /** Forgets that a run was committed. */
  public void forget(String runId) {
    reports.remove(runId);
  }

  @Override
  public CommitReport commit(StagedRun run) {
    if (lost-- > 0) {
      throw new IllegalStateException("the commit was lost");
    }
    List<String> all = new ArrayList<>(StagedRows.complete(run, run.bronze()));
    all.addAll(StagedRows.complete(run, run.silver()));
    all.addAll(StagedRows.complete(run, run.deadLetters()));
    rows.put(run.runId(), all);
    CommitReport report = new CommitReport(
        run.runId(),
        rows.size(),
        false,
        count(run, Outcome.COMPLETE),
        count(run, Outcome.FAILED),
        count(run, Outcome.PARKED),
        List.of(),
        List.of());
    reports.put(run.runId(), report);
    order.add(run.runId());
    return report;
  }

  private static long count(StagedRun run, Outcome outcome) {
    return run.slices().stream()
        .map(SliceResult::outcome)
        .filter(outcome::equals)
        .count();
  }

  @Override
  public Set<String> deadLetters(DeadLetterFilter filter) {
    return Set.copyOf(letters);
  }

  @Override
  public ReplayReport replay(StagedRun run, Set<String> superseded) {
    letters.clear();
    return new ReplayReport(commit(run), 1, 0, superseded.size());
  }

  @Override
  public MartReport buildMarts() {
    return new MartReport(List.of(new MartReport.BuiltMart("gold.mart_x", 1, 1, 5)));
  }

  @Override
  public MartReport rebuildMarts() {
    return new MartReport(List.of(new MartReport.BuiltMart("gold.mart_x", 9, 1, 5)));
  }

  @Override
  public Publication publish() {
    return published.get();
  }

  @Override
  public List<Watermark> watermarks() {
    return marks;
  }

  @Override
  public <T> T aboutPersons(Function<Erasures, T> work) {
    throw new IllegalStateException("nothing about persons is expected");
  }

  @Override
  public void forgetPast() {}

  @Override
  public void close() {}
}
