package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.world.AttributionTruth;
import com.askbosco.data.sandbox.world.Truth;
import com.askbosco.data.sandbox.world.TruthMart;
import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco sandbox}: the simulated vendors on their own, and the figures that gold must show. */
@Command(
    name = "sandbox",
    description = "The simulated vendors.",
    subcommands = {SandboxCommand.Serve.class, SandboxCommand.ShowTruth.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SandboxCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Serves the vendors until the process ends. */
  @Command(name = "serve", description = "Serve the simulated vendors on localhost until Ctrl-C.")
  static final class Serve implements Callable<Integer> {
    @Mixin
    private Simulation simulation;

    @Mixin
    private Replay replay;

    @Option(
        names = "--port",
        defaultValue = "8099",
        description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port;

    @Option(
        names = "--today",
        paramLabel = "DAY",
        description = "The day it is at the vendors. Default: the day after the world's last.")
    private @Nullable LocalDate today;

    @Option(
        names = "--write-clients",
        paramLabel = "DIR",
        description = "Also write the client files of this world there.")
    private @Nullable Path clients;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Home home = Home.here();
      PrintWriter out = spec.commandLine().getOut();
      World world = simulation.world();
      if (replay.wanted()) {
        return replay(home, out, today != null ? today : world.lastDay().plusDays(1));
      }
      try (SandboxServer server = simulation.start(port)) {
        server.today(today != null ? today : world.lastDay().plusDays(1));
        Path credentials = home.root().resolve(Simulation.CREDENTIALS);
        SandboxFiles files = SandboxFiles.of(server);
        files.writeCredentials(credentials);
        if (clients != null) {
          files.writeClients(home.fromCaller(clients), Simulation.CREDENTIALS);
        }
        out.println("Vendors: " + server.uri() + " (Ctrl-C ends them)");
        out.println("Use them: ./bosco run --clients clients --date " + world.lastDay()
            + " --sandbox " + server.uri());
        out.flush();
        Thread.currentThread().join();
      }
      return 0;
    }

    private int replay(Home home, PrintWriter out, LocalDate day)
        throws IOException, InterruptedException {
      if (clients != null) {
        throw new ParameterException(
            spec.commandLine(), "--replay writes its client into .bosco/" + Replay.WORKSPACE + ".");
      }
      Workspace place = Workspace.open(home.bosco().resolve(Replay.WORKSPACE));
      try (Replay.Served served = replay.serve(home, place, simulation, port)) {
        served.server().today(day);
        out.printf(
            "Replay of %d records: %s%n", served.records(), served.server().uri());
        out.printf(
            "Use them: ./bosco run --clients %s --connectors %s --date %s%n",
            home.root().relativize(served.folders().clients()),
            home.root().relativize(served.folders().connectors().orElseThrow()),
            day.minusDays(1));
        out.flush();
        Thread.currentThread().join();
      }
      return 0;
    }
  }

  /** Prints the truth as CSV. */
  @Command(
      name = "truth",
      description = "Print what a mart must show, from the simulated world alone, as CSV.")
  static final class ShowTruth implements Callable<Integer> {
    @Mixin
    private Simulation simulation;

    @Option(
        names = "--attribution",
        description =
            "Instead: what the visits before the orders say, by channel group and five of the models.")
    private boolean attribution;

    @Option(
        names = "--mart",
        defaultValue = "BLENDED",
        description = "One of ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private TruthMart mart;

    @Option(names = "--query", description = "Print the query whose answer is compared instead.")
    private boolean query;

    @Option(names = "--from", paramLabel = "DAY", description = "Default: the world's first day.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Default: the world's last day.")
    private @Nullable LocalDate to;

    @Option(
        names = "--as-of",
        paramLabel = "DAY",
        description = "The day it is. Default: the day after the last one.")
    private @Nullable LocalDate asOf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      World world = simulation.world();
      LocalDate first = from != null ? from : world.firstDay();
      LocalDate last = to != null ? to : world.lastDay();
      LocalDate seen = asOf != null ? asOf : last.plusDays(1);
      PrintWriter out = spec.commandLine().getOut();
      DateRange range = new DateRange(first, last);
      if (attribution) {
        new AttributionTruth(world, seen).print(range, out);
      } else {
        new Truth(world, seen).printBlended(range, out);
      }
      out.flush();
      return 0;
    }
  }
}
