package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.model.DateRange;
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
import java.util.Set;

/**
 * Finds the slices that hold the newest committed state of the days to rebuild. A slice all of whose days were read again later is
 * left out. Runs come oldest first, as they were committed.
 */
public final class RebuildPlanner {

  private RebuildPlanner() {}

  /** A run, with those of its slices that are to be rebuilt. */
  public record RunToRebuild(RunManifest run, List<Slice> slices) {}

  /**
   * Plans a rebuild.
   *
   * @param committed manifests of committed runs in the order of their commits; the logical time of a run does not give it, since
   *     old days may be read again later
   * @param days the days to rebuild; lists without days are rebuilt from runs that were asked for one of them
   */
  public static List<RunToRebuild> plan(List<RunManifest> committed, DateRange days) {
    List<RunManifest> newestFirst = new ArrayList<>(committed);
    Collections.reverse(newestFirst);
    Map<String, Set<LocalDate>> covered = new HashMap<>();
    List<RunToRebuild> runs = new ArrayList<>();
    for (RunManifest run : newestFirst) {
      List<Slice> slices = new ArrayList<>();
      for (SliceResult result : run.slices()) {
        if (result.outcome() == Outcome.COMPLETE && addsDays(result.slice(), run, days, covered)) {
          slices.add(result.slice());
        }
      }
      if (!slices.isEmpty()) {
        runs.add(0, new RunToRebuild(run, List.copyOf(slices)));
      }
    }
    return List.copyOf(runs);
  }

  /** Whether the slice holds days to rebuild that no newer one holds. */
  private static boolean addsDays(
      Slice slice, RunManifest run, DateRange days, Map<String, Set<LocalDate>> covered) {
    DateRange window = slice.window();
    String key = String.join(
        "\u0000",
        slice.clientId(),
        slice.connectionId(),
        slice.stream(),
        slice.accountId(),
        window == null ? "" : "days");
    Set<LocalDate> seen = covered.computeIfAbsent(key, name -> new HashSet<>());
    if (window == null) {
      boolean asked = !run.to().isBefore(days.from()) && !run.from().isAfter(days.to());
      return asked && seen.add(LocalDate.MIN);
    }
    boolean wanted = !window.to().isBefore(days.from()) && !window.from().isAfter(days.to());
    return wanted && seen.addAll(window.days());
  }
}
