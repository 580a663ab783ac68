package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** Opens DuckDB files with the settings every session of ours has: UTC, bounded memory, no downloads, BigQuery's NULL order. */
final class DuckDbFile {
  private DuckDbFile() {}

  /** Opens a file for writing, which only one process can, or for reading. */
  static Connection open(Path file, boolean readOnly, Path temp) throws SQLException {
    Properties properties = new Properties();
    if (readOnly) {
      properties.setProperty("duckdb.read_only", "true");
    }
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    try {
      for (String setting : List.of(
          "TimeZone = 'UTC'",
          "memory_limit = '1GB'",
          "temp_directory = '" + temp.toString().replace("'", "''") + "'",
          "threads = " + Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())),
          "preserve_insertion_order = true",
          // At DuckDB's own 16 MB nearly every commit of messages would compress the tables' last
          // row
          // groups anew. A killed process replays the log in seconds.
          "wal_autocheckpoint = '256MB'",
          "default_null_order = 'nulls_first_on_asc_last_on_desc'")) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET " + setting);
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static BoscoException failed(String what, SQLException e) {
    return new BoscoException(
        ErrorCode.WAREHOUSE_FAILED,
        what + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
        e);
  }
}
