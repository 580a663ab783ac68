package com.askbosco.data.launch.bench;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast {@code ./bosco read} turns pages into protocol messages: whole processes are measured, from their start to their end,
 * beside airbyte-cdk and dlt on the same server. Needs Linux, whose kernel counts the CPU of processes that have ended.
 */
public final class ReadBench {
  /** Records of a page. */
  static final int PAGE = 1_000;
  /** Parent records of the substream case. */
  static final int PARENTS = 100;

  private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
  /** A case: a stream of the manifest. */
  private enum Case {
    FLAT("full refresh"),
    DAILY("incremental, a slice a day"),
    CHILDREN("substreams of " + PARENTS + " parents"),
    FILTERED("a filter and two added fields");

    private final String what;

    Case(String what) {
      this.what = what;
    }

    String stream() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path home;
  private final Path folder;
  private final int pages;
  private final Optional<Path> python;

  private ReadBench(Path home, Path folder, int pages, Optional<Path> python) {
    this.home = home;
    this.folder = folder;
    this.pages = pages;
    this.python = python;
  }

  /**
   * Runs the benchmark.
   *
   * @param home where {@code ./bosco} lies
   * @param folder to work in
   * @param records how many records each case has, rounded up to whole pages of every parent
   * @param python a Python with airbyte-cdk and dlt; empty to measure without them
   */
  public static ReadResult run(Path home, Path folder, long records, Optional<Path> python) {
    int pages = (int) Math.ceilDiv(records, (long) PAGE * PARENTS) * PARENTS;
    try {
      Files.createDirectories(folder);
      Path port = folder.resolve("port");
      Files.deleteIfExists(port);
      Process server = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-Xmx128m",
              "-cp",
              System.getProperty("java.class.path"),
              ReadBenchServer.class.getName(),
              port.toString(),
              Integer.toString(pages))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      try {
        return new ReadBench(home, folder, pages, python)
            .measure("http://127.0.0.1:" + IngestBench.await(port, server));
      } finally {
        server.destroy();
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "The bench cannot work in " + folder + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BoscoException(ErrorCode.INTERNAL, "The bench was interrupted", e);
    }
  }

  private ReadResult measure(String root) throws IOException, InterruptedException {
    Path manifest = resource("read.json");
    Path config = Files.writeString(
        folder.resolve("config.json"),
        "{\"root\":\"" + root + "\",\"account\":\"acme\",\"end\":\"" + FIRST.plusDays(pages)
            + "\"}");
    List<ReadResult.Line> lines = new ArrayList<>();
    ours(manifest, config, "tiny"); // builds and trains where that is to be done
    lines.add(new ReadResult.Line("cold start", "bosco", ours(manifest, config, "tiny")));
    for (Case each : Case.values()) {
      String stream = each.stream();
      lines.add(new ReadResult.Line(each.what, "bosco", ours(manifest, config, stream)));
      if (python.isPresent()) {
        List<String> cdk = List.of(
            python.get().toString(),
            resource("read_airbyte.py").toString(),
            manifest.toString(),
            config.toString(),
            catalog(stream).toString());
        lines.add(new ReadResult.Line(each.what, "airbyte-cdk", run("airbyte-cdk", cdk)));
      }
    }
    if (python.isPresent()) {
      Path out = Files.createTempDirectory(folder, "dlt");
      List<String> dlt = List.of(
          python.get().toString(), resource("read_dlt.py").toString(), root, out.toString());
      lines.add(new ReadResult.Line(Case.FLAT.what, "dlt, to files", run("dlt", dlt)));
    }
    return new ReadResult((long) pages * PAGE, lines);
  }

  private ReadResult.Cost ours(Path manifest, Path config, String stream)
      throws IOException, InterruptedException {
    return run(
        "bosco",
        List.of(
            home.resolve("bosco").toString(),
            "read",
            "--manifest",
            manifest.toString(),
            "--config",
            config.toString(),
            "--catalog",
            catalog(stream).toString()));
  }

