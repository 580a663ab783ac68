package com.askbosco.data.launch;

import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.gold.BuildMarts;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.Resume;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.rebuild.Again;
import com.askbosco.data.pipeline.rebuild.PutAgain;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose steps ask the warehouse, commit and tell how they ended, as they do on workers. */
abstract class CloudJobs {
  static final LocalDate DAY = LocalDate.parse("2026-03-30");
  private static final Map<String, FakeWarehouse> WAREHOUSES = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> DEATHS = new ConcurrentHashMap<>();

  @TempDir
  Path temp;

  private final String name = UUID.randomUUID().toString();
  final FakeSource source = new FakeSource(2, 2);
  final FakeCatalogue catalogue = new FakeCatalogue(name, source, 1);
  final FakeWarehouse warehouse = new FakeWarehouse();

  CloudJobs() {
    WAREHOUSES.put(name, warehouse);
    DEATHS.put(name, new AtomicInteger());
  }

  WarehouseSource opened() {
    String key = name;
    return () -> Objects.requireNonNull(WAREHOUSES.get(key));
  }

  /** Words about the outcome, spoken by a worker that dies before the first ones when it is told to. */
  Outcomes outcomes() {
    return new DyingOutcomes(name, new SummaryOutcomes(temp + "/raw", "job"));
  }

  private record DyingOutcomes(String key, Outcomes written) implements Outcomes {
    private void live() {
      if (Objects.requireNonNull(DEATHS.get(key)).getAndDecrement() > 0) {
        throw new IllegalStateException("the worker died");
      }
    }

    @Override
    public void committed(List<Committed> runs, Instant startedAt) {
      live();
      written.committed(runs, startedAt);
    }

    @Override
    public void built(
        MartReport marts,
        @Nullable Publication publication,
        @Nullable String refusal,
        Instant startedAt) {
      live();
      written.built(marts, publication, refusal, startedAt);
    }

    @Override
    public void erased(int requests, List<String> waiting, Instant startedAt) {
      live();
      written.erased(requests, waiting, startedAt);
    }

    @Override
    public void failed(String runId, Exception cause, Instant startedAt) {
      written.failed(runId, cause, startedAt);
    }
  }

  ReadSettings settings() {
    return new ReadSettings(
        catalogue,
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(temp + "/raw"),
        temp + "/staging",
        Limits.LOCAL,
        1);
  }

  void ingest(LocalDate day, boolean onceOnly) {
    IngestJob job = new IngestJob(
        Optional.empty(),
        settings(),
        Committer.into(opened(), outcomes(), temp + "/staging"),
        1,
        Optional.of(Resume.from(opened(), outcomes(), onceOnly)));
    RunRequest run = new RunRequest(
        day + "-run",
        Instant.parse(day.plusDays(1) + "T06:00:00Z"),
        day,
        day,
        day.plusDays(1),
        List.of(),
        Map.of());
    LocalRunner.checking().run(pipeline -> job.batch(pipeline, run));
  }

  void again(Again what, String request) {
    LocalRunner.checking()
        .run(pipeline -> pipeline.apply(
            "Again",
            PutAgain.of(
                new PutAgain.Asked(what, DAY.plusDays(9), request),
                settings(),
                opened(),
                outcomes())));
  }

  void marts(boolean everything) {
    LocalRunner.checking()
        .run(pipeline -> pipeline.apply("Marts", BuildMarts.of(everything, opened(), outcomes())));
  }

  JsonNode summary() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(temp.resolve("raw/_runs/jobs/job/run_summary.json")));
  }

  String status() throws IOException {
    return summary().path("status").asText();
  }

  /** Lets the next worker die between its commit and its word. */
  void dieOnce() {
    Objects.requireNonNull(DEATHS.get(name)).set(1);
  }
}
