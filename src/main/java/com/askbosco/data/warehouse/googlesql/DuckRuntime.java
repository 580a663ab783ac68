package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Gives a DuckDB connection what lowered queries need: the session's settings and the functions that DuckDB lacks. */
public final class DuckRuntime {
  private static final List<String> SETTINGS = List.of(
      "SET TimeZone = 'UTC'",
      "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
      "SET integer_division = false");

  private static final List<Udf> FUNCTIONS = Stream.of(
          NumericUdfs.ALL,
          FloatUdfs.ALL,
          CastUdfs.ALL,
          TextUdfs.ALL,
          RegexpUdfs.ALL,
          JsonUdfs.ALL,
          JsonTextUdfs.ALL,
          FormatUdfs.ALL,
          DateUdfs.ALL,
          TimestampUdfs.ALL)
      .flatMap(List::stream)
      .toList();

  private DuckRuntime() {}

  /**
   * Prepares a connection. Nothing is written to the database file, so a read-only one will do. Connections to the same
   * database share the functions: installing again on one is harmless, but each new connection needs its settings. Call it
   * before {@code lock_configuration}.
   */
  public static void install(Connection connection) {
    try {
      for (String setting : SETTINGS) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(setting);
        }
      }
      for (Udf udf : FUNCTIONS) {
        register(connection, udf, false);
        if (udf.raises()) {
          register(connection, udf, true);
        }
      }
    } catch (SQLException e) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED, "DuckDB refused a function of Bosco's: " + e.getMessage(), e);
    }
  }

  private static void register(Connection connection, Udf udf, boolean safe) throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName("bq_" + udf.name() + (safe ? "__s" : ""));
      for (Udf.Kind kind : udf.parameters()) {
        try (DuckDBLogicalType type = type(kind)) {
          builder.withParameter(type);
        }
      }
      try (DuckDBLogicalType type = type(udf.result())) {
        builder.withReturnType(type);
      }
      int width = udf.parameters().size();
      builder.withVectorizedFunction((input, output) -> {
        UdfRow row = row(input, width);
        long rows = input.rowCount();
        for (long i = 0; i < rows; i++) {
          row.moveTo(i);
          write(output, i, udf.result(), row.anyNull() ? null : apply(udf, row, safe));
        }
      });
      builder.register(connection);
    }
  }

  private static @Nullable Object apply(Udf udf, UdfRow row, boolean safe) {
    try {
      return udf.body().apply(row);
    } catch (Udf.DomainException | DateTimeException | ArithmeticException e) {
      if (safe) {
        return null;
      }
      throw e instanceof Udf.DomainException
          ? e
          : new Udf.DomainException(String.valueOf(e.getMessage()));
    }
  }

  private static UdfRow row(DuckDBDataChunkReader input, int width) {
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
    for (int i = 0; i < width; i++) {
      vectors[i] = input.vector(i);
    }
    return new UdfRow(vectors);
  }

  private static void write(
      DuckDBWritableVector output, long row, Udf.Kind kind, @Nullable Object value) {
    if (value == null) {
      output.setNull(row);
      return;
    }
    switch (kind) {
      case STRING -> output.setString(row, (String) value);
      case INT64 -> output.setLong(row, (Long) value);
      case FLOAT64 -> output.setDouble(row, (Double) value);
      case NUMERIC -> output.setBigDecimal(row, (BigDecimal) value);
      case DATE -> output.setDate(row, (LocalDate) value);
      case BOOL -> output.setBoolean(row, (Boolean) value);
    }
  }

  /** A new one for each use: registering closes it. */
  private static DuckDBLogicalType type(Udf.Kind kind) throws SQLException {
    return switch (kind) {
      case STRING -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
      case INT64 -> DuckDBLogicalType.of(DuckDBColumnType.BIGINT);
      case FLOAT64 -> DuckDBLogicalType.of(DuckDBColumnType.DOUBLE);
      case NUMERIC -> DuckDBLogicalType.decimal(38, 9);
      case DATE -> DuckDBLogicalType.of(DuckDBColumnType.DATE);
      case BOOL -> DuckDBLogicalType.of(DuckDBColumnType.BOOLEAN);
    };
  }
}
