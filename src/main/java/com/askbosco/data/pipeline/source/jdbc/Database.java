package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.source.jdbc.Column.Kind;
import com.askbosco.data.spec.source.JdbcSettings;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What differs between databases. */
sealed interface Database permits PostgreSql, Snowflake {
  /** Most digits of a number that survive a reader who makes a double of it. */
  int SAFE_DIGITS = 15;

  /** The class name of the driver. */
  String driver();

  /** The address, of parts that were checked. */
  String url(JdbcSettings settings);

  /** What the driver is told, the login included. */
  Properties properties(JdbcSettings settings, Login login);

  /** Statements that make every session write values the same way and end what takes too long. */
  List<String> session(JdbcSettings settings);

  /** Begins the transaction in which everything is read; it can only read where the database knows such transactions. */
  default void begin(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  /** How many rows the driver asks for at first. */
  default int fetchRows(JdbcSettings settings) {
    return settings.fetchRows();
  }

  /** How a value of a column is to be written. */
  Kind kind(ResultSetMetaData columns, int column) throws SQLException;

  /** A name in quotes. */
  String quote(String name);

  /** What a column's value is read as; the column itself for most. */
  default String projection(Column column) {
    return quote(column.name());
  }

  /** The name of a column's field in a record. */
  default String field(String column) {
    return column;
  }

  /** Asks for a name under which other sessions can see what this one sees; empty where there is no such thing. */
  Optional<String> exportSnapshot();

  /** Sees what another session sees. */
  default String importSnapshot(String snapshot) {
    throw new IllegalStateException("This database shares no snapshot");
  }

  /** The dialect of a product. */
  static Database of(JdbcSettings.Product product) {
    return switch (product) {
      case POSTGRESQL -> new PostgreSql(false);
      case REDSHIFT -> new PostgreSql(true);
      case SNOWFLAKE -> new Snowflake();
    };
  }
}
