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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the messages of a folder's clients as a process of its own, which can be killed. Says {@code committing} and {@code committed}
 * around each commit, and {@code read N} at its end. Without an end it stops when its input does.
 */
final class EventsChild {

  private EventsChild() {}

  /**
   * @param args folder with clients, connectors and workspace; id of the run; {@code ends} or {@code runs}
   */
  public static void main(String[] args) throws InterruptedException {
    Path home = Path.of(args[0]);
    boolean ends = args[2].equals("ends");
    if (!ends) {
      Thread.ofPlatform().daemon().start(() -> stopWithInput(args[1]));
    }
    MessageRun.Read read = read(home, args[1], ends, staged -> System.out.println("committed"));
    System.out.println("read " + read.messages() + " " + read.failures());
    Runtime.getRuntime().halt(read.failures().isEmpty() ? 0 : 1);
  }

  /** The same within this process. */
  static MessageRun.Read read(Path home, String runId, boolean ends) {
    return read(home, runId, ends, staged -> {});
  }

  /** The same, and somebody hears of every commit. */
  static MessageRun.Read read(
      Path home, String runId, boolean ends, Consumer<StagedMessages> committed) {
    DataFiles files = new DataFiles(home + "/clients", Optional.of(home + "/connectors"));
    String root = home.toString(); // travels with the pipeline, which a Path does not
    Workspace workspace = Workspace.open(home.resolve("workspace"));
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
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
              new Telling(warehouse, committed),
              ends);
    }
  }

  private static void stopWithInput(String runId) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.readLine();
      MessageRun.stop(runId);
    } catch (IOException e) {
      Runtime.getRuntime().halt(2);
    }
  }

  private record Telling(MessageStore store, Consumer<StagedMessages> committed)
      implements MessageStore {
    @Override
    public Map<String, String> positions() {
      return store.positions();
    }

    @Override
    public void commit(StagedMessages messages) {
      System.out.println("committing");
      store.commit(messages);
      committed.accept(messages);
    }
  }

  /** Starts it. */
  static Process start(Path home, String runId, String mode) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Duser.timezone=UTC",
        "-cp",
        System.getProperty("java.class.path"),
        EventsChild.class.getName(),
        home.toString(),
        runId,
        mode));
    return new ProcessBuilder(command)
        .redirectError(home.resolve("err.txt").toFile())
        .start();
  }
}
