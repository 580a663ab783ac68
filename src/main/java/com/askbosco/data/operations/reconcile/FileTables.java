package com.askbosco.data.operations.reconcile;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Two tables of files: CSV, Parquet, JSON lines, or {@code FILE.duckdb#schema.table}. A pattern such as {@code exports/*.csv} is
 * one table. Files are only read.
 */
public final class FileTables implements Tables {
  private final Connection connection;

  private FileTables(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens both sides.
   *
   * @param temp a folder for what does not fit into memory
   * @throws BoscoException with {@code USAGE} when one is not there or of no kind that can be read
   */
  public static FileTables open(String old, String fresh, Path temp) {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
      FileTables tables = new FileTables(connection);
      try {
        tables.execute("SET TimeZone = 'UTC'");
        tables.execute("SET memory_limit = '1GB'");
        tables.execute("SET temp_directory = " + quoted(temp.toString()));
        tables.view("old_table", old, "old_file");
        tables.view("new_table", fresh, "new_file");
        return tables;
      } catch (BoscoException e) {
        tables.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed("Cannot open the tables", e);
    }
  }

  private void view(String name, String reference, String catalogue) {
    int hash = reference.indexOf('#');
    if (hash > 0) {
      Path file = Path.of(reference.substring(0, hash));
      exists(file, reference);
      execute("ATTACH " + quoted(file.toString()) + " AS " + catalogue + " (READ_ONLY)");
      String table = reference.substring(hash + 1);
      if (!table.matches("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)?")) {
        throw usage(
            "`" + table + "` is no name of a table. Write it like gold.mart_campaign_daily.");
      }
      execute("CREATE VIEW " + name + " AS SELECT * FROM " + catalogue
          + (table.contains(".") ? "." : ".main.") + table);
      return;
    }
    if (!reference.contains("*")) {
      exists(Path.of(reference), reference);
    }
    execute("CREATE VIEW " + name + " AS SELECT * FROM " + reader(reference) + "("
        + quoted(reference) + ")");
  }

  private static String reader(String reference) {
    String plain = reference.replaceFirst("\\.(gz|zst)$", "");
    if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
      return "read_csv_auto";
    }
    if (plain.endsWith(".parquet")) {
      return "read_parquet";
    }
    if (plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return "read_json_auto";
    }
    throw usage(
        "`" + reference
            + "` is of no kind that can be read. Name a .csv, .tsv, .parquet, .json or .jsonl file,"
            + " FILE.duckdb#schema.table, or a table of the warehouse such as gold.mart_campaign_daily.");
  }

  private static void exists(Path file, String reference) {
    if (!Files.isRegularFile(file)) {
      throw usage("There is no file " + file + " (" + reference + ").");
    }
  }

  @Override
  public String oldTable() {
    return "old_table";
  }

  @Override
  public String newTable() {
    return "new_table";
  }

  @Override
  public String numeric() {
    return "DECIMAL(38, 9)";
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed("Cannot read a table", e);
    }
  }

  @Override
  public ResultTable query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      ResultSetMetaData meta = results.getMetaData();
      List<ResultTable.Column> columns = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(new ResultTable.Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
      }
      return DuckDbRows.read(results, columns);
    } catch (SQLException e) {
      throw failed("The tables cannot be compared", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("Cannot close the tables", e);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static BoscoException usage(String what) {
    return new BoscoException(ErrorCode.USAGE, what);
  }

  private static BoscoException failed(String what, SQLException e) {
    return new BoscoException(
        ErrorCode.SQL_FAILED,
        what + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
        e);
  }
}
