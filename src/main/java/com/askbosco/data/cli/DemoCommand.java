package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.serve.PageServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bosco demo}: the whole product on this machine. Every world (seed and scale) has a workspace of its own; started again it
 * goes on with what is there.
 */
@Command(
    name = "demo",
    description =
        "Simulate an agency and its vendors, run API to gold, report, and serve the page.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  @Mixin
  private Simulation simulation;

  @Mixin
  private Replay replay;

  @Option(names = "--no-serve", description = "End after the report.")
  private boolean noServe;

  @Option(
      names = "--fresh",
      description = "Begin anew: wipe what an earlier demo of this world left.")
  private boolean fresh;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the page. Default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port;

  @Mixin
  private RunOutput output;

  @Spec
  private CommandSpec spec;

  /** Restatement shows only when the same days are read twice, some days apart. */
  private static final int DAYS_BETWEEN_MORNINGS = 3;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    String name = replay.wanted() ? Replay.DEMO : simulation.name();
    if (fresh) {
      home.wipe(name);
    }
    Workspace place = home.use(name);
    PrintWriter out = output.people(spec);
    int status = replay.wanted()
        ? replay.run(
            home, place, simulation, DayRange.of(simulation.world().lastDay()), spec, output)
        : simulate(home, place, out);
    if (!noServe) {
      try (PageServer page =
          PageServer.start(port, () -> Local.queries(place), Local.quality(place))) {
        out.println("Page: " + page.uri() + " (Ctrl-C ends it)");
        out.flush();
        Thread.currentThread().join();
      }
    }
    return status;
  }

  private int simulate(Home home, Workspace place, PrintWriter out) throws IOException {
    World world = simulation.world();
    out.printf(
        "World %s: %d clients, %s to %s%n",
        simulation.name(), world.clients().size(), world.firstDay(), world.lastDay());
    boolean anew = !Files.exists(place.database());
    try (SandboxServer server = simulation.startForDemo()) {
      SandboxFiles files = SandboxFiles.of(server);
      files.writeCredentials(home.root().resolve(Simulation.CREDENTIALS));
      files.writeClients(place.clients(), Simulation.CREDENTIALS);
      Session session = new Session(place, spec, output);
      LocalDate earlier = world.lastDay().minusDays(DAYS_BETWEEN_MORNINGS);
      LocalDate from = world.firstDay();
      if (anew && earlier.isAfter(from)) {
        out.println("First morning: the whole past.");
        ingest(session, home, place, server, from, earlier);
        from = earlier.plusDays(1);
        out.println("Some mornings later: what came since, and what the platforms restated.");
      }
      return ingest(session, home, place, server, from, world.lastDay());
    }
  }

  private static int ingest(
      Session session,
      Home home,
      Workspace place,
      SandboxServer server,
      LocalDate from,
      LocalDate to) {
    server.today(to.plusDays(1));
    IngestArgs args = IngestArgs.batch(
            new DataFolders(place.clients(), Optional.empty()).locations(place), from, to)
        .withSandbox(server.uri().toString());
    return session.ingest(args, Local.secrets(home));
  }
}
