package com.askbosco.data.lineage;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The OpenLineage events of one run. Jobs: {@code run} is the parent of all; {@code ingest.<client>.<connection>} reads streams
 * into bronze and fails when a slice of it failed; {@code silver.<table>} and {@code gold.<mart>} write the table of that name;
 * {@code publish} reads the marts with the outcome of their checks.
 */
final class RunEvents {
  private static final URI PRODUCER = URI.create("https://askbosco.com/data");

  private final Model model;
  private final Datasets datasets;
  private final JobEvents jobs;

  RunEvents(DatasetNames names, Model model, String tenant, String runId) {
    this.model = model;
    OpenLineage ol = new OpenLineage(PRODUCER);
    this.datasets = new Datasets(ol, names, model);
    this.jobs = new JobEvents(ol, "bosco." + tenant, runId);
  }

  private record Connection(String client, String connection, String source) {
    static Connection of(Slice slice) {
      return new Connection(slice.clientId(), slice.connectionId(), slice.source());
    }

    String job() {
      return "ingest." + client + "." + connection;
    }
  }

  /** The run begins, and with it the reading of every connection. */
  List<RunEvent> started(Collection<Slice> slices, Instant at) {
    List<RunEvent> events = new ArrayList<>();
    events.add(jobs.event("run", "RUN", EventType.START, at, null, null, List.of(), List.of()));
    Map<Connection, Set<String>> streams = new TreeMap<>(Comparator.comparing(Connection::job));
    slices.forEach(slice ->
        streams.computeIfAbsent(Connection.of(slice), c -> new TreeSet<>()).add(slice.stream()));
    streams.forEach((connection, names) -> events.add(jobs.event(
        connection.job(),
        "INGESTION",
        EventType.START,
        at,
        null,
        null,
        names.stream().map(name -> datasets.stream(connection.source(), name)).toList(),
        List.of(datasets.planned(bronze(connection.source()))))));
    silverOf(slices)
        .forEach((table, sources) ->
            events.add(silver(table, sources, EventType.START, at, null, datasets.planned(table))));
    return events;
  }

  /** The tables of silver that the streams of these slices feed, and the sources they come from. */
  private Map<String, Set<String>> silverOf(Collection<Slice> slices) {
    Map<String, Set<String>> tables = new TreeMap<>();
    Set<String> streams = new TreeSet<>();
    slices.forEach(slice -> streams.add(slice.source() + " " + slice.stream()));
    for (String table : model.tables().keySet()) {
      if (table.startsWith("silver.")) {
        datasets.streamsOf(table).forEach((source, names) -> {
          if (names.stream().anyMatch(name -> streams.contains(source + " " + name))) {
            tables.computeIfAbsent(table, t -> new TreeSet<>()).add(source);
          }
        });
      }
    }
    return tables;
  }

  private RunEvent silver(
      String table,
      Set<String> sources,
      EventType type,
      Instant at,
      @Nullable String failure,
      OutputDataset output) {
    return jobs.event(
        table,
        "MAPPING",
        type,
        at,
        failure,
        null,
        datasets.inputsOf(table, sources::contains),
        List.of(output));
  }

  /** Reading ended, bronze and silver are committed. */
  List<RunEvent> committed(StagedRun run, CommitReport report, Instant at) {
    List<RunEvent> events = new ArrayList<>();
    run.slices().stream()
        .collect(Collectors.groupingBy(
            result -> Connection.of(result.slice()),
            () -> new TreeMap<>(Comparator.comparing(Connection::job)),
            Collectors.toList()))
        .forEach((connection, slices) -> events.add(read(connection, slices, at)));
    Map<String, Long> written = new TreeMap<>();
    report.tables().forEach(change -> written.put(change.table(), change.added()));
    silverOf(run.slices().stream().map(SliceResult::slice).toList())
        .forEach((table, sources) -> events.add(silver(
            table,
            sources,
            EventType.COMPLETE,
            at,
            null,
            datasets.written(table, written.getOrDefault(table, 0L)))));
    return events;
  }

