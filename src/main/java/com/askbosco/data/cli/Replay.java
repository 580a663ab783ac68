package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.replay.RecordFolder;
import com.askbosco.data.sandbox.replay.ReplayFiles;
import com.askbosco.data.sandbox.replay.ReplayVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Recorded answers instead of simulated vendors: the option, and the run it asks for. Shared by the verbs that offer it. */
final class Replay {
  /** The workspace of a demo. */
  static final String DEMO = "demo-replay";

  /** The workspace of a run or a server when none is named. */
  static final String WORKSPACE = "replay";

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description =
          "Instead of simulated vendors, serve the records of this folder's *.jsonl files.")
  private @Nullable Path folder;

  boolean wanted() {
    return folder != null;
  }

  /**
   * A server of the records that runs, with the files that take the ordinary pipeline to it.
   *
   * @param server to be closed
   * @param folders client and connectors, made anew for this server
   * @param records how many there are
   */
  record Served(SandboxServer server, DataFolders folders, long records) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  /** Starts to serve the records and writes client and connectors into the workspace. */
  Served serve(Home home, Workspace place, Simulation simulation, int port) throws IOException {
    if (folder == null) {
      throw new IllegalStateException("No replay is wanted");
    }
    RecordFolder records = RecordFolder.read(home.fromCaller(folder));
    SandboxServer server = SandboxServer.start(
        simulation.world(), simulation.faults(), port, List.of(new ReplayVendor(records)));
    try {
      return new Served(server, write(new ReplayFiles(records), server, place), records.size());
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static DataFolders write(ReplayFiles files, SandboxServer server, Workspace place)
      throws IOException {
    Path connectors = place.root().resolve("connectors");
    Home.delete(connectors);
    for (Map.Entry<String, String> manifest : files.manifests().entrySet()) {
      Path folder = Files.createDirectories(connectors.resolve(manifest.getKey()));
      Files.writeString(folder.resolve("manifest.yaml"), manifest.getValue());
    }
    Files.createDirectories(place.clients());
    Files.writeString(
        place.clients().resolve(ReplayVendor.CLIENT + ".yaml"), files.client(server.uri()));
    return new DataFolders(place.clients(), Optional.of(connectors));
  }

  /** Runs the records through the whole pipeline; answers with the exit status. */
  int run(
      Home home,
      Workspace place,
      Simulation simulation,
      DayRange days,
      CommandSpec spec,
      RunOutput output)
      throws IOException {
    days.otherwise(simulation.world().lastDay());
    try (Served served = serve(home, place, simulation, 0)) {
      output.people(spec).printf("Replay of %d records in %s%n", served.records(), folder);
      served.folders().remember(place);
      IngestArgs args = served.folders().args(place, days).forClients(List.of(ReplayVendor.CLIENT));
      served.server().today(args.days().asOf());
      return new Session(place, spec, output).ingest(args, Local.secrets(home));
    }
  }
}
