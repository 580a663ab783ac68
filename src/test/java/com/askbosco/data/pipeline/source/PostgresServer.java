package com.askbosco.data.pipeline.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL in a folder of its own, with logical replication, that can be killed and started again. User {@code bosco}, password {@code bosco},
 * database {@code postgres}. PostgreSQL refuses to run as root, so root runs it as {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {
  public static final String USER = "bosco";
  public static final String PASSWORD = "bosco";
  public static final String DATABASE = "postgres";

  private static final List<String> PLACES = places();

  private final Path folder;
  private final int port;
  private Process server;

  private PostgresServer(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /** Whether it is installed; where not, a test is left out, and fails in CI, with how to install it. */
  public static void require() {
    if (tool("initdb").isEmpty() || tool("postgres").isEmpty()) {
      String how = "PostgreSQL is not installed. Run: sudo apt-get install postgresql";
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(how);
      }
      Assumptions.abort(how);
    }
  }

  /** Makes a database and starts it with further settings, such as {@code ssl=on}. */
  public static PostgresServer start(String... settings) throws Exception {
    return startWith("scram-sha-256", settings);
  }

  /** The same with another way of telling users, such as {@code md5} for drivers that know nothing newer. */
  public static PostgresServer startWith(String auth, String... settings) throws Exception {
    require();
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "bosco-pg");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    own(folder);
    run(List.of(
        tool("initdb").orElseThrow(),
        "-D",
        folder.resolve("data").toString(),
        "-U",
        USER,
        "--auth=" + auth,
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> all = new ArrayList<>(List.of(
        "password_encryption=" + (auth.equals("md5") ? "md5" : "scram-sha-256"),
        "listen_addresses=127.0.0.1",
        "port=" + port,
        "unix_socket_directories=",
        "wal_level=logical",
        "max_wal_senders=8",
        "max_replication_slots=8",
        "fsync=off",
        "shared_buffers=32MB"));
    all.addAll(List.of(settings));
    Files.writeString(
        folder.resolve("bosco.conf"),
        String.join("\n", all.stream().map(PostgresServer::line).toList()) + "\n");
    Process process = launch(folder);
    PostgresServer started = new PostgresServer(folder, port, process);
    started.awaitReady();
    return started;
  }

  private static String line(String setting) {
    int equals = setting.indexOf('=');
    return setting.substring(0, equals) + " = '" + setting.substring(equals + 1) + "'";
  }

  private static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(asOther(List.of(
            tool("postgres").orElseThrow(),
            "-D",
            folder.resolve("data").toString(),
            "-c",
            "config_file=" + folder.resolve("bosco.conf"),
            "-c",
            "hba_file=" + folder.resolve("data/pg_hba.conf"),
            "-c",
            "ident_file=" + folder.resolve("data/pg_ident.conf"))))
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()))
        .start();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The address for the driver. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** A session of the owner of all. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /** Does statements, each committed by itself. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Ends it as kill -9 does; what was committed is there again after {@link #restart}. */
  public void kill() throws Exception {
    List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
    all.add(server.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    server.waitFor(30, TimeUnit.SECONDS);
  }

  /** Starts it again after {@link #kill}. */
  public void restart() throws Exception {
    // Sessions of a killed server hold its memory until they notice.
    Files.deleteIfExists(folder.resolve("data/postmaster.pid"));
    server = launch(folder);
    awaitReady();
  }

  private void awaitReady() throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (attempt > 600 || server.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "PostgreSQL does not start:\n" + Files.readString(folder.resolve("log.txt")), e);
        }
      }
    }
  }

  private static List<String> places() {
    List<String> places = new ArrayList<>(
        List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")));
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      versions
          .sorted(Comparator.reverseOrder())
          .forEach(version -> places.add(version.resolve("bin").toString()));
    } catch (IOException e) {
      // Not Debian's layout.
    }
    return places;
  }

  /** Where a program of PostgreSQL is. */
  public static Optional<String> tool(String name) {
    return PLACES.stream()
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The command as a user that PostgreSQL agrees to. */
  public static List<String> asOther(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> other = new ArrayList<>(
        List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    other.addAll(command);
    return other;
  }

  private static void own(Path folder) throws Exception {
    if (isRoot()) {
      plain(List.of("chown", "-R", "nobody", folder.toString()));
    }
  }

  private static void run(List<String> command) throws Exception {
    plain(asOther(command));
  }

  private static void plain(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(new java.io.File("/"));
    builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
    Process process = builder.start();
    String printed = new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s failed:%n%s", command.get(0), printed));
    }
  }

  @Override
  public void close() {
    try {
      kill();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (Exception e) {
      throw new IllegalStateException("Cannot end PostgreSQL", e);
    }
  }
}
