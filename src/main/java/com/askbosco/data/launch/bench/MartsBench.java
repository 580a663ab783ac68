package com.askbosco.data.launch.bench;

import com.askbosco.data.launch.LocalRunner;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import com.askbosco.data.warehouse.googlesql.GoogleSql;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.askbosco.data.warehouse.googlesql.TableSchema.Column;
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

/**
 * Queries as marts ask them, lowered from GoogleSQL, beside the same queries written for DuckDB by hand. Both must give the same
 * rows. Four of five rows are figures of ads, the others orders.
 */
public final class MartsBench {
  private static final List<TableSchema> TABLES = List.of(
      new TableSchema(
          "silver", "fx", columns("rate_date DATE", "currency_code STRING", "rate NUMERIC")),
      new TableSchema(
          "silver",
          "fct_ads",
          columns(
              "client_id STRING",
              "report_date DATE",
              "channel_group STRING",
              "campaign_key STRING",
              "currency_code STRING",
              "impressions INT64",
              "clicks INT64",
              "spend NUMERIC",
              "conversion_value NUMERIC")),
      new TableSchema(
          "silver",
          "fct_order",
          columns(
              "client_id STRING",
              "customer_key STRING",
              "order_id STRING",
              "order_ts TIMESTAMP",
              "net_sales NUMERIC",
              "landing_url STRING")));

  private static final String BY_HAND = ".duckdb.sql";

  private final Connection duck;

  private MartsBench(Connection duck) {
    this.duck = duck;
  }

  private static List<Column> columns(String... columns) {
    return List.of(columns).stream()
        .map(column -> column.split(" "))
        .map(words -> new Column(words[0], words[1]))
        .toList();
  }

  /**
   * Runs the benchmark.
   *
   * @param rows rows of the two fact tables together
   * @param folder an empty folder to work in; cleared afterwards
   */
  public static MartsResult run(long rows, Path folder) {
    try {
      Files.createDirectories(folder);
      try (Connection duck =
          DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("marts.duckdb"))) {
        MartsBench bench = new MartsBench(duck);
        bench.execute("SET memory_limit = '2GB'");
        bench.execute("SET preserve_insertion_order = false");
        bench.execute("SET temp_directory = '" + folder.resolve("tmp") + "'");
        DuckRuntime.install(duck);
        return bench.measure(rows);
      } finally {
        LocalRunner.clear(folder.toString());
      }
    } catch (IOException | SQLException e) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED, "The bench of marts failed: " + e.getMessage(), e);
    }
  }

  private MartsResult measure(long rows) throws SQLException, IOException {
    Map<String, String> texts = ResourceFolder.texts("bench/marts", ".sql");
    long orders = rows / 5;
    Meter generating = new Meter();
    try (generating) {
      for (String statement : text(texts, "tables.sql")
          .replace("$ads", Long.toString(rows - orders))
          .replace("$orders", Long.toString(orders))
          .split(";\n")) {
        if (!statement.isBlank()) {
          execute(statement);
        }
      }
      execute("CHECKPOINT");
    }
    GoogleSql googleSql = new GoogleSql(TABLES);
    List<MartsResult.Query> queries = new ArrayList<>();
    for (String name : texts.keySet().stream().sorted().toList()) {
      if (name.endsWith(BY_HAND)) {
        String query = name.substring(0, name.length() - BY_HAND.length());
        String lowered = googleSql.lower(query, text(texts, query + ".sql")).sql();
        double loweredSeconds = make("lowered", lowered);
        double byHandSeconds = make("by_hand", text(texts, name));
        queries.add(new MartsResult.Query(query, compared(query), loweredSeconds, byHandSeconds));
      }
    }
    return new MartsResult(rows, generating.cpuSeconds(), queries, peakMb());
  }

  private static String text(Map<String, String> texts, String name) {
    return java.util.Objects.requireNonNull(texts.get(name), name);
  }

  /** CPU-seconds that it takes to make a table of a query. */
  private double make(String table, String sql) throws SQLException {
    execute("DROP TABLE IF EXISTS " + table);
    Meter meter = new Meter();
    try (meter) {
      execute("CREATE TABLE " + table + " AS " + sql);
    }
    return meter.cpuSeconds();
  }

  /** How many rows both gave; an error when they differ. */
  private long compared(String query) throws SQLException {
    long differing = number("SELECT count(*) FROM ((FROM lowered EXCEPT ALL FROM by_hand) UNION ALL"
        + " (FROM by_hand EXCEPT ALL FROM lowered))");
    if (differing > 0) {
      throw new BoscoException(
          ErrorCode.INTERNAL, query + " by hand gave " + differing + " other rows");
    }
    return number("SELECT count(*) FROM lowered");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      results.next();
      return results.getLong(1);
    }
  }

  /** The most memory this process ever had, heap and DuckDB's together; 0 where the system does not tell. */
  private static long peakMb() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
