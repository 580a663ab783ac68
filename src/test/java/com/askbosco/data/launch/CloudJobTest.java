package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.RunFiles;
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
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.Watermark;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose steps ask the warehouse, commit and tell how they ended, as they do on workers: launched twice, killed, failed. */
class CloudJobTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-30");
  private static final Map<String, FakeWarehouse> WAREHOUSES = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> DEATHS = new ConcurrentHashMap<>();

  @TempDir
  Path temp;

  private final String name = UUID.randomUUID().toString();
  private final FakeSource source = new FakeSource(2, 2);
  private final FakeCatalogue catalogue = new FakeCatalogue(name, source, 1);
  private final FakeWarehouse warehouse = new FakeWarehouse();

  CloudJobTest() {
    WAREHOUSES.put(name, warehouse);
    DEATHS.put(name, new AtomicInteger());
  }

  private WarehouseSource opened() {
    String key = name;
    return () -> Objects.requireNonNull(WAREHOUSES.get(key));
  }

  /** Words about the outcome, spoken by a worker that dies before the first ones when it is told to. */
  private Outcomes outcomes() {
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
    public void failed(String runId, Exception cause, Instant startedAt) {
      written.failed(runId, cause, startedAt);
    }
  }

  private ReadSettings settings() {
    return new ReadSettings(
        catalogue,
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(temp + "/raw"),
        temp + "/staging",
        Limits.LOCAL,
        1);
  }

  private void ingest(LocalDate day, boolean onceOnly) {
    IngestJob job = new IngestJob(
        Optional.empty(),
        settings(),
        Committer.into(opened(), outcomes()),
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

  private void again(Again what, String request) {
    LocalRunner.checking()
        .run(pipeline -> pipeline.apply(
            "Again",
            PutAgain.of(
                new PutAgain.Asked(what, DAY.plusDays(9), request),
                settings(),
                opened(),
                outcomes())));
  }

  private void marts(boolean everything) {
    LocalRunner.checking()
        .run(pipeline -> pipeline.apply("Marts", BuildMarts.of(everything, opened(), outcomes())));
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(temp.resolve("raw/_runs/jobs/job/run_summary.json")));
  }

  private String status() throws IOException {
    return summary().path("status").asText();
  }

  @Test
  void anIngestLaunchedTwiceIsOneRun() throws IOException {
    ingest(DAY, false);
    JsonNode first = summary();
    int asked = source.asked.size();
    ingest(DAY, false);

    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(source.asked).hasSize(asked);
    assertThat(first.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(first.path("runId").asText()).isEqualTo("2026-03-30-run-1");
    assertThat(first.path("sources").get(0).path("records").asLong()).isPositive();
    assertThat(status()).isEqualTo("COMPLETE");
    assertThat(temp.resolve("raw/_runs/dt=2026-03-31/2026-03-30-run-1/run_summary.json"))
        .exists();
  }

  @Test
  void aRunWithSlicesMissingIsTriedAgainUnlessTheRequestIsTheSame() throws IOException {
    source.failing("client0-b", 1, ErrorCode.SOURCE_UNAUTHORISED);
    ingest(DAY, true);
    assertThat(status()).isEqualTo("PARTIAL");
    ingest(DAY, true);
    assertThat(warehouse.order).containsExactly("2026-03-30-run");
    assertThat(status()).isEqualTo("PARTIAL");

    ingest(DAY, false);
    source.mend("client0-b");
    ingest(DAY, false);
    ingest(DAY, false);

    assertThat(warehouse.order)
        .containsExactly("2026-03-30-run", "2026-03-30-run-1", "2026-03-30-run-2");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aJobWhoseCommitFailedSaysSoAndIsDoneByTheNext() throws IOException {
    warehouse.lost = 1;
    assertThatThrownBy(() -> ingest(DAY, false)).isInstanceOf(BoscoException.class);
    assertThat(summary().path("status").asText()).isEqualTo("FAILED");
    // The message is not one of ours and may hold anything.
    assertThat(summary().path("error").asText()).isEqualTo("IllegalStateException");
    int asked = source.asked.size();

    ingest(DAY, false);

    assertThat(source.asked).as("pages are read from raw").hasSize(asked);
    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aWorkerThatDiesBetweenCommitAndWordCommitsNothingTwice() throws IOException {
    Objects.requireNonNull(DEATHS.get(name)).set(1);
    assertThatThrownBy(() -> ingest(DAY, false)).hasMessageContaining("the worker died");
    List<String> rows = List.copyOf(warehouse.rows("2026-03-30-run-1"));

    ingest(DAY, false);

    assertThat(warehouse.order).containsExactly("2026-03-30-run-1");
    assertThat(warehouse.rows("2026-03-30-run-1")).isEqualTo(rows);
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void daysThatAreMissingInTheWarehouseAreReadToo() {
    warehouse.marks.add(new Watermark(
        "client0", "shop", "fake", "daily", "client0-a", DAY.minusDays(9), DAY.minusDays(4), null));
    ingest(DAY, false);

    assertThat(source.asked)
        .anyMatch(page -> page.startsWith("daily client0-a") && page.contains("2026-03-27/"))
        .noneMatch(page -> page.startsWith("daily client0-b") && page.contains("2026-03-27/"));
  }

  @Test
  void aRebuildCommitsOldestFirstAndOnceForARequest() throws IOException {
    ingest(DAY.minusDays(2), false);
    ingest(DAY, false);
    int asked = source.asked.size();
    warehouse.order.clear();

    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");
    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");

    assertThat(warehouse.order)
        .containsExactly("rebuild-2026-03-28-run-1-r1", "rebuild-2026-03-30-run-1-r1");
    assertThat(source.asked).hasSize(asked);
    assertThat(status()).isEqualTo("COMPLETE");

    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "");
    assertThat(warehouse.order).hasSize(4).last().isEqualTo("rebuild-2026-03-30-run-1-1");
  }

  @Test
  void aRebuildThatDiedAmongItsCommitsGoesOn() throws IOException {
    ingest(DAY.minusDays(2), false);
    ingest(DAY, false);
    warehouse.order.clear();
    Objects.requireNonNull(DEATHS.get(name)).set(1);

    assertThatThrownBy(() -> again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1"))
        .hasMessageContaining("the worker died");
    assertThat(status()).isEqualTo("FAILED");
    again(new Again.Days(DAY.minusDays(9), DAY, List.of()), "r1");

    assertThat(warehouse.order)
        .containsExactly("rebuild-2026-03-28-run-1-r1", "rebuild-2026-03-30-run-1-r1");
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aRebuildOfDaysNobodyReadIsDone() throws IOException {
    again(new Again.Days(DAY, DAY, List.of()), "");

    assertThat(warehouse.order).isEmpty();
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void aRefineCommitsWhatTheWarehouseLacksUnlessItIsHeldByNewerRuns() throws IOException {
    ingest(DAY.minusDays(9), false);
    List<String> rows = List.copyOf(warehouse.rows("2026-03-21-run-1"));
    warehouse.forget("2026-03-21-run-1");
    warehouse.order.clear();
    again(new Again.Uncommitted(List.of(), List.of()), "");
    again(new Again.Uncommitted(List.of(), List.of()), "");

    assertThat(warehouse.order).containsExactly("2026-03-21-run-1");
    assertThat(warehouse.rows("2026-03-21-run-1")).containsExactlyInAnyOrderElementsOf(rows);

    ingest(DAY.minusDays(9), false);
    ingest(DAY, false);
    warehouse.forget("2026-03-21-run-1");
    warehouse.order.clear();
    again(new Again.Uncommitted(List.of("2026-03-21-run-1"), List.of("client0")), "");

    // Lists without days were read since: their newer state stays.
    assertThat(warehouse.order).containsExactly("2026-03-21-run-1");
    assertThat(warehouse.rows("2026-03-21-run-1"))
        .isNotEmpty()
        .hasSizeLessThan(rows.size())
        .isSubsetOf(rows);
    again(new Again.Uncommitted(List.of(), List.of("stranger")), "");
    assertThat(warehouse.order).hasSize(1);
  }

  @Test
  void aReplayPutsSlicesWithDeadLettersThrough() throws IOException {
    ingest(DAY, false);
    RunFiles.manifests(settings().raw()).get(0).slices().stream()
        .map(result -> result.slice().id())
        .limit(1)
        .forEach(warehouse.letters::add);
    warehouse.order.clear();

    again(new Again.Letters(List.of("client0"), null, null, "BOSCO-3006", null, null), "");

    assertThat(warehouse.order).containsExactly("replay-2026-03-30-run-1-1");
    assertThat(warehouse.letters).isEmpty();
    assertThat(status()).isEqualTo("COMPLETE");
  }

  @Test
  void martsSayWhatReadersSee() throws IOException {
    CheckResult good = new CheckResult("rows", true, 0, "");
    CheckResult warning = new CheckResult("late", false, 3, "client0");
    warehouse.published = () -> new Publication("v7", List.of(good));
    marts(false);
    assertThat(status()).isEqualTo("PUBLISHED");
    assertThat(summary().path("snapshot").asText()).isEqualTo("v7");
    assertThat(summary().path("marts").get(0).path("computed").asInt()).isEqualTo(1);

    warehouse.published = () -> new Publication("v8", List.of(good, warning));
    marts(true);
    assertThat(status()).isEqualTo("WARNINGS");
    assertThat(summary().path("marts").get(0).path("computed").asInt()).isEqualTo(9);

    warehouse.published = () -> {
      throw new NotPublishedException(List.of());
    };
    marts(false);
    assertThat(status()).isEqualTo("NOT_PUBLISHED");

    warehouse.published = () -> {
      throw new BoscoException(ErrorCode.WAREHOUSE_FAILED, "BigQuery is away");
    };
    assertThatThrownBy(() -> marts(false)).hasMessage("BigQuery is away");
    assertThat(status()).isEqualTo("FAILED");
    assertThat(summary().path("error").asText()).isEqualTo("BigQuery is away");
  }
}
