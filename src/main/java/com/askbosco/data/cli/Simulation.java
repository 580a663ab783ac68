package com.askbosco.data.cli;

import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which world the simulated vendors show, shared by all verbs that use them. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Simulation {
  /** Where the vendors' credentials are put, seen from the project's folder; client files refer to them. */
  static final Path CREDENTIALS = Path.of(".bosco/sandbox/credentials");

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the simulated world. Default ${DEFAULT-VALUE}, the example agency.")
  private long seed;

  @Option(
      names = "--scale",
      paramLabel = "CLIENTSxDAYS",
      defaultValue = "5x21",
      description =
          "Size of the simulated world, 1x7 to 1000x730, or N for N times the example's clients.")
  private String scale;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Faults of the simulated vendors, as YAML (docs/guides/scenarios.md).")
  private @Nullable Path scenario;

  World world() {
    return World.of(seed, Scale.parse(scale));
  }

  /** A name of a folder for this world. */
  String name() {
    return "demo-" + seed + "-" + Scale.parse(scale);
  }

  /** Starts the vendors; the caller closes them. */
  SandboxServer start(int port) throws IOException {
    return SandboxServer.start(world(), faults(), port);
  }

  /** Starts the vendors of the demo: without a scenario of the user's, with small faults that pass. */
  SandboxServer startForDemo() throws IOException {
    return SandboxServer.start(world(), scenario == null ? passing() : faults(), 0);
  }

  private static Scenario passing() throws IOException {
    try (InputStream in = Simulation.class.getResourceAsStream("/sandbox/demo.yaml")) {
      return Scenario.parse(
          "sandbox/demo.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What goes wrong at the vendors. */
  Scenario faults() throws IOException {
    if (scenario == null) {
      return Scenario.none();
    }
    Path file = Home.here().fromCaller(scenario);
    return Scenario.parse(scenario.toString(), Files.readString(file));
  }

  /** Whether a client file of the folder asks for the simulated vendors. */
  static boolean wanted(Path clients) throws IOException {
    try (Stream<Path> files = Files.list(clients)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        if (Files.readString(file)
            .lines()
            .anyMatch(line -> line.strip().startsWith("endpoint: sandbox"))) {
          return true;
        }
      }
    }
    return false;
  }
}
