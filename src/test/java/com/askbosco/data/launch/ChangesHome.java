package com.askbosco.data.launch;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder with one client whose database is read by its changes, and what came of it. */
final class ChangesHome {
  /** The place of a change that holds, among those of its table: the last one of its row behind the last time the table was emptied. */
  static final String CURRENT = """
      SELECT row_id, row_after FROM (
        SELECT c.*, ROW_NUMBER() OVER (PARTITION BY table_name, row_id ORDER BY change_seq DESC) AS newest,
          (SELECT MAX(e.change_seq) FROM silver.fct_change e
            WHERE e.table_name = c.table_name AND e.operation IN ('SNAPSHOT', 'TRUNCATE')) AS emptied
        FROM silver.fct_change c WHERE table_name = '%s' AND row_id IS NOT NULL)
      WHERE newest = 1 AND operation <> 'DELETE' AND change_seq > emptied""";

  final Path home;

  /** Writes the files. */
  ChangesHome(Path home, PostgresDatabase database, Map<String, String> tables) throws IOException {
    this.home = home;
    write("secrets/password", "only-of-" + "readers");
    write(
        "connectors/shop-db/source.yaml",
        "description: Tables of a shop\nstreams:\n"
            + tables.keySet().stream()
                .map(stream -> "  - {name: " + stream
                    + ", key: [table, sequence], event_time: committed_at}\n")
                .collect(Collectors.joining()));
    String mapping = Files.readString(Path.of("src/test/resources/changes/shop-db/silver.yaml"));
    write(
        "connectors/shop-db/silver.yaml",
        mapping.substring(0, mapping.indexOf("streams:")) + "streams:\n"
            + tables.keySet().stream()
                .map(stream -> "  " + stream + ": {rows: [{table: fct_change, use: [change]}]}\n")
                .collect(Collectors.joining()));
    write("clients/aurora.yaml", """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: shop
            connector: shop-db
            kind: cdc-postgres
            credential: file:secrets/password
            accounts: ["shop"]
            since: 2026-03-01
            config:
              host: 127.0.0.1
              port: %d
              database: postgres
              user: bosco
              ssl_mode: disable
              heartbeat: 1s
              tables: {%s}
        """.formatted(
            database.port(),
            tables.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "))));
  }

  void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** What the role of the reader needs; the owner of the tables runs it once. */
  static void allow(PostgresDatabase database, Iterable<String> tables) throws SQLException {
    String all = String.join(", ", tables);
    database.execute(
        "CREATE ROLE bosco LOGIN REPLICATION PASSWORD 'only-of-" + "readers'",
        "GRANT USAGE ON SCHEMA public TO bosco",
        "GRANT SELECT ON " + all + " TO bosco",
        "CREATE PUBLICATION bosco FOR TABLE " + all + " WITH (publish_via_partition_root = true)");
  }

  /** Rows of the warehouse as texts. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(
            "jdbc:duckdb:" + Workspace.open(home.resolve("workspace")).database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  /** The rows of a table as they stand by the log of changes, by their keys. */
  Map<String, String> current(String table) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    for (String row : rows(CURRENT.formatted(table))) {
      rows.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
    }
    return rows;
  }
}
