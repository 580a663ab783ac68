package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.FileLimits;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * Rows of a Parquet file, by DuckDB in a database of its own that may see this file and nothing else. Numbers keep their digits; days,
 * times and moments are in ISO; bytes are in Base64. A row's line is its number in the file.
 */
final class ParquetReader implements RecordReader {
  private static final String MEMORY = "512MB";
  private static final ClassValue<Method> NAMES = new ClassValue<>() {
    @Override
    protected Method computeValue(Class<?> type) {
      try {
        return type.getMethod("getMap");
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private final String file;
  private final Connection database;
  private final Statement statement;
  private final ResultSet rows;
  private final Columns columns;
  private long row;

  /**
   * @param path the file on disk
   * @param firstRow how many rows are skipped
   */
  ParquetReader(String file, Path path, FileLimits limits, long firstRow) throws IOException {
    this.file = file;
    this.row = firstRow;
    requireDuckDb(file);
    try {
      Properties settings = new Properties();
      settings.setProperty("jdbc_stream_results", "true");
      settings.setProperty("memory_limit", MEMORY);
      settings.setProperty("threads", "1");
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      this.database = DriverManager.getConnection("jdbc:duckdb:", settings);
      this.statement = database.createStatement();
      String quoted = "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET temp_directory = ''");
      statement.execute("SET allowed_paths = [" + quoted + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      this.rows = statement.executeQuery("SELECT * FROM read_parquet([" + quoted
          + "], hive_partitioning = false)" + (firstRow > 0 ? " OFFSET " + firstRow : ""));
      int count = rows.getMetaData().getColumnCount();
      if (count > limits.columns()) {
        throw FileTrouble.tooLarge(file, count + " columns", "columns");
      }
      java.util.List<String> names = new java.util.ArrayList<>();
      for (int i = 1; i <= count; i++) {
        names.add(rows.getMetaData().getColumnName(i));
      }
      this.columns = Columns.of(names);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /** The image of the templates leaves DuckDB out. */
  private static void requireDuckDb(String file) {
    try {
      DriverManager.getDriver("jdbc:duckdb:");
    } catch (SQLException e) {
      throw FileTrouble.unreadable(
          file,
          "Parquet files are read by DuckDB, which is not on this worker",
          "Read them on one machine (./bosco run), or have them written as CSV, JSON or Avro.",
          e);
    }
  }

  private RuntimeException broken(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return FileTrouble.unreadable(
        file,
        "row " + (row + 1) + ": the Parquet file is damaged, or cannot be read in " + MEMORY + " ("
            + message.substring(0, Math.min(200, message.length())).replace('\n', ' ') + ")",
        "Have it written again, with smaller row groups.",
        e);
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      row++;
      JsonBytes json = out.begin(row);
      for (int i = 0; i < columns.count(); i++) {
        json.raw(i == 0 ? '{' : ',').raw(columns.key(i));
        write(rows.getObject(i + 1), json);
      }
      json.ascii(columns.count() == 0 ? "{}" : "}");
      out.end();
      return true;
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static void write(@org.jspecify.annotations.Nullable Object value, JsonBytes out)
      throws SQLException {
    switch (value) {
      case null -> out.ascii("null");
      case Boolean truth -> out.ascii(truth.toString());
      case Float real -> real(real.isNaN() || real.isInfinite(), real.toString(), out);
      case Double real -> real(real.isNaN() || real.isInfinite(), real.toString(), out);
      case BigDecimal exact -> out.ascii(exact.toPlainString());
      case BigInteger whole -> out.ascii(whole.toString());
      case Number whole -> out.ascii(whole.toString());
      case Timestamp local -> out.string(local.toLocalDateTime().toString());
      case OffsetDateTime moment ->
        out.string(moment.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
      case byte[] bytes -> out.string(Base64.getEncoder().encodeToString(bytes));
      case Blob bytes ->
        out.string(Base64.getEncoder().encodeToString(bytes.getBytes(1, (int) bytes.length())));
      case Struct struct -> map(named(struct), out);
      case Array array -> list((Object[]) array.getArray(), out);
      case Map<?, ?> map -> map(map, out);
      default -> out.string(value.toString());
    }
  }

  /** JDBC's own structs have no names; DuckDB's have, and its classes are not there on every worker. */
  private static Map<?, ?> named(Struct struct) throws SQLException {
    try {
      return (Map<?, ?>) NAMES.get(struct.getClass()).invoke(struct);
    } catch (ReflectiveOperationException e) {
      throw new SQLException(e);
    }
  }

  private static void real(boolean strange, String text, JsonBytes out) {
    if (strange) {
      out.string(text);
    } else {
      out.ascii(text);
    }
  }

  private static void list(Object[] items, JsonBytes out) throws SQLException {
    out.raw('[');
    for (int i = 0; i < items.length; i++) {
      if (i > 0) {
        out.raw(',');
      }
      write(items[i], out);
    }
    out.raw(']');
  }

  private static void map(Map<?, ?> entries, JsonBytes out) throws SQLException {
    char before = '{';
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.raw(before).string(String.valueOf(entry.getKey())).raw(':');
      before = ',';
      write(entry.getValue(), out);
    }
    out.ascii(before == '{' ? "{}" : "}");
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      statement.close();
      database.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
