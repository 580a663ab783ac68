package com.askbosco.data.launch;

import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the changes of a folder's clients as a process that can be killed. Says {@code committed N} with the number of messages that
 * are durable, and {@code read N cpu S} at its end; stops when its input ends.
 */
final class ChangesChild {

  private static final String ERRORS = "err.txt";

  private ChangesChild() {}

  /**
   * Runs it.
   *
   * @param args folder with clients, connectors and workspace; id of the run; {@code ends} or {@code runs}
   */
  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    boolean ends = args[2].equals("ends");
    if (!ends) {
      Thread.ofPlatform().daemon().start(() -> stopWithInput(args[1]));
    }
    MessageRun.Read read = read(home, args[1], ends);
    long cpu = ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
    System.out.println("read " + read.messages() + " rejected " + read.rejected() + " cpu "
        + cpu / 1_000_000 + " " + read.failures());
    Runtime.getRuntime().halt(read.failures().isEmpty() ? 0 : 1);
  }

  /** The same within this process. */
  static MessageRun.Read read(Path home, String runId, boolean ends) {
    String root = home.toString();
    DataFiles files = new DataFiles(home + "/clients", Optional.of(home + "/connectors"));
    try (LocalWarehouse warehouse = LocalWarehouse.open(
        Workspace.open(home.resolve("workspace")), Canon.load().values(), Path.of("sql"))) {
      return MessageRun.with(new ReadSettings(
              files,
              () -> new LocalSecrets(Path.of(root)),
              AccessFactory.network(),
              new RawLayout(home.resolve("raw").toString()),
              home.resolve("staging").toString(),
              Limits.LOCAL,
              2))
          .read(
              PlanMessages.together(
                  runId, files.clients(LocalDate.parse("2026-04-01")).all(), List.of()),
              new Telling(warehouse, new AtomicLong()),
              ends);
    }
  }

  private static void stopWithInput(String runId) {
    try {
      if (System.in.read() < 0) {
        MessageRun.stop(runId);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(2);
    }
  }

  private record Telling(MessageStore store, AtomicLong sum) implements MessageStore {
    @Override
    public Map<String, String> positions() {
      return store.positions();
    }

    @Override
    public void commit(StagedMessages messages) {
      store.commit(messages);
      System.out.println("committed "
          + sum.addAndGet(
              messages.pages().stream().mapToLong(StagedPage::messages).sum())
          + " " + messages.at().toEpochMilli() + " " + System.currentTimeMillis());
    }
  }

  /** Starts it and follows what it says. */
  static Running running(Path home, String runId, String mode, String... options)
      throws IOException {
    return new Running(start(home, runId, mode, options), home.resolve(ERRORS));
  }

  /** The process while it runs. */
  static final class Running implements AutoCloseable {
    private final Process process;
    private final Path errors;
    /** Of every commit: the moment its last page was read, and the moment it was durable, in milliseconds. */
    private final NavigableMap<Long, Long> commits = new TreeMap<>();

    private long committed;
    private String last = "";
    private boolean isOver;

    private Running(Process process, Path errors) {
      this.process = process;
      this.errors = errors;
      Thread.ofPlatform().daemon().name("child-output").start(this::follow);
    }

    private void follow() {
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said(line);
        }
      } catch (IOException e) {
        said(e.toString());
      }
      over();
    }

    private synchronized void said(String line) {
      last = line;
      if (line.startsWith("committed ")) {
        String[] words = line.split(" ");
        committed = Long.parseLong(words[1]);
        commits.put(Long.parseLong(words[2]), Long.parseLong(words[3]));
      }
      notifyAll();
    }

    private synchronized void over() {
      isOver = true;
      notifyAll();
    }

    /** Waits until that many messages are durable. */
    synchronized void awaitCommitted(long messages) throws InterruptedException {
      while (committed < messages) {
        if (isOver) {
          throw new IllegalStateException("It ended: " + last + "\n" + errors());
        }
        wait();
      }
    }

    private String errors() {
      try {
        return Files.readString(errors);
      } catch (IOException e) {
        return e.toString();
      }
    }

    synchronized long committed() {
      return committed;
    }

    synchronized NavigableMap<Long, Long> commits() {
      return new TreeMap<>(commits);
    }

    /** Lets it end by itself, and gives the last line it said. */
    String end() throws IOException, InterruptedException {
      process.getOutputStream().close();
      process.waitFor();
      synchronized (this) {
        while (!isOver) {
          wait();
        }
        return last;
      }
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static Process start(Path home, String runId, String mode, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.util.logging.config.file="
            + Path.of("src/main/resources/logging.properties").toAbsolutePath(),
        "-Duser.timezone=UTC"));
    command.addAll(List.of(options));
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        ChangesChild.class.getName(),
        home.toString(),
        runId,
        mode));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(home.resolve(ERRORS).toFile()))
        .start();
  }
}
