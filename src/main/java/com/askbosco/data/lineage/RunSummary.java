package com.askbosco.data.lineage;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.MartReport.BuiltMart;
import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run in one file, for people and for whatever watches runs: {@code _runs/dt=<day>/<run id>/run_summary.json} in the raw zone.
 *
 * @param status {@code COMPLETE}; {@code PARTIAL}: some slices are missing, the rest is published; {@code NOT_PUBLISHED}:
 *     committed, but readers keep the figures before; {@code FAILED}: nothing was committed
 * @param startedAt when the plan stood
 * @param extractedAt the run's logical time
 * @param from first day asked for
 * @param to last day asked for
 * @param sources how each connection of each client fared
 * @param tables rows of each table that the commit touched
 * @param restatements figures of earlier runs that this one changed
 * @param marts what building the marts did
 * @param checks the data checks with their outcome
 * @param snapshot the published snapshot
 * @param error why the run ended early, without secrets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
    String runId,
    String tenantId,
    String status,
    Instant startedAt,
    Instant endedAt,
    Instant extractedAt,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Source> sources,
    List<TableChange> tables,
    int restatements,
    List<BuiltMart> marts,
    List<CheckResult> checks,
    @Nullable String snapshot,
    @Nullable String error) {

  /**
   * A connection of a client.
   *
   * @param waitedMillis time spent waiting for quotas and back-off
   * @param errors how many slices ended with which code
   */
  public record Source(
      String clientId,
      String connectionId,
      String source,
      long complete,
      long failed,
      long parked,
      long pages,
      long records,
      long rejected,
      long retries,
      long waitedMillis,
      Map<String, Long> errors) {}

  /** How each connection fared, by client and connection. */
  static List<Source> sources(List<SliceResult> slices) {
    TreeMap<String, List<SliceResult>> connections = slices.stream()
        .collect(Collectors.groupingBy(
            each -> each.slice().clientId() + " " + each.slice().connectionId(),
            TreeMap::new,
            Collectors.toList()));
    List<Source> sources = new ArrayList<>();
    for (List<SliceResult> of : connections.values()) {
      Slice slice = of.get(0).slice();
      sources.add(new Source(
          slice.clientId(),
          slice.connectionId(),
          slice.source(),
          count(of, Outcome.COMPLETE),
          count(of, Outcome.FAILED),
          count(of, Outcome.PARKED),
          of.stream().mapToLong(SliceResult::pages).sum(),
          of.stream().mapToLong(SliceResult::records).sum(),
          of.stream().mapToLong(SliceResult::rejected).sum(),
          of.stream().mapToLong(SliceResult::retries).sum(),
          of.stream().mapToLong(SliceResult::waitedMillis).sum(),
          of.stream()
              .filter(each -> each.outcome() != Outcome.COMPLETE)
              .collect(Collectors.groupingBy(
                  SliceResult::errorCode, TreeMap::new, Collectors.counting()))));
    }
    return sources;
  }

  private static long count(List<SliceResult> slices, Outcome outcome) {
    return slices.stream().filter(each -> each.outcome() == outcome).count();
  }
}
