package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.source.jdbc.Column.Kind;
import com.askbosco.data.spec.source.JdbcSettings;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * PostgreSQL, and Redshift, which speaks its protocol and has a driver of its own. Values come as the server's own text, so that no driver's idea of
 * a zone or a number stands between.
 *
 * @param redshift whether it is Redshift
 */
record PostgreSql(boolean redshift) implements Database {
  private static final String BUFFER = "64M";

  @Override
  public String driver() {
    return redshift ? "com.amazon.redshift.Driver" : "org.postgresql.Driver";
  }

  @Override
  public String url(JdbcSettings settings) {
    String host = settings.host().indexOf(':') >= 0 ? "[" + settings.host() + "]" : settings.host();
    return (redshift ? "jdbc:redshift://" : "jdbc:postgresql://") + host + ":" + settings.port()
        + "/" + settings.name();
  }

  @Override
  public Properties properties(JdbcSettings settings, Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    login.password().ifPresent(password -> properties.setProperty("password", password));
    String connect = Long.toString(settings.connectTimeout().toSeconds());
    properties.setProperty("connectTimeout", connect);
    properties.setProperty("loginTimeout", connect);
    properties.setProperty(
        "socketTimeout", Long.toString(settings.statementTimeout().toSeconds() + 30));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "bosco");
    properties.setProperty("stringtype", "unspecified");
    if (!redshift) {
      properties.setProperty("binaryTransfer", "false");
      properties.setProperty("logServerErrorDetail", "false");
      properties.setProperty("maxResultBuffer", BUFFER);
      properties.setProperty("adaptiveFetch", "true");
      properties.setProperty("adaptiveFetchMinimum", "1");
      properties.setProperty("adaptiveFetchMaximum", Integer.toString(settings.fetchRows()));
    }
    tls(settings, login, properties);
    return properties;
  }

  private void tls(JdbcSettings settings, Login login, Properties properties) {
    String ssl = redshift ? "com.amazon.redshift.ssl." : "org.postgresql.ssl.";
    switch (settings.tls()) {
      case OFF ->
        properties.setProperty(redshift ? "ssl" : "sslmode", redshift ? "false" : "disable");
      case ENCRYPT -> {
        properties.setProperty("ssl", "true");
        properties.setProperty("sslfactory", ssl + "NonValidatingFactory");
      }
      case VERIFY -> {
        properties.setProperty("ssl", "true");
        properties.setProperty("sslmode", "verify-full");
        if (login.ca().isPresent()) {
          properties.setProperty("sslrootcert", CaFile.of(login.ca().get()).toString());
        } else {
          properties.setProperty("sslfactory", ssl + "DefaultJavaSSLFactory");
        }
      }
    }
  }

  @Override
  public List<String> session(JdbcSettings settings) {
    List<String> statements = new ArrayList<>(List.of(
        "SET TIME ZONE 'UTC'",
        "SET statement_timeout = " + settings.statementTimeout().toMillis()));
    if (!redshift) {
      statements.addAll(List.of(
          "SET datestyle = 'ISO, YMD'",
          "SET intervalstyle = 'iso_8601'",
          "SET extra_float_digits = 1",
          "SET lc_monetary = 'C'"));
    }
    return List.copyOf(statements);
  }

  /** A transaction of Redshift sees one state anyway, and its driver asks in other words for one that can only read. */
  @Override
  public void begin(Connection connection) throws SQLException {
    if (redshift) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN READ ONLY");
      }
      connection.setAutoCommit(false);
    } else {
      Database.super.begin(connection);
    }
  }

  /** PostgreSQL's driver finds out by the first rows how many of their size fit into its buffer. */
  @Override
  public int fetchRows(JdbcSettings settings) {
    return redshift ? settings.fetchRows() : Math.min(10, settings.fetchRows());
  }

  @Override
  public Kind kind(ResultSetMetaData columns, int column) throws SQLException {
    int type = columns.getColumnType(column);
    if (type == Types.ARRAY || type == Types.STRUCT) {
      return redshift ? Kind.TEXT : Kind.NESTED;
    }
    return switch (columns.getColumnTypeName(column).toLowerCase(Locale.ROOT)) {
      case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "oid" -> Kind.INTEGER;
      case "numeric" -> {
        int precision = columns.getPrecision(column);
        yield precision > 0 && precision <= SAFE_DIGITS ? Kind.DECIMAL : Kind.LONG_DECIMAL;
      }
      case "float4", "float8" -> Kind.FLOAT;
      case "money" -> Kind.MONEY;
      case "bool" -> Kind.BOOLEAN;
      case "date" -> Kind.DATE;
      case "timestamp" -> Kind.LOCAL_TIMESTAMP;
      case "timestamptz" -> Kind.TIMESTAMP;
      case "bytea" -> Kind.BYTES;
      case "json", "jsonb", "super" -> Kind.JSON;
      default -> Kind.TEXT;
    };
  }

  @Override
  public String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String projection(Column column) {
    String name = quote(column.name());
    return column.kind() == Kind.NESTED ? "to_json(" + name + ") AS " + name : name;
  }

  @Override
  public Optional<String> exportSnapshot() {
    return redshift ? Optional.empty() : Optional.of("SELECT pg_export_snapshot()");
  }

  @Override
  public String importSnapshot(String snapshot) {
    return "SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'";
  }
}
