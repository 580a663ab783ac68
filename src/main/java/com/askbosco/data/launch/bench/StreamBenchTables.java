package com.askbosco.data.launch.bench;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables the plain consumer writes to, and whether what is in them is what the pipeline wrote. */
final class StreamBenchTables {

  private StreamBenchTables() {}

  /** Makes the tables a job makes when it first writes to them. */
  static void prepare(Path database, TableLayout bronze, List<String> live) throws SQLException {
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
      PlainConsumer.sql(
          connection, "CREATE TABLE plain_offset (partition VARCHAR PRIMARY KEY, next BIGINT)");
      PlainConsumer.sql(connection, "CREATE SCHEMA IF NOT EXISTS bronze");
      PlainConsumer.sql(
          connection,
          "CREATE TABLE " + bronze.schema() + "." + bronze.heldIn() + " ("
              + String.join(
                  ", ",
                  bronze.fields().stream()
                      .map(field -> field.name()
                          + switch (field.type()) {
                            case TIMESTAMP -> " TIMESTAMPTZ";
                            case INT64 -> " BIGINT";
                            case JSON -> " JSON";
                            default -> " VARCHAR";
                          })
                      .toList())
              + ")");
      PlainConsumer.sql(connection, "CREATE SCHEMA IF NOT EXISTS gold");
      for (String table : live) {
        PlainConsumer.sql(connection, table);
      }
    }
  }

  /** How the live marts' tables are made, from the pipeline's first database. */
  static List<String> live(Path database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT sql FROM duckdb_tables() WHERE schema_name = 'gold' AND table_name LIKE 'live_%'")) {
      while (result.next()) {
        tables.add(result.getString(1));
      }
    }
    return tables;
  }

  /** Both must have written the same rows, or the comparison says nothing. */
  static void compare(Workspace plain, Workspace piped) throws SQLException {
    String bronze = "event_time, record_key, raw_file, raw_offset, payload";
    String silver = "event_key, event_ts, client_date, property_id, event_name, user_key, page_url,"
        + " source, medium, campaign, order_id, event_value, device_category, params";
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      PlainConsumer.sql(connection, "ATTACH '" + plain.database() + "' AS a (READ_ONLY)");
      PlainConsumer.sql(connection, "ATTACH '" + piped.database() + "' AS b (READ_ONLY)");
      for (String[] each :
          new String[][] {{"bronze.web_events", bronze}, {"silver.fct_web_event", silver}}) {
        String a = "SELECT " + each[1] + " FROM a." + each[0];
        String b = "SELECT " + each[1] + " FROM b." + each[0];
        long different = number(
            connection,
            "SELECT (SELECT COUNT(*) FROM (" + a + " EXCEPT ALL " + b
                + ")) + (SELECT COUNT(*) FROM (" + b + " EXCEPT ALL " + a + "))");
        if (different > 0) {
          throw new BoscoException(
              ErrorCode.INTERNAL,
              "The plain consumer wrote other rows to " + each[0] + ": " + different);
        }
      }
    }
  }

  static long number(java.sql.Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
