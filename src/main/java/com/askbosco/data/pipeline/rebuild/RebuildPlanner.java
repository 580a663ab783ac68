package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.commit.RunFiles.RunManifest;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the slices that hold the newest committed state of the days to rebuild. A slice all of whose days were read again later is
 * left out. Runs come oldest first, as they were committed.
 */
public final class RebuildPlanner {

  private RebuildPlanner() {}

  /** A run, with those of its slices that are to be rebuilt. */
  public record RunToRebuild(RunManifest run, List<Slice> slices) {}

  /**
   * Plans a rebuild. Slices count that are complete, and those of which too many records were refused: their raw pages are whole.
   *
   * @param committed manifests of committed runs in the order of their commits; the logical time of a run does not give it, since
   *     old days may be read again later
   * @param days the days to rebuild; lists without days are rebuilt from runs that were asked for one of them
   */
  public static List<RunToRebuild> plan(List<RunManifest> committed, DateRange days) {
    return plan(committed, Optional.of(days));
  }

  /** Where the newest state of these slices lies: the runs that read them last, as far as no other slices hold all their days. */
  public static List<RunToRebuild> holding(List<RunManifest> committed, Set<String> slices) {
    return plan(committed, Optional.empty()).stream()
        .map(run -> new RunToRebuild(
            run.run(),
            run.slices().stream().filter(slice -> slices.contains(slice.id())).toList()))
        .filter(run -> !run.slices().isEmpty())
        .toList();
  }

  /** Which of these slices were read once, and whose days are all held by newer ones now. */
  public static Set<String> superseded(List<RunManifest> committed, Set<String> slices) {
    Set<String> gone = new TreeSet<>();
    committed.forEach(run -> run.slices().stream()
        .filter(result -> result.outcome() == Outcome.COMPLETE)
        .map(result -> result.slice().id())
        .filter(slices::contains)
        .forEach(gone::add));
    plan(committed, Optional.empty())
        .forEach(run -> run.slices().forEach(slice -> gone.remove(slice.id())));
    return gone;
  }

  private static List<RunToRebuild> plan(List<RunManifest> committed, Optional<DateRange> days) {
    List<RunManifest> newestFirst = new ArrayList<>(committed);
    Collections.reverse(newestFirst);
    Map<String, Set<LocalDate>> covered = new HashMap<>();
    List<RunToRebuild> runs = new ArrayList<>();
    for (RunManifest run : newestFirst) {
      List<Slice> slices = new ArrayList<>();
      for (SliceResult result : run.slices()) {
        boolean isWhole =
            result.outcome() == Outcome.COMPLETE || (days.isPresent() && isRejected(result));
        if (isWhole && addsDays(result.slice(), run, days, covered)) {
          slices.add(result.slice());
        }
      }
      if (!slices.isEmpty()) {
        runs.add(0, new RunToRebuild(run, List.copyOf(slices)));
      }
    }
    return List.copyOf(runs);
  }

  /** Whether a slice was read to its end, and what it held was refused: a mended contract or mapping may let it through. */
  private static boolean isRejected(SliceResult result) {
    return result.errorCode().equals(ErrorCode.SOURCE_RECORDS_REJECTED.code());
  }

  /** Whether the slice holds days to rebuild that no newer one holds. */
  private static boolean addsDays(
      Slice slice, RunManifest run, Optional<DateRange> days, Map<String, Set<LocalDate>> covered) {
    DateRange window = slice.window();
    String key = String.join(
        "\u0000",
        slice.clientId(),
        slice.connectionId(),
        slice.stream(),
        slice.accountId(),
        slice.part(),
        window == null ? "" : "days");
    Set<LocalDate> seen = covered.computeIfAbsent(key, name -> new HashSet<>());
    if (window == null) {
      return days.map(range -> overlap(run.from(), run.to(), range)).orElse(true)
          && seen.add(LocalDate.MIN);
    }
    return days.map(range -> overlap(window.from(), window.to(), range)).orElse(true)
        && seen.addAll(window.days());
  }

  private static boolean overlap(LocalDate from, LocalDate to, DateRange days) {
    return !to.isBefore(days.from()) && !from.isAfter(days.to());
  }
}
