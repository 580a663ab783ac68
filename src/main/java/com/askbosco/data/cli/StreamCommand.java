package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.launch.StreamRun;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco stream}: commits messages as they come, until it is interrupted. */
@Command(
    name = "stream",
    description =
        "Read the clients' messages as they come, and build the marts from time to time, until interrupted.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StreamCommand implements Callable<Integer> {

  @Option(
      names = "--clients",
      required = true,
      paramLabel = "DIR",
      description = "Folder of client files.")
  private Path clients;

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Folder of further connectors, each as <name>/source.yaml and silver.yaml.")
  private @Nullable Path connectors;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      defaultValue = RunCommand.WORKSPACE,
      description = "Default ${DEFAULT-VALUE}.")
  private String workspace;

  @Option(
      names = "--marts-every",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Seconds between two builds of the marts. Default ${DEFAULT-VALUE}.")
  private int martsEvery;

  @Spec
  private CommandSpec spec;

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.here();
    Path folder = home.fromCaller(clients);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + clients + ".");
    }
    if (martsEvery < 1) {
      throw new ParameterException(spec.commandLine(), "--marts-every is at least 1.");
    }
    Workspace place = home.use(workspace);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    DataFolders folders =
        new DataFolders(folder, Optional.ofNullable(connectors).map(home::fromCaller));
    IngestArgs args = IngestArgs.batch(folders.locations(place), today, today).forClients(only);
    try {
      return stream(place, args, folders, home);
    } finally {
      ended.countDown();
    }
  }

  private int stream(Workspace place, IngestArgs args, DataFolders folders, Home home)
      throws InterruptedException {
    try (Warehouse warehouse = Local.warehouse(place);
        RunJournal journal = Local.journal(place)) {
      warehouse.checkMarts();
      StreamRun run =
          StreamRun.of(args, Local.secrets(home), journal, Duration.ofSeconds(martsEvery));
      StreamRun.Plan plan = run.plan(args, Instant.now());
      folders.remember(place);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(run)));
      spec.commandLine()
          .getOut()
          .printf(
              "Reading %d streams of messages, polling %d connections. Interrupt to end.%n",
              plan.streams(), plan.polled());
      spec.commandLine().getOut().flush();
      MessageRun.Read read = run.run(plan, warehouse);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "Messages: %,d committed, %,d of them in the dead letters%n",
              read.messages(),
              read.rejected());
      read.failures()
          .forEach((connection, e) -> spec.commandLine()
              .getOut()
              .printf(
                  "Messages of %s are not read any more: %s %s%n",
                  connection, e.code().code(), e.getMessage()));
      spec.commandLine().getOut().flush();
      return read.failures().isEmpty() ? 0 : RunOutput.PARTIAL;
    }
  }

  /** An interrupted job commits what it has read; the process waits for that. */
  private void end(StreamRun run) {
    run.stop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
