package com.askbosco.data.pipeline.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL with a folder and a port of its own, killable and restartable. Passwords are asked for, as they are elsewhere.
 * PostgreSQL refuses to run as root; then it runs as nobody.
 */
public final class PostgresDatabase implements AutoCloseable {
  /** The superuser. */
  public static final String USER = "postgres";

  /** The database there is at the start. */
  public static final String DATABASE = "postgres";

  /** Password of the superuser. */
  public static final String PASSWORD = "only-of-tests";

  private static final long START_SECONDS = 60;
  private static final String INSTALL =
      "PostgreSQL is not installed: apt-get install postgresql, or put initdb and postgres on the PATH";

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private @Nullable Process process;

  private PostgresDatabase(Path folder, int port, List<String> settings) {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
  }

  /**
   * A new server. Without PostgreSQL on the machine the test is left out, and fails under CI=true.
   *
   * @param settings further ones, such as {@code max_wal_size=64MB}
   */
  public static PostgresDatabase start(String... settings)
      throws IOException, InterruptedException {
    return startWith("scram-sha-256", settings);
  }

  /** The same with another way of telling users, such as {@code md5} for drivers that know nothing newer. */
  public static PostgresDatabase startWith(String auth, String... settings)
      throws IOException, InterruptedException {
    if (program("initdb") == null) {
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(INSTALL);
      }
      Assumptions.abort(INSTALL);
    }
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "bosco-postgres");
    if (isRoot()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("password_encryption=" + auth);
    PostgresDatabase database = new PostgresDatabase(folder, port, List.copyOf(all));
    database.run(
        "initdb",
        "-D",
        database.data(),
        "-U",
        USER,
        "--pwfile",
        password.toString(),
        "-A",
        auth,
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C");
    database.restart();
    return database;
  }

  /** Starts it over the same folder, and returns when it takes connections. */
  public void restart() throws IOException, InterruptedException {
    List<String> command = command("postgres", "-D", data(), "-p", Integer.toString(port));
    List<String> all = new ArrayList<>(List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "wal_level=logical",
        "fsync=off",
        "max_wal_senders=20",
        "max_replication_slots=20",
        "shared_buffers=64MB"));
    all.addAll(settings);
    all.forEach(setting -> command.addAll(List.of("-c", setting)));
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = started;
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("postgres-log").start(() -> follow(started, ready));
    try {
      ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("PostgreSQL did not start", e);
    }
  }

  private static void follow(Process started, CompletableFuture<Void> ready) {
    StringBuilder seen = new StringBuilder();
    try (BufferedReader lines = started.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("database system is ready to accept connections")) {
          ready.complete(null);
        } else if (!ready.isDone()) {
          seen.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      seen.append(e);
    }
    ready.completeExceptionally(new IOException(seen.toString()));
  }

  /** As {@code kill -9} of the server and all its processes. */
  public void kill() throws InterruptedException {
    Process running = process;
    if (running == null) {
      return;
    }
    List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
    all.add(running.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(START_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
    process = null;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** A connection of the superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, PASSWORD);
  }

  /** Runs statements, each in a transaction of its own. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The rows of a query as texts: the value of the first column, then that of the second. */
  public Map<String, String> pairs(String query) throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getString(2));
      }
    }
    return pairs;
  }

  /** One value as text. */
  public String value(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A program of PostgreSQL with its arguments, run to its end; it is given the superuser's password. */
  public void run(String program, String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command(program, arguments)).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", PASSWORD);
    Process running = builder.start();
    String output = new String(
        running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IOException(program + ": " + output);
    }
  }

  /** The command of a program, as the user it may run as. */
  public static List<String> command(String program, String... arguments) throws IOException {
    Path found = program(program);
    if (found == null) {
      throw new IOException(INSTALL + " (" + program + ")");
    }
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(found.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static @Nullable Path program(String name) throws IOException {
    List<Path> folders = new ArrayList<>();
    Path installed = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> versions = Files.list(installed)) {
        versions
            .map(version -> version.resolve("bin"))
            .sorted(Comparator.reverseOrder())
            .forEach(folders::add);
      }
    }
    for (String each : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      folders.add(Path.of(each));
    }
    return folders.stream()
        .map(each -> each.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Kills it and removes its folder. */
  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
          throws IOException {
        Files.delete(each);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
