package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.commit.RunFiles.RunManifest;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.rebuild.RebuildPlanner.RunToRebuild;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns what is asked for into the runs that do it, oldest first: in this order they are to be committed. */
public final class AgainPlanner {
  private final Warehouse warehouse;
  private final List<RunManifest> manifests;
  private final LocalDate asOf;
  private final String request;

  private AgainPlanner(
      Warehouse warehouse, List<RunManifest> manifests, LocalDate asOf, String request) {
    this.warehouse = warehouse;
    this.manifests = manifests;
    this.asOf = asOf;
    this.request = request;
  }

  /**
   * Plans. The same question of the same warehouse has the same answer.
   *
   * @param asOf the day whose files of clients hold
   * @param request names what was asked for, so that asked again it gives runs with the same ids; when empty, a run that is
   *     committed already is done once more
   */
  public static List<RunAgain> plan(
      Again what, Warehouse warehouse, RawLayout raw, LocalDate asOf, String request) {
    AgainPlanner planner = new AgainPlanner(warehouse, RunFiles.manifests(raw), asOf, request);
    return switch (what) {
      case Again.Days days -> planner.days(days);
      case Again.Letters letters -> planner.letters(letters);
      case Again.Uncommitted runs -> planner.uncommitted(runs);
    };
  }

  private List<RunAgain> days(Again.Days asked) {
    List<RunManifest> runs = committed().stream()
        .map(run -> asked.clients().isEmpty() ? run : run.ofClients(asked.clients()))
        .toList();
    return RebuildPlanner.plan(runs, new DateRange(asked.from(), asked.to())).stream()
        .map(run -> again(asked, run, asked.clients(), false, Set.of()))
        .toList();
  }

  private List<RunAgain> letters(Again.Letters asked) {
    Set<String> wanted = new TreeSet<>();
    asked.filters().forEach(filter -> wanted.addAll(warehouse.deadLetters(filter)));
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<RunManifest> committed = committed();
    List<RunToRebuild> plan = RebuildPlanner.holding(committed, wanted);
    Set<String> superseded = RebuildPlanner.superseded(committed, wanted);
    if (plan.isEmpty() && !superseded.isEmpty()) {
      plan = List.of(new RunToRebuild(committed.get(committed.size() - 1), List.of()));
    }
    List<RunAgain> runs = new ArrayList<>();
    for (RunToRebuild run : plan) {
      runs.add(again(asked, run, asked.clients(), true, runs.isEmpty() ? superseded : Set.of()));
    }
    return List.copyOf(runs);
  }

  private List<RunAgain> uncommitted(Again.Uncommitted asked) {
    List<RunManifest> committed = committed();
    return manifests.stream()
        .filter(run -> asked.runs().isEmpty() || asked.runs().contains(run.runId()))
        .filter(run -> warehouse.committed(run.runId()).isEmpty())
        .filter(run -> asked.clients().isEmpty() || isAbout(run, asked.clients()))
        .map(run -> new RunToRebuild(run, notReadSince(run, committed)))
        .filter(run -> !run.slices().isEmpty())
        .sorted(Comparator.comparing((RunToRebuild run) -> run.run().extractedAt())
            .thenComparing(run -> run.run().runId()))
        .map(this::asItWas)
        .toList();
  }

  /** Complete slices of a run of which no day was read later by a run that is committed: what is newer stays. */
  private static List<Slice> notReadSince(RunManifest run, List<RunManifest> committed) {
    Set<String> since = new HashSet<>();
    committed.stream()
        .filter(other -> !other.extractedAt().isBefore(run.extractedAt()))
        .forEach(other -> complete(other).forEach(slice -> since.addAll(days(slice))));
    return complete(run).stream()
        .filter(slice -> days(slice).stream().noneMatch(since::contains))
        .toList();
  }

  private static List<Slice> complete(RunManifest run) {
    return run.slices().stream()
        .filter(result -> result.outcome() == Outcome.COMPLETE)
        .map(SliceResult::slice)
        .toList();
  }

  private static List<String> days(Slice slice) {
    String stream = String.join(
        "\u0000",
        slice.clientId(),
        slice.connectionId(),
        slice.stream(),
        slice.accountId(),
        slice.part());
    DateRange window = slice.window();
    return window == null
        ? List.of(stream)
        : window.days().stream().map(day -> stream + "\u0000" + day).toList();
  }

  private RunAgain asItWas(RunToRebuild again) {
    RunManifest run = again.run();
    RunRequest same = new RunRequest(
        run.runId(), run.extractedAt(), run.from(), run.to(), asOf, List.of(), Map.of());
    return new RunAgain(
        same,
        run.runId(),
        run.tenantId(),
        again.slices(),
        run.slices().stream()
            .filter(result -> result.outcome() != Outcome.COMPLETE)
            .toList(),
        false,
        Set.of());
  }

  /** A run is committed as a whole, also when only some of its clients were named. */
  private static boolean isAbout(RunManifest run, List<String> clients) {
    return run.slices().stream()
        .anyMatch(result -> clients.contains(result.slice().clientId()));
  }

  private RunAgain again(
      Again what,
      RunToRebuild again,
      List<String> clients,
      boolean forLetters,
      Set<String> superseded) {
    RunManifest run = again.run();
    String id = id(what.verb() + "-" + run.runId());
    return new RunAgain(
        new RunRequest(id, run.extractedAt(), run.from(), run.to(), asOf, clients, Map.of()),
        run.runId(),
        run.tenantId(),
        warehouse.committed(id).isPresent() ? List.of() : again.slices(),
        List.of(),
        forLetters,
        superseded);
  }

  private String id(String work) {
    if (!request.isEmpty()) {
      return work + "-" + request;
    }
    int attempt = 1;
    while (warehouse.committed(work + "-" + attempt).isPresent()) {
      attempt++;
    }
    return work + "-" + attempt;
  }

  /** Manifests of the committed runs in the order of their commits. */
  private List<RunManifest> committed() {
    return manifests.stream()
        .filter(run -> warehouse.committed(run.runId()).isPresent())
        .sorted(Comparator.comparingLong(
            run -> warehouse.committed(run.runId()).orElseThrow().version()))
        .toList();
  }
}
