package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code bosco run} as a process of its own, with a folder of its own as the project's. */
class ChildRun {
  private static final String WORKSPACE = "killed";
  private static final World WORLD = World.of(World.DEFAULT_SEED, Scale.parse("1x2"));

  private final Path home;
  private final SandboxServer vendors;

  ChildRun(Path home, SandboxServer vendors) {
    this.home = home;
    this.vendors = vendors;
  }

  /** Vendors for all runs; what they answer holds their address, so that it is the same for all. */
  static SandboxServer vendors() {
    return SandboxServer.start(WORLD, Scenario.none(), 0);
  }

  /** Prepares a project's folder: the SQL of the product, the client's file, nothing else. */
  static ChildRun in(Path home, SandboxServer vendors) throws IOException {
    prepare(home, vendors);
    return new ChildRun(home, vendors);
  }

  static void prepare(Path home, SandboxServer vendors) throws IOException {
    sql(home);
    Path credentials = Path.of(".bosco/sandbox/credentials");
    SandboxFiles.of(vendors).writeClients(home.resolve("clients"), credentials);
    SandboxFiles.of(vendors).writeCredentials(home.resolve(credentials));
  }

  /** What it published last. */
  PublishedTables tables() {
    return PublishedTables.of(workspace());
  }

  Path home() {
    return home;
  }

  SandboxServer vendorsAsked() {
    return vendors;
  }

  static World world() {
    return WORLD;
  }

  /** Nobody holds the warehouse: whoever comes next has it at once. */
  void isFree() {
    Workspace place = workspace();
    LocalWarehouse.open(place, Canon.load().values(), Path.of("sql"), Duration.ZERO)
        .close();
  }

  /** What a run that has ended leaves of its own in the warehouse's folders. */
  void leavesNothingElse() throws IOException {
    Workspace place = workspace();
    assertThat(files(place.published()))
        .contains("CURRENT")
        .noneMatch(name -> name.endsWith(".tmp"));
    assertThat(files(place.warehouse()))
        .containsExactly("bosco.duckdb", "writer.lock", "writer.pid");
  }

  /** Prepares a project's folder with the SQL of the product alone. */
  static void sql(Path home) throws IOException {
    Path sql = home.resolve("sql");
    try (Stream<Path> files = Files.walk(Path.of("sql"))) {
      for (Path file : files.toList()) {
        Path copy = sql.resolve(Path.of("sql").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectories(home.resolve(".bosco/tmp"));
  }

  /** The workspace the run fills. */
  Workspace workspace() {
    return Workspace.open(home.resolve(".bosco").resolve(WORKSPACE));
  }

  /** What the process printed last. */
  String printed() throws IOException {
    Path log = home.resolve("out.txt");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Takes over what the analyzer worked out in another folder, which saves seconds. */
  void cacheOf(ChildRun other) throws IOException {
    Path from = other.workspace().cache();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = workspace().cache().resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** Starts the run of all days of the world. */
  Process start() throws IOException {
    return bosco(
        home,
        "run",
        "--clients",
        "clients",
        "--sandbox",
        vendors.uri().toString(),
        "--workspace",
        WORKSPACE,
        "--from",
        WORLD.firstDay().toString(),
        "--to",
        WORLD.lastDay().toString());
  }

  /** Starts a verb as a process of its own, with a folder as the project's. What it prints goes to {@code out.txt} there. */
  static Process bosco(Path home, String... verb) throws IOException {
    List<String> command = new ArrayList<>(List.of("com.askbosco.data.cli.Bosco"));
    command.addAll(List.of(verb));
    return java(home, command);
  }

  /** Starts a class with its arguments so. */
  static Process java(Path home, List<String> main) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Duser.timezone=UTC",
        "-Djava.io.tmpdir=" + home.resolve(".bosco/tmp"),
        "-Dbosco.home=" + home,
        "-Dbosco.caller=" + home,
        "-cp",
        System.getProperty("java.class.path")));
    command.addAll(main);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("out.txt").toFile())
        .start();
  }

  /** Names of the regular files below a folder of the workspace. */
  List<String> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException vanishedMeanwhile) {
      return List.of();
    }
  }
}
