package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** SQL over one DuckDB connection. A statement is used once: DuckDB closes it after an error. */
final class DuckDbSession implements SqlSession {
  private final Connection connection;
  private final DuckDbDialect dialect = new DuckDbDialect();

  DuckDbSession(Connection connection) {
    this.connection = connection;
  }

  @Override
  public long execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        return 0;
      }
      return Math.max(0, statement.getUpdateCount());
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    each(sql, rows::add);
    return rows;
  }

  @Override
  public void each(String sql, Consumer<List<@Nullable Object>> taker) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(DuckDbValues.toJava(result.getObject(i)));
        }
        taker.accept(row);
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  @Override
  public void temporary(TableLayout layout, List<List<@Nullable Object>> rows) {
    execute("CREATE TEMP TABLE " + dialect.name(layout.name()) + " ("
        + layout.fields().stream()
            .map(field -> dialect.name(field.name()) + " " + dialect.type(field.type()))
            .collect(Collectors.joining(", "))
        + ")");
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", layout.name())) {
      for (List<@Nullable Object> row : rows) {
        appender.beginRow();
        for (int i = 0; i < layout.fields().size(); i++) {
          append(appender, layout.fields().get(i), row.get(i));
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw failed("append to " + layout.name(), e);
    }
  }

  private static void append(DuckDBAppender appender, Field field, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Long number -> appender.append(number.longValue());
      // The appender takes only the column's own scale.
      case BigDecimal number -> appender.append(number.setScale(9, java.math.RoundingMode.HALF_UP));
      case Boolean flag -> appender.append(flag.booleanValue());
      case LocalDate day -> appender.append(day);
      case Instant instant -> appender.append(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
      default ->
        throw new IllegalArgumentException(
            "Column " + field.name() + " cannot take a " + value.getClass().getSimpleName());
    }
  }

  /** DuckDB's message without the statement, which may hold values. */
  static BoscoException failed(String sql, SQLException e) {
    String start = sql.length() > 80 ? sql.substring(0, 80) + "…" : sql;
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new BoscoException(
        ErrorCode.WAREHOUSE_FAILED, "DuckDB refused `" + start + "`: " + message, e);
  }
}
