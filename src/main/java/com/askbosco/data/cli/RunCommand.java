package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Option(
      names = "--clients",
      required = true,
      paramLabel = "DIR",
      description = "Folder of client files.")
  private Path clients;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client; may be repeated.")
  private List<String> only = List.of();

  @Mixin
  private DayRange days;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      defaultValue = WORKSPACE,
      description = "Default ${DEFAULT-VALUE}.")
  private String workspace;

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      description = "Simulated vendors that run already.")
  private @Nullable String sandbox;

  @Mixin
  private Simulation simulation;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Home home = Home.here();
    Path folder = home.fromCaller(clients);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + clients + ".");
    }
    Workspace place = home.use(workspace);
    IngestArgs args = Local.args(place, folder, days).forClients(only);
    Session session = new Session(place, spec.commandLine().getOut());
    if (sandbox != null) {
      SandboxClock.set(sandbox, args.days().asOf());
      return session.ingest(args.withSandbox(sandbox), Local.secrets(home));
    }
    if (!Simulation.wanted(folder)) {
      return session.ingest(args, Local.secrets(home));
    }
    try (SandboxServer server = simulation.start(0)) {
      server.today(args.days().asOf());
      SandboxFiles.of(server).writeCredentials(home.root().resolve(Simulation.CREDENTIALS));
      return session.ingest(args.withSandbox(server.uri().toString()), Local.secrets(home));
    }
  }
}