  private Path catalog(String stream) throws IOException {
    return Files.writeString(
        folder.resolve(stream + ".json"),
        "{\"streams\":[{\"stream\":{\"name\":\"" + stream
            + "\",\"json_schema\":{},\"supported_sync_modes\":[\"full_refresh\",\"incremental\"]},"
            + "\"sync_mode\":\"incremental\",\"destination_sync_mode\":\"append\"}]}");
  }

  private Path resource(String name) throws IOException {
    try (InputStream in = ReadBench.class.getResourceAsStream("/bench/" + name)) {
      if (in == null) {
        throw new IOException("the resource bench/" + name + " is missing");
      }
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  /** Runs a command to its end. */
  private ReadResult.Cost run(String name, List<String> command)
      throws IOException, InterruptedException {
    double before = cpuOfEnded();
    long begin = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve(name + ".log").toFile());
    builder.environment().put("NORMALIZE__DATA_WRITER__DISABLE_COMPRESSION", "true");
    builder.environment().put("RUNTIME__DLTHUB_TELEMETRY", "false");
    Process process = builder.start();
    Peak peak = new Peak(process.pid());
    Thread watcher = Thread.ofPlatform().daemon().start(peak);
    long records = count(process.getInputStream());
    int status = process.waitFor();
    watcher.interrupt();
    watcher.join();
    if (status != 0) {
      throw new BoscoException(
          ErrorCode.INTERNAL,
          name + " ended with status " + status + "; see " + folder.resolve(name + ".log"));
    }
    return new ReadResult.Cost(
        records, cpuOfEnded() - before, (System.nanoTime() - begin) / 1e9, peak.megabytes());
  }

  /** How many records the output holds. */
  private static long count(InputStream in) throws IOException {
    byte[] start = "{\"type\":\"RECORD\"".getBytes(StandardCharsets.UTF_8);
    byte[] some = new byte[1 << 20];
    long records = 0;
    int matched = 0; // bytes of the line that are as of a record so far; -1 when they are not
    for (int n = in.read(some); n >= 0; n = in.read(some)) {
      for (int i = 0; i < n; i++) {
        if (some[i] == '\n') {
          matched = 0;
        } else if (matched >= 0 && matched < start.length) {
          matched = some[i] == start[matched] ? matched + 1 : -1;
          records += matched == start.length ? 1 : 0;
        }
      }
    }
    return records;
  }

  /** CPU seconds of all child processes that have ended, user and system. */
  private static double cpuOfEnded() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  /** Watches how much memory a process needs at most. */
  private static final class Peak implements Runnable {
    private final Path status;
    private volatile long kilobytes;

    Peak(long pid) {
      status = Path.of("/proc/" + pid + "/status");
    }

    @Override
    public void run() {
      try {
        while (true) {
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .forEach(now -> kilobytes = Math.max(kilobytes, now));
          TimeUnit.MILLISECONDS.sleep(50);
        }
      } catch (IOException | InterruptedException e) {
        // It has ended.
      }
    }

    long megabytes() {
      return kilobytes >> 10;
    }
  }

  /**
   * A Python that has what the comparison needs, made on first use.
   *
   * @param folder where it is kept
   * @return empty when there is none and none can be made; standard error says why
   */
  public static Optional<Path> python(Path folder) {
    Path python = folder.resolve("venv/bin/python").toAbsolutePath();
    Path log = folder.resolve("venv.log");
    try {
      if (Files.isExecutable(python)
          && ended(log, python.toString(), "-c", "import airbyte_cdk, dlt")) {
        return Optional.of(python);
      }
      Files.createDirectories(folder);
      System.err.println("Installing airbyte-cdk and dlt into " + folder.resolve("venv") + " ...");
      if (ended(log, "python3", "-m", "venv", folder.resolve("venv").toString())
          && ended(
              log,
              python.toString(),
              "-m",
              "pip",
              "install",
              "-q",
              "airbyte-cdk==7.39.1",
              "dlt[filesystem]")) {
        return Optional.of(python);
      }
    } catch (IOException e) {
      // told below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println(String.format(
        Locale.ROOT,
        "No Python with airbyte-cdk and dlt: measured without them. See %s, or name one with --python.",
        log));
    return Optional.empty();
  }

  private static boolean ended(Path log, String... command)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .waitFor()
        == 0;
  }
}
