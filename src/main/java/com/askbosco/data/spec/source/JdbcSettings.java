package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A database, and which of its tables belongs to which stream. An address is put together from parts, never taken as a whole: what
 * a driver does with further parts of an address is not for a client's file to say.
 *
 * @param database the product, whose dialect and driver are used
 * @param host where it runs; a literal IPv6 address stands without brackets
 * @param port the product's own when the file names none
 * @param name the database
 * @param user who reads; empty when the credential says it
 * @param schema the schema of tables that name none
 * @param tls how the connection is encrypted
 * @param warehouse which of Snowflake's warehouses computes
 * @param role which of the user's roles reads, in Snowflake
 * @param timestampZone the zone of timestamps without one; empty when they stay as they are
 * @param connectTimeout how long connecting may take
 * @param statementTimeout how long a statement, and a wait for its next rows, may take
 * @param connections how many connections read one table at once, where it names {@code split_by}
 * @param consistent whether a slice is read at one moment and begun anew after a break; otherwise it goes on after the last page
 * @param fetchRows most rows that the driver asks for at once
 * @param pageRows most rows of a page
 * @param tables the table of each stream
 */
public record JdbcSettings(
    Product database,
    String host,
    int port,
    String name,
    Optional<String> user,
    Optional<String> schema,
    Tls tls,
    Optional<String> warehouse,
    Optional<String> role,
    Optional<ZoneId> timestampZone,
    Duration connectTimeout,
    Duration statementTimeout,
    int connections,
    boolean consistent,
    int fetchRows,
    int pageRows,
    Map<String, Table> tables)
    implements SourceSettings {

  /** Databases whose dialect is known. */
  public enum Product {
    POSTGRESQL(5432),
    REDSHIFT(5439),
    SNOWFLAKE(443);

    private final int port;

    Product(int port) {
      this.port = port;
    }
  }

  /** How a connection is encrypted. */
  public enum Tls {
    /** Encrypted, and the server has to prove its name. */
    VERIFY,
    /** Encrypted; whoever answers is believed. */
    ENCRYPT,
    /** In the clear. */
    OFF
  }

  /**
   * Where the rows of a stream are.
   *
   * @param schema the schema, when the table names one
   * @param table the table or view; ignored when the connector's file has a query for the stream
   * @param columns the columns that are read; all when empty
   * @param splitBy a column by whose ranges several connections share the work
   * @param accountColumn the column that has to equal the account, where one table holds several
   */
  public record Table(
      Optional<String> schema,
      String table,
      List<String> columns,
      Optional<String> splitBy,
      Optional<String> accountColumn) {

    /** Copies the list. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  private static final Set<String> KEYS = Set.of(
      "database",
      "host",
      "port",
      "name",
      "user",
      "schema",
      "tls",
      "warehouse",
      "role",
      "timestamp_zone",
      "connect_timeout",
      "statement_timeout",
      "connections",
      "consistent",
      "fetch_rows",
      "page_rows",
      "tables");
  private static final Set<String> TABLE_KEYS =
      Set.of("table", "columns", "split_by", "account_column");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|[0-9a-fA-F:.]{2,45}");
  // What is safe in an address; quoting takes care of everything else.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.-]{1,128}");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration STATEMENT = Duration.ofMinutes(30);
  private static final int MOST_CONNECTIONS = 16;
  private static final int FETCH_ROWS = 1_000;
  private static final int PAGE_ROWS = 10_000;

  /** Copies the map. */
  public JdbcSettings {
    tables = Map.copyOf(tables);
  }

  /**
   * Reads settings that were checked before, from the JSON text a plan carries.
   *
   * @param stream the stream that is going to be read; others of the connection may be among the tables
   */
  public static JdbcSettings of(String config, String stream) {
    YamlFile file = YamlFile.parse("config", config);
    Set<String> streams = new TreeSet<>(Set.of(stream));
    file.root()
        .optional("tables")
        .ifPresent(tables -> streams.addAll(tables.map().keySet()));
    JdbcSettings settings = read(file.root(), streams);
    file.check();
    return settings;
  }

  static JdbcSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    Product product = config.required("database").oneOf(Product.class);
    YamlNode hostNode = config.required("host");
    String host = matching(hostNode, HOST, "host", "Write its name or address alone.");
    Optional<String> schema = config.optional("schema").map(JdbcSettings::identifier);
    if (product != Product.SNOWFLAKE) {
      for (String key : List.of("warehouse", "role")) {
        config
            .optional(key)
            .ifPresent(node -> node.problem(
                ErrorCode.CONFIG_BAD_VALUE, "`" + key + "` is Snowflake's", "Leave it out."));
      }
    }
    return new JdbcSettings(
        product,
        host,
        config
            .optional("port")
            .map(node -> number(node, 1, 65_535, product.port))
            .orElse(product.port),
        matching(config.required("name"), NAME, "database", "Write the database's name alone."),
        config
            .optional("user")
            .map(node ->
                matching(node, Pattern.compile("[^\\s]{1,128}"), "user", "Write the name.")),
        schema,
        config
            .optional("tls")
            .map(node -> node.oneOf(Tls.class))
            .orElse(THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT)) ? Tls.OFF : Tls.VERIFY),
        config.optional("warehouse").map(JdbcSettings::identifier),
        config.optional("role").map(JdbcSettings::identifier),
        config.optional("timestamp_zone").map(JdbcSettings::zone),
        config.optional("connect_timeout").map(SourceFile::time).orElse(CONNECT),
        config.optional("statement_timeout").map(SourceFile::time).orElse(STATEMENT),
        config
            .optional("connections")
            .map(node -> number(node, 1, MOST_CONNECTIONS, 1))
            .orElse(1),
        config.optional("consistent").map(YamlNode::bool).orElse(true),
        config
            .optional("fetch_rows")
            .map(node -> number(node, 1, 100_000, FETCH_ROWS))
            .orElse(FETCH_ROWS),
        config
            .optional("page_rows")
            .map(node -> number(node, 1, 100_000, PAGE_ROWS))
            .orElse(PAGE_ROWS),
        tables(config.optional("tables"), streams));
  }

  /** A stream that the file does not mention is read from the table of its name. */
  private static Map<String, Table> tables(Optional<YamlNode> node, Set<String> streams) {
    Map<String, Table> tables = new TreeMap<>();
    streams.forEach(stream -> tables.put(
        stream,
        new Table(Optional.empty(), stream, List.of(), Optional.empty(), Optional.empty())));
    node.ifPresent(named -> {
      if (!named.isMap()) {
        named.problem(
            ErrorCode.CONFIG_WRONG_TYPE,
            "expected a map of streams",
            "Write `stream: table` lines.");
      }
      named.onlyKeys(streams).map().forEach((stream, table) -> {
        if (streams.contains(stream)) {
          tables.put(stream, table(stream, table));
        }
      });
    });
    return tables;
  }

  private static Table table(String stream, YamlNode node) {
    if (!node.isMap()) {
      return named(node, List.of(), Optional.empty(), Optional.empty());
    }
    node.onlyKeys(TABLE_KEYS);
    List<String> columns = node.optional("columns")
        .map(list -> list.list().stream().map(JdbcSettings::identifier).toList())
        .orElse(List.of());
    Optional<String> splitBy = node.optional("split_by").map(JdbcSettings::identifier);
    Optional<String> account = node.optional("account_column").map(JdbcSettings::identifier);
    return node.optional("table")
        .map(table -> named(table, columns, splitBy, account))
        .orElseGet(() -> new Table(Optional.empty(), stream, columns, splitBy, account));
  }

  /** {@code table} or {@code schema.table}; a name with a dot in it has to be read through a view. */
  private static Table named(
      YamlNode node, List<String> columns, Optional<String> splitBy, Optional<String> account) {
    String text = node.string();
    int dot = text.indexOf('.');
    if (node.isScalar()
        && (text.isBlank()
            || dot == 0
            || dot != text.lastIndexOf('.')
            || text.endsWith(".")
            || text.length() > 257
            || text.indexOf('\0') >= 0)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + text + "` is no table",
          "Write the table's name, or schema.table; a query stands in the connector's source.yaml.");
    }
    return new Table(
        dot > 0 ? Optional.of(text.substring(0, dot)) : Optional.empty(),
        text.substring(dot + 1),
        columns,
        splitBy,
        account);
  }

  private static String identifier(YamlNode node) {
    String text = node.string();
    if (node.isScalar() && (text.isBlank() || text.length() > 128 || text.indexOf('\0') >= 0)) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + text + "` is no name", "Write one name.");
    }
    return text;
  }

  private static String matching(YamlNode node, Pattern pattern, String what, String mend) {
    String text = node.string();
    if (node.isScalar() && !pattern.matcher(text).matches()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + text + "` is no " + what, mend);
    }
    return text;
  }

  private static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.string());
    } catch (DateTimeException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no time zone",
          "Write an IANA name such as Europe/Berlin, or UTC.");
      return ZoneId.of("UTC");
    }
  }

  private static int number(YamlNode node, int from, int to, int otherwise) {
    long number = node.integer();
    if (node.isScalar() && (number < from || number > to)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is out of range",
          "Write a whole number from " + from + " to " + to + ".");
      return otherwise;
    }
    return (int) number;
  }
}
