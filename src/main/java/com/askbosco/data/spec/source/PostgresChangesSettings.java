package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whose changes are read from a PostgreSQL database. The password is the connection's credential.
 *
 * @param host of the primary server
 * @param port of the server
 * @param database its name
 * @param user a role that may replicate
 * @param sslMode as PostgreSQL's own clients know it; {@code require} unless said otherwise
 * @param tables the table of each stream, with its schema, such as {@code public.orders}
 * @param publication that the tables belong to; made by the owner of the tables
 * @param slot where the server keeps what was not yet read; ours alone
 * @param heartbeat how often the position is moved on while the tables are idle
 * @param snapshotRound raised by hand to read the tables anew as a whole, after changes were lost
 */
public record PostgresChangesSettings(
    String host,
    int port,
    String database,
    String user,
    String sslMode,
    Map<String, String> tables,
    String publication,
    String slot,
    Duration heartbeat,
    int snapshotRound)
    implements SourceSettings {

  private static final Set<String> KEYS = Set.of(
      "host",
      "port",
      "database",
      "user",
      "ssl_mode",
      "tables",
      "publication",
      "slot",
      "heartbeat",
      "snapshot_round");
  private static final List<String> SSL_MODES =
      List.of("disable", "prefer", "require", "verify-ca", "verify-full");
  private static final Pattern TABLE = Pattern.compile("[^.\\s\"]+\\.[^.\\s\"]+");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final int DEFAULT_PORT = 5432;
  private static final int LAST_PORT = 65_535;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final String DEFAULT_NAME = "bosco";

  static PostgresChangesSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    YamlNode tables = config.required("tables").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, table(tables.required(stream))));
    if (Set.copyOf(byStream.values()).size() < byStream.size()) {
      tables.problem(
          ErrorCode.CONFIG_DUPLICATE, "two streams of one table", "Give each table one stream.");
    }
    return new PostgresChangesSettings(
        config.required("host").string(),
        config.optional("port").map(PostgresChangesSettings::port).orElse(DEFAULT_PORT),
        config.required("database").string(),
        config.required("user").string(),
        config.optional("ssl_mode").map(PostgresChangesSettings::sslMode).orElse("require"),
        byStream,
        config.optional("publication").map(PostgresChangesSettings::name).orElse(DEFAULT_NAME),
        config.optional("slot").map(PostgresChangesSettings::name).orElse(DEFAULT_NAME),
        config.optional("heartbeat").map(SourceFile::time).orElse(HEARTBEAT),
        config.optional("snapshot_round").map(PostgresChangesSettings::round).orElse(1));
  }

  private static String table(YamlNode node) {
    String name = node.string();
    if (node.isScalar() && !TABLE.matcher(name).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` is no table with its schema",
          "Write schema.table, as in public.orders.");
    }
    return name;
  }

  private static int port(YamlNode node) {
    long port = node.integer();
    if (port < 1 || port > LAST_PORT) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + port + "` is no port", "Write 1 to 65535.");
      return DEFAULT_PORT;
    }
    return (int) port;
  }

  private static String sslMode(YamlNode node) {
    String mode = node.string();
    if (node.isScalar() && !SSL_MODES.contains(mode)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + mode + "` is not known",
          "Use one of " + String.join(", ", SSL_MODES) + ".");
    }
    return mode;
  }

  /** What the server takes as the name of a slot; publications are held to the same. */
  private static String name(YamlNode node) {
    String name = node.string();
    if (node.isScalar() && !NAME.matcher(name).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` cannot be its name",
          "Use at most 63 lower case letters, digits and underscores.");
    }
    return name;
  }

  private static int round(YamlNode node) {
    long round = node.integer();
    if (round < 1 || round > Integer.MAX_VALUE) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE, "`" + round + "` is no round", "Write 1, 2, 3 and so on.");
      return 1;
    }
    return (int) round;
  }
}
