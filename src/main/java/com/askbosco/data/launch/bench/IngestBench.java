package com.askbosco.data.launch.bench;

import com.askbosco.data.launch.IngestJob;
import com.askbosco.data.launch.LocalRunner;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RunProgress;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast pages become raw objects and staged bronze and silver rows on one machine, beside the same work in a plain loop. Both
 * are warmed up, then measured, in this process; the pages come from a server in another.
 */
public final class IngestBench {
  /** Records of a page. */
  static final int PAGE = 1_000;

  private static final int PAGES_OF_A_SLICE = 50;
  private static final int CREDENTIALS = 2;
  private static final LocalDate LAST = LocalDate.parse("2026-03-30");

  private final Path folder;
  private final String root;

  private IngestBench(Path folder, String root) {
    this.folder = folder;
    this.root = root;
  }

  /**
   * Runs the benchmark.
   *
   * @param records how many records to send through each of the two, rounded up to whole slices
   * @param folder an empty folder to work in; cleared afterwards
   */
  public static BenchResult run(long records, Path folder) {
    try {
      Files.createDirectories(folder);
      Path port = folder.resolve("port");
      Process server = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-Xmx128m",
              "-cp",
              System.getProperty("java.class.path"),
              BenchServer.class.getName(),
              port.toString(),
              Integer.toString(PAGES_OF_A_SLICE))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      try {
        return new IngestBench(folder, "http://127.0.0.1:" + await(port, server)).measure(records);
      } finally {
        server.destroy();
        LocalRunner.clear(folder.toString());
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "The bench cannot work in " + folder + ": " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BoscoException(ErrorCode.INTERNAL, "The bench was interrupted", e);
    }
  }

  static String await(Path port, Process server) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.exists(port)) {
        return Files.readString(port);
      }
      if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new BoscoException(ErrorCode.INTERNAL, "The bench's server does not start");
  }

  private BenchResult measure(long records) throws IOException, InterruptedException {
    // Slices of both credentials together; a few of them compile the code before anything is
    // measured.
    int slices = (int) Math.ceilDiv(records, (long) PAGE * PAGES_OF_A_SLICE);
    int days = Math.ceilDiv(slices, CREDENTIALS);
    int warm = Math.max(1, Math.min(3, days));
    plain("warm-plain", warm);
    pipeline("warm-pipeline", warm);
    Meter plainMeter = new Meter();
    long plain;
    try (plainMeter) {
      plain = plain("plain", days);
    }
    Meter meter = new Meter();
    long piped;
    try (meter) {
      piped = pipeline("pipeline", days);
    }
    if (plain != piped) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "The loop saw " + plain + " records and the pipeline " + piped);
    }
    return new BenchResult(
        "ingest",
        piped,
        meter.cpuSeconds(),
        meter.wallSeconds(),
        meter.peakMemoryMb(),
        plain,
        plainMeter.cpuSeconds());
  }

  private long plain(String name, int days) throws IOException, InterruptedException {
    LocalRunner.useFileSystems();
    ReadSettings settings = settings(name, days);
    RunRequest run = request(name, days);
    long records = new PlainLoop(settings).run(run, plan(settings, run));
    clear(name);
    return records;
  }

  private long pipeline(String name, int days) {
    ReadSettings settings = settings(name, days);
    RunRequest run = request(name, days);
    IngestJob job = new IngestJob(Optional.empty(), settings, Committer.later(), CREDENTIALS);
    LocalRunner.trusting().run(pipeline -> job.batch(pipeline, run));
    StagedRun staged = RunFiles.read(settings.staging(name)).orElseThrow();
    RunProgress.forget(name);
    clear(name);
    return staged.slices().stream().mapToLong(SliceResult::records).sum();
  }

  private ReadSettings settings(String name, int days) {
    Secrets secrets = NoSecrets::new;
    return new ReadSettings(
        new BenchCatalogue(root, CREDENTIALS, LAST.minusDays(days - 1L)),
        secrets,
        AccessFactory.network(),
        new RawLayout(folder.resolve(name).resolve("raw").toString()),
        folder.resolve(name).resolve("staging").toString(),
        Limits.LOCAL,
        CREDENTIALS);
  }

  private void clear(String name) {
    LocalRunner.clear(folder.resolve(name).toString());
  }

  private static List<SliceQueue> plan(ReadSettings settings, RunRequest run) {
    return new Planner(settings.catalogue(), Optional.empty()).plan(run);
  }

  private static RunRequest request(String name, int days) {
    return new RunRequest(
        name,
        Instant.parse("2026-03-31T06:00:00Z"),
        LAST.minusDays(days - 1L),
        LAST,
        LAST.plusDays(1),
        List.of(),
        Map.of());
  }

  private static final class NoSecrets implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return true;
    }

    @Override
    public String resolve(String reference) {
      return "{}";
    }
  }
}
