package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The ingest on a runner of another make: what it commits does not depend on who runs it. */
@Tag("portable")
class PortableIngestTest {
  private static final List<String> DIRECT = List.of("--targetParallelism=1");
  private static final Map<String, FakeWarehouse> WAREHOUSES = new ConcurrentHashMap<>();
  private static final Map<String, BlockingQueue<String>> COMMITTED = new ConcurrentHashMap<>();

  /** Stays: a job that was cancelled may write a little longer. */
  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path folder;

  private static Prism prism;

  @TempDir
  Path temp;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    prism = Prism.start(folder.resolve("prism.log"));
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  /** Runs a job to its end. */
  private static void run(List<String> runner, Consumer<Pipeline> steps) {
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(runner.toArray(String[]::new)).create();
    Launch.settle(Template.INGEST, options);
    Pipeline pipeline = Pipeline.create(options);
    steps.accept(pipeline);
    assertThat(pipeline.run().waitUntilFinish()).isEqualTo(PipelineResult.State.DONE);
  }

  @Test
  void theJobOfTheTemplateCommitsTheSameRowsOfAllSevenSources() throws IOException {
    List<String> here = template("here", DIRECT);
    List<String> there = template("there", prism.options());

    assertThat(here).hasSizeGreaterThan(1000);
    assertThat(there).containsExactlyElementsOf(here);
  }

  /** The rows of one run of two days, without the port that the vendors listened on. */
  private List<String> template(String folder, List<String> runner) throws IOException {
    World world = World.of(World.DEFAULT_SEED, Scale.parse("1x5"));
    FakeWarehouse warehouse = new FakeWarehouse();
    WAREHOUSES.put(folder, warehouse);
    Path home = temp.resolve(folder);
    Locations locations = new Locations(home + "/clients", home + "/raw", home + "/staging");
    LocalDate last = world.lastDay();
    try (SandboxServer server = SandboxServer.start(world, Scenario.none(), 0)) {
      SandboxFiles.of(server).writeCredentials(home.resolve("credentials"));
      SandboxFiles.of(server).writeClients(home.resolve("clients"), home.resolve("credentials"));
      server.today(last.plusDays(1));
      IngestArgs args = IngestArgs.batch(locations, last.minusDays(1), last)
          .withSandbox(server.uri().toString());
      Cloud cloud = new Cloud(
          () -> Objects.requireNonNull(WAREHOUSES.get(folder)),
          new SummaryOutcomes(locations.raw(), "job"),
          FileSecrets::new);
      run(
          runner,
          pipeline ->
              IngestMain.add(pipeline, pipeline.getOptions().as(IngestOptions.class), args, cloud));
      assertThat(new ObjectMapper()
              .readTree(home.resolve("raw/_runs/jobs/job/run_summary.json").toFile())
              .path("status")
              .asText())
          .isEqualTo("COMPLETE");
      assertThat(warehouse.order).hasSize(1);
      return warehouse.rows(warehouse.order.get(0)).stream()
          .map(row -> row.replace(server.uri().toString(), "http://vendors"))
          .toList();
    }
  }

  @Test
  void workersThatRestAfterEveryOtherPageGoOnWhereTheyWere() {
    List<String> here = resting("here", DIRECT);
    List<String> there = resting("there", prism.options());

    assertThat(here).hasSizeGreaterThan(300);
    assertThat(there).containsExactlyElementsOf(here);
  }

  /** The rows of a run whose restriction is split many times. */
  private List<String> resting(String folder, List<String> runner) {
    String key = "resting " + folder;
    FakeWarehouse warehouse = new FakeWarehouse();
    WAREHOUSES.put(key, warehouse);
    FakeSource source = new FakeSource(4, 3);
    IngestJob job = job(
        temp.resolve(folder),
        source,
        2,
        run -> Objects.requireNonNull(WAREHOUSES.get(key)).commit(run));
    LocalDate day = LocalDate.parse("2026-03-30");
    run(
        runner,
        pipeline -> job.batch(
            pipeline,
            new RunRequest(
                "run-1",
                Instant.parse("2026-03-31T06:00:00Z"),
                day,
                day,
                day.plusDays(1),
                List.of(),
                Map.of())));
    assertThat(source.asked).doesNotHaveDuplicates();
    return warehouse.rows("run-1");
  }

  private static IngestJob job(
      Path folder, FakeSource source, int pagesAtOnce, Committer committer) {
    return new IngestJob(
        Optional.empty(),
        new ReadSettings(
            new FakeCatalogue(UUID.randomUUID().toString(), source, 2),
            FakeAccess.secrets(),
            FakeAccess.factory(),
            new RawLayout(folder + "/raw"),
            folder + "/staging",
            new Limits(Long.MAX_VALUE, pagesAtOnce, Duration.ofDays(1)),
            1),
        committer,
        1);
  }

  @Test
  void theStreamingJobCommitsOnePollAfterAnother() throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    BlockingQueue<String> committed = new LinkedBlockingQueue<>();
    COMMITTED.put(key, committed);
    IngestJob job = job(
        folder.resolve("streaming"),
        new FakeSource(1, 1),
        Integer.MAX_VALUE,
        run -> Objects.requireNonNull(COMMITTED.get(key)).add(run.runId()));
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(prism.options().toArray(String[]::new)).create();
    options.as(StreamingOptions.class).setStreaming(true);
    Pipeline pipeline = Pipeline.create(options);
    job.streaming(pipeline, new Every(Duration.ofSeconds(2)), List.of());
    PipelineResult result = pipeline.run();

    List<String> polls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      polls.add(committed.poll(60, TimeUnit.SECONDS));
    }
    result.cancel();

    assertThat(polls).doesNotContainNull().doesNotHaveDuplicates().isSorted();
  }
}
