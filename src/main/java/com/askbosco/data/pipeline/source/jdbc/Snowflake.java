package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.pipeline.source.jdbc.Column.Kind;
import com.askbosco.data.spec.source.JdbcSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Snowflake. Names that are all lower or all upper case are the same name there unless they were made in quotes, so they are written in lower case in records
 * and settings. It has no read-only transactions: what a user may do is for its role to say.
 */
record Snowflake() implements Database {
  private static final Pattern ORDINARY = Pattern.compile("[a-z_][a-z0-9_$]*");

  @Override
  public String driver() {
    return "net.snowflake.client.api.driver.SnowflakeDriver";
  }

  @Override
  public String url(JdbcSettings settings) {
    return "jdbc:snowflake://" + settings.host() + ":" + settings.port() + "/";
  }

  @Override
  public Properties properties(JdbcSettings settings, Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    login.password().ifPresent(password -> properties.setProperty("password", password));
    login
        .privateKey()
        .ifPresent(pem -> properties.setProperty(
            "private_key_base64",
            Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8))));
    int dot = settings.host().indexOf('.');
    properties.setProperty(
        "account", dot > 0 ? settings.host().substring(0, dot) : settings.host());
    properties.setProperty("db", folded(settings.name()));
    settings.schema().ifPresent(schema -> properties.setProperty("schema", folded(schema)));
    settings.warehouse().ifPresent(warehouse -> properties.setProperty("warehouse", warehouse));
    settings.role().ifPresent(role -> properties.setProperty("role", role));
    properties.setProperty("application", "bosco");
    properties.setProperty("TIMEZONE", "UTC");
    // Else the driver asks the machine's metadata service where it runs, which is nobody's
    // business.
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty(
        "loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.setProperty(
        "queryTimeout", Long.toString(settings.statementTimeout().toSeconds()));
    properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    if (settings.tls() == JdbcSettings.Tls.OFF) {
      properties.setProperty("ssl", "off");
    }
    return properties;
  }

  @Override
  public List<String> session(JdbcSettings settings) {
    return List.of();
  }

  /** One statement sees one state; there is nothing to begin. */
  @Override
  public void begin(Connection connection) {}

  @Override
  public Kind kind(ResultSetMetaData columns, int column) throws SQLException {
    return switch (columns.getColumnTypeName(column).toUpperCase(Locale.ROOT)) {
      case "NUMBER", "DECIMAL", "NUMERIC", "FIXED", "BIGINT", "INTEGER", "INT", "SMALLINT" -> {
        int precision = columns.getPrecision(column);
        if (columns.getScale(column) == 0) {
          yield Kind.INTEGER;
        }
        yield precision > 0 && precision <= SAFE_DIGITS ? Kind.DECIMAL : Kind.LONG_DECIMAL;
      }
      case "FLOAT", "DOUBLE", "REAL" -> Kind.FLOAT;
      case "BOOLEAN" -> Kind.BOOLEAN;
      case "DATE" -> Kind.DATE;
      case "TIMESTAMPNTZ", "TIMESTAMP_NTZ", "TIMESTAMP", "DATETIME" -> Kind.LOCAL_INSTANT;
      case "TIMESTAMPTZ", "TIMESTAMP_TZ", "TIMESTAMPLTZ", "TIMESTAMP_LTZ" -> Kind.INSTANT;
      case "BINARY", "VARBINARY" -> Kind.BYTES;
      case "VARIANT", "OBJECT", "ARRAY" -> Kind.JSON;
      default -> Kind.TEXT;
    };
  }

  private static String folded(String name) {
    return ORDINARY.matcher(name).matches() ? name.toUpperCase(Locale.ROOT) : name;
  }

  @Override
  public String quote(String name) {
    return '"' + folded(name).replace("\"", "\"\"") + '"';
  }

  @Override
  public String field(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    return ORDINARY.matcher(lower).matches() && column.equals(column.toUpperCase(Locale.ROOT))
        ? lower
        : column;
  }

  @Override
  public Optional<String> exportSnapshot() {
    return Optional.empty();
  }
}
