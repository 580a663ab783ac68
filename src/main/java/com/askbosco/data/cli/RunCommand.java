package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bosco run}: ingests a folder of clients. Connections that say {@code endpoint: sandbox} read the simulated vendors,
 * which are started in this process unless {@code --sandbox} names some that run.
 */
@Command(name = "run", description = "Ingest the clients of a folder, build the marts and publish.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunCommand implements Callable<Integer> {
  /** The workspace used when none is named. */
  static final String WORKSPACE = "local";

  @Option(names = "--clients", paramLabel = "DIR", description = "Folder of client files.")
  private @Nullable Path clients;

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description =
          "Folder of further connectors, each as <name>/manifest.yaml or source.yaml, and silver.yaml.")
  private @Nullable Path connectors;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client; may be repeated.")
  private List<String> only = List.of();

  @Mixin
  private DayRange days;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "Default " + WORKSPACE + ", for a replay " + Replay.WORKSPACE + ".")
  private @Nullable String workspace;

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      description = "Simulated vendors that run already.")
  private @Nullable String sandbox;

  @Mixin
  private Simulation simulation;

  @Mixin
  private Replay replay;

  @Mixin
  private RunOutput output;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Home home = Home.here();
    if (replay.wanted()) {
      if (clients != null || connectors != null || sandbox != null || !only.isEmpty()) {
        throw wrong("--replay brings client, connectors and server of its own.");
      }
      Workspace place = home.use(workspace != null ? workspace : Replay.WORKSPACE);
      return replay.run(home, place, simulation, days, spec, output);
    }
    if (clients == null) {
      throw wrong("Say --clients DIR, or --replay DIR.");
    }
    Path folder = home.fromCaller(clients);
    if (!Files.isDirectory(folder)) {
      throw wrong("There is no folder " + clients + ".");
    }
    String name = workspace != null ? workspace : WORKSPACE;
    Workspace place = home.open(name);
    DataFolders folders =
        new DataFolders(folder, Optional.ofNullable(connectors).map(home::fromCaller));
    IngestArgs args = folders.args(place, days).forClients(only);
    if (sandbox != null) {
      SandboxClock.set(sandbox, args.days().asOf());
      return ingest(home, name, folders, args.withSandbox(sandbox));
    }
    if (!Simulation.wanted(folder)) {
      return ingest(home, name, folders, args);
    }
    try (SandboxServer server = simulation.start(0)) {
      server.today(args.days().asOf());
      SandboxFiles.of(server).writeCredentials(home.root().resolve(Simulation.CREDENTIALS));
      return ingest(home, name, folders, args.withSandbox(server.uri().toString()));
    }
  }

  /** A run refused for its files leaves the workspace used last, and the folders it read, what they were. */
  private int ingest(Home home, String name, DataFolders folders, IngestArgs args) {
    Workspace place = home.open(name);
    boolean refused = false;
    try {
      return new Session(place, spec, output).ingest(args, Local.secrets(home));
    } catch (ProblemsException e) {
      refused = true;
      throw e;
    } finally {
      if (!refused) {
        home.use(name);
        folders.remember(place);
      }
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
