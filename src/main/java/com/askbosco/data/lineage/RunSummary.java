package com.askbosco.data.lineage;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.MartReport.BuiltMart;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run in one file, for people and for whatever watches runs: {@code _runs/dt=<day>/<run id>/run_summary.json} in the raw zone.
 *
 * @param status {@code COMPLETE}; {@code PARTIAL}: some slices are missing, the rest is published, or committed where publishing is
 *     another job; {@code NOT_PUBLISHED}: committed, but readers keep the figures before; {@code FAILED}: nothing was committed;
 *     of a job that builds marts {@code PUBLISHED}, or {@code WARNINGS} when checks that only warn are broken
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

  private static final ObjectMapper JSON = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * A run that is in the warehouse.
   *
   * @param staged what was staged; none when it had been committed before
   */
  public record Work(
      String runId, CommitReport report, @Nullable StagedRun staged) {}

  /** The summary of runs that one job committed, whose marts are another job's. */
  public static RunSummary committed(
      String id, List<Work> works, Instant startedAt, Instant endedAt) {
    List<StagedRun> staged =
        works.stream().map(Work::staged).filter(Objects::nonNull).toList();
    boolean whole =
        works.stream().allMatch(work -> work.report().failed() + work.report().parked() == 0);
    return new RunSummary(
        id,
        staged.isEmpty() ? "" : staged.get(0).tenantId(),
        whole ? "COMPLETE" : "PARTIAL",
        startedAt,
        endedAt,
        staged.stream()
            .map(StagedRun::extractedAt)
            .max(Comparator.naturalOrder())
            .orElse(startedAt),
        staged.stream().map(StagedRun::from).min(Comparator.naturalOrder()).orElse(null),
        staged.stream().map(StagedRun::to).max(Comparator.naturalOrder()).orElse(null),
        sources(staged.stream().flatMap(run -> run.slices().stream()).toList()),
        tables(works),
        works.stream().mapToInt(work -> work.report().restatements().size()).sum(),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static List<TableChange> tables(List<Work> works) {
    Map<String, TableChange> tables = new TreeMap<>();
    for (Work work : works) {
      for (TableChange each : work.report().tables()) {
        tables.merge(
            each.table(),
            each,
            (a, b) -> new TableChange(
                a.table(),
                a.staged() + b.staged(),
                a.added() + b.added(),
                a.removed() + b.removed()));
      }
    }
    return List.copyOf(tables.values());
  }

  /**
   * The summary of a job that built the marts.
   *
   * @param publication none when a check kept readers from it
   * @param refusal which check did
   */
  public static RunSummary built(
      String id,
      MartReport marts,
      @Nullable Publication publication,
      @Nullable String refusal,
      Instant startedAt,
      Instant endedAt) {
    String status = publication == null
        ? "NOT_PUBLISHED"
        : publication.warnings().isEmpty() ? "PUBLISHED" : "WARNINGS";
    return new RunSummary(
        id,
        "",
        status,
        startedAt,
        endedAt,
        startedAt,
        null,
        null,
        List.of(),
        List.of(),
        0,
        marts.marts(),
        publication == null ? List.of() : publication.checks(),
        publication == null ? null : publication.snapshot(),
        refusal);
  }

  /** The summary of erasures; {@code PARTIAL} while some wait. */
  public static RunSummary erased(
      String id, List<String> waiting, Instant startedAt, Instant endedAt) {
    return bare(
        id,
        waiting.isEmpty() ? "COMPLETE" : "PARTIAL",
        waiting.isEmpty() ? null : String.join("; ", new TreeSet<>(waiting)),
        startedAt,
        endedAt);
  }

  /** The summary of work that broke off. */
  public static RunSummary failed(String id, String error, Instant startedAt, Instant endedAt) {
    return bare(id, "FAILED", error, startedAt, endedAt);
  }

  private static RunSummary bare(
      String id, String status, @Nullable String error, Instant startedAt, Instant endedAt) {
    return new RunSummary(
        id, "", status, startedAt, endedAt, startedAt, null, null, List.of(), List.of(), 0,
        List.of(), List.of(), null, error);
  }

  /** The file's text. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

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
