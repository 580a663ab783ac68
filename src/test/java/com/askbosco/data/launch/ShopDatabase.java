package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.askbosco.data.rules.Canon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shop whose orders, payments and customers are in a PostgreSQL, and a workspace they are ingested into: a table of each mode. In a process of its own it
 * is the run of one day, to be killed.
 */
public final class ShopDatabase {
  static final Path CONNECTOR = Path.of("src/test/resources/jdbc/shop-database");

  private final Path folder;
  private final PostgresDatabase server;

  ShopDatabase(Path folder, PostgresDatabase server) throws IOException {
    this.folder = folder;
    this.server = server;
    Path connector = Files.createDirectories(folder.resolve("connectors/shop-database"));
    for (String file : List.of("source.yaml", "silver.yaml")) {
      Files.copy(CONNECTOR.resolve(file), connector.resolve(file));
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("secrets")).resolve("shop.json"),
        "{\"user\": \"" + PostgresDatabase.USER + "\", \"password\": \"" + PostgresDatabase.PASSWORD
            + "\"}");
    Files.writeString(
        Files.createDirectories(folder.resolve("clients")).resolve("acme.yaml"),
        """
        tenant: agency
        id: acme
        name: Acme
        currency: EUR
        time_zone: UTC
        connections:
          - id: shop_db
            connector: shop-database
            kind: jdbc
            credential: "file:secrets/shop.json"
            accounts: ["acme"]
            streams: [orders, payments, customers]
            since: 2026-03-01
            config:
              database: postgresql
              host: 127.0.0.1
              port: %d
              name: postgres
              page_rows: 7
              connections: 2
              tables:
                customers: {split_by: id}
        """.formatted(server.port()));
  }

  /** The tables, empty. */
  void create() throws SQLException {
    server.execute(
        "DROP TABLE IF EXISTS orders, payments, customers",
        "CREATE TABLE orders (id bigint PRIMARY KEY, created_at timestamptz NOT NULL,"
            + " updated_at timestamptz NOT NULL, status text NOT NULL, currency text, total numeric(12,2) NOT NULL)",
        "CREATE INDEX ON orders (updated_at)",
        "CREATE TABLE payments (payment_id text, order_id bigint, created_at timestamptz NOT NULL, kind text,"
            + " amount numeric(12,2))",
        "CREATE TABLE customers (id int PRIMARY KEY, name text, tags text[])");
  }

  /** Rewrites a file of the connector. */
  void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve("connectors/shop-database").resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to));
  }

  Workspace workspace() {
    return Workspace.open(folder.resolve("workspace"));
  }

  /** Ingests a day in this process. */
  RunReport run(LocalDate day) {
    return run(folder, day);
  }

  private static RunReport run(Path folder, LocalDate day) {
    Workspace workspace = Workspace.open(folder.resolve("workspace"));
    String root = folder.toString();
    IngestArgs args = IngestArgs.batch(
        new IngestArgs.Locations(
            folder.resolve("clients").toString(),
            workspace.raw().toString(),
            workspace.staging().toString(),
            Optional.of(folder.resolve("connectors").toString())),
        day,
        day);
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
      return IngestRun.execute(
          args,
          warehouse,
          () -> new LocalSecrets(Path.of(root)),
          ProgressListener.NONE,
          RunJournal.none());
    }
  }

  /** Ingests a day in a process of its own. */
  Process start(LocalDate day) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC",
            "-cp",
            System.getProperty("java.class.path"),
            ShopDatabase.class.getName(),
            folder.toString(),
            day.toString())
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("out.txt").toFile()))
        .start();
  }

  /** The run of one day: folder and day. Ends with the exit status of the run. */
  public static void main(String[] args) {
    System.exit(run(Path.of(args[0]), LocalDate.parse(args[1])).exitStatus());
  }

  /** Files of raw, those that are being written included. */
  int rawFiles() throws IOException {
    Path raw = workspace().raw();
    if (!Files.exists(raw)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(raw)) {
      return (int) files.filter(Files::isRegularFile).count();
    } catch (java.io.UncheckedIOException vanishedMeanwhile) {
      return 0;
    }
  }

  /** Rows of the database, sorted. */
  List<String> source(String sql) throws SQLException {
    try (Connection connection = server.connect()) {
      return rows(connection, sql);
    }
  }

  /** Rows of the warehouse, sorted. */
  List<String> warehouse(String sql) throws SQLException, IOException {
    Path file;
    try (Stream<Path> files = Files.list(workspace().warehouse())) {
      file =
          files.filter(path -> path.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      return rows(connection, sql);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getString(i));
          }
          rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
        }
      }
    }
    return rows.stream().sorted().toList();
  }

  /** What the warehouse must hold and what it holds, each as sorted rows. */
  List<List<List<String>>> comparison() throws SQLException, IOException {
    return List.of(
        List.of(
            source(
                "SELECT id::text, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS'), upper(status), currency,"
                    + " total::numeric(12,2)::text FROM orders WHERE currency IS NOT NULL"),
            warehouse(
                "SELECT order_id, strftime(order_ts, '%Y-%m-%d %H:%M:%S'), status, currency_code,"
                    + " CAST(CAST(gross_sales AS DECIMAL(12,2)) AS VARCHAR) FROM silver.fct_order")),
        List.of(
            source("SELECT DISTINCT payment_id, upper(kind), amount::text FROM payments"),
            warehouse("SELECT transaction_id, kind, CAST(CAST(amount AS DECIMAL(12,2)) AS VARCHAR)"
                + " FROM silver.fct_transaction")),
        List.of(
            source("SELECT payment_id || '|' || count(*) FROM payments GROUP BY payment_id"),
            warehouse(
                "SELECT record_key || '|' || count(*) FROM bronze.shop_database WHERE stream = 'payments'"
                    + " GROUP BY record_key")),
        List.of(
            source("SELECT id::text, name, array_to_string(tags, '+') FROM customers"),
            warehouse(
                "SELECT payload->>'$.id', payload->>'$.name', array_to_string(CAST(payload->'$.tags' AS VARCHAR[]), '+')"
                    + " FROM bronze.shop_database WHERE stream = 'customers'")));
  }
}