  /** Nothing of the run was committed. */
  List<RunEvent> notCommitted(Collection<Slice> slices, String failure, Instant at) {
    List<RunEvent> events = new ArrayList<>();
    slices.stream()
        .map(Connection::of)
        .distinct()
        .sorted(Comparator.comparing(Connection::job))
        .forEach(connection -> events.add(jobs.event(
            connection.job(),
            "INGESTION",
            EventType.FAIL,
            at,
            failure,
            null,
            List.of(),
            List.of(datasets.planned(bronze(connection.source()))))));
    silverOf(slices)
        .forEach((table, sources) -> events.add(
            silver(table, sources, EventType.FAIL, at, failure, datasets.planned(table))));
    return events;
  }

  private RunEvent read(Connection connection, List<SliceResult> slices, Instant at) {
    Map<String, Long> records = slices.stream()
        .filter(result -> result.outcome() == Outcome.COMPLETE)
        .collect(Collectors.groupingBy(
            result -> result.slice().stream(),
            TreeMap::new,
            Collectors.summingLong(SliceResult::records)));
    Map<String, Long> errors = slices.stream()
        .filter(result -> result.outcome() != Outcome.COMPLETE)
        .collect(
            Collectors.groupingBy(SliceResult::errorCode, TreeMap::new, Collectors.counting()));
    String failure = errors.isEmpty()
        ? null
        : sum(slices, result -> result.outcome() == Outcome.COMPLETE ? 0 : 1) + " of "
            + slices.size() + " slices are missing: "
            + errors.entrySet().stream()
                .map(error -> error.getKey() + " x " + error.getValue())
                .collect(Collectors.joining(", "));
    return jobs.event(
        connection.job(),
        "INGESTION",
        failure == null ? EventType.COMPLETE : EventType.FAIL,
        at,
        failure,
        null,
        records.entrySet().stream()
            .map(each -> datasets.stream(connection.source(), each.getKey(), each.getValue()))
            .toList(),
        List.of(datasets.written(
            bronze(connection.source()),
            sum(
                slices,
                result -> result.outcome() == Outcome.COMPLETE
                    ? result.records() - result.rejected()
                    : 0))));
  }

  private static long sum(List<SliceResult> slices, ToLongFunction<SliceResult> of) {
    return slices.stream().mapToLong(of).sum();
  }

  private static String bronze(String source) {
    return "bronze." + source.replace('-', '_');
  }

  /** The marts begin to be built. */
  List<RunEvent> martsStarted(Instant at) {
    return model.queries().keySet().stream()
        .sorted()
        .map(mart -> mart(mart, EventType.START, at, null, datasets.planned(mart)))
        .toList();
  }

  /** The marts are up to date. */
  List<RunEvent> martsBuilt(MartReport report, Instant at) {
    return report.marts().stream()
        .map(mart -> mart(
            mart.mart(), EventType.COMPLETE, at, null, datasets.written(mart.mart(), mart.rows())))
        .toList();
  }

  /** No mart was changed. */
  List<RunEvent> martsFailed(String failure, Instant at) {
    return model.queries().keySet().stream()
        .sorted()
        .map(mart -> mart(mart, EventType.FAIL, at, failure, datasets.planned(mart)))
        .toList();
  }

  private RunEvent mart(
      String mart, EventType type, Instant at, @Nullable String failure, OutputDataset output) {
    return jobs.event(
        mart,
        "QUERY",
        type,
        at,
        failure,
        model.queries().get(mart),
        datasets.inputsOf(mart, source -> true),
        List.of(output));
  }

  /** The publish, with what its checks said; a mart's own checks begin with its name. */
  List<RunEvent> published(@Nullable Publication done, @Nullable String failure, Instant at) {
    List<CheckResult> checks = done == null ? List.of() : done.checks();
    List<InputDataset> inputs = model.queries().keySet().stream()
        .sorted()
        .map(mart -> datasets.table(
            mart,
            checks.stream()
                .filter(check -> check.name().startsWith(mart.substring("gold.".length()) + "_"))
                .toList()))
        .toList();
    return List.of(jobs.event(
        "publish",
        "PUBLISH",
        failure == null ? EventType.COMPLETE : EventType.FAIL,
        at,
        failure,
        null,
        inputs,
        List.of()));
  }

  /** The run ended. */
  List<RunEvent> ended(@Nullable String failure, Instant at) {
    return List.of(jobs.event(
        "run",
        "RUN",
        failure == null ? EventType.COMPLETE : EventType.FAIL,
        at,
        failure,
        null,
        List.of(),
        List.of()));
  }
}
