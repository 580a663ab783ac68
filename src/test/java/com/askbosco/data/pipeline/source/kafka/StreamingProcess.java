package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.StagedMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streaming job as a process that can be killed. It says on standard output where it is: {@code open} before it reads, {@code commit}
 * before a transaction and {@code committed} behind it.
 */
final class StreamingProcess implements AutoCloseable {
  private final Process process;
  private final java.io.BufferedReader says;

  private StreamingProcess(Process process) {
    this.process = process;
    this.says = process.inputReader();
  }

  static StreamingProcess start(Path folder) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Duser.timezone=UTC",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.io.tmpdir=" + folder,
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        StreamingProcess.class.getName(),
        folder.toString()));
    return new StreamingProcess(new ProcessBuilder(command)
        .redirectError(
            ProcessBuilder.Redirect.appendTo(Path.of("target/killed-jobs.log").toFile()))
        .start());
  }

  /** Waits until it says something. */
  void await(String word) {
    try {
      String line;
      do {
        line = says.readLine();
        if (line == null) {
          throw new IllegalStateException("The job ended before it said " + word);
        }
      } while (!line.equals(word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Reads without end until it is killed. */
  public static void main(String[] args) {
    read(Path.of(args[0]), false, System.out::println);
  }

  /** Reads the clients of a folder, by its connectors if it has any, into its workspace. */
  static MessageRun.Read read(Path folder, boolean ends, java.util.function.Consumer<String> says) {
    Workspace workspace = Workspace.open(folder.resolve("workspace"));
    ReadSettings settings = new ReadSettings(
        new DataFiles(
            folder.resolve("clients").toString(),
            Optional.of(folder.resolve("connectors"))
                .filter(Files::isDirectory)
                .map(Path::toString)),
        NoSecrets::new,
        AccessFactory.network(),
        new RawLayout(workspace.raw().toString()),
        workspace.staging().toString(),
        Limits.LOCAL,
        1);
    List<MessageGroup> groups = PlanMessages.together(
        "job", settings.catalogue().clients(LocalDate.now(ZoneOffset.UTC)).clients(), List.of());
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
      says.accept("open");
      return MessageRun.with(settings).read(groups, new Telling(warehouse, says), ends);
    }
  }

  private record Telling(MessageStore store, java.util.function.Consumer<String> says)
      implements MessageStore {
    @Override
    public Map<String, String> positions() {
      return store.positions();
    }

    @Override
    public void commit(StagedMessages messages) {
      says.accept("commit");
      store.commit(messages);
      says.accept("committed");
    }
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
