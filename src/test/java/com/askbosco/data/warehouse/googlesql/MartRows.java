package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.google.common.hash.Hashing;
import com.google.zetasql.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All queries of the project over several sets of random rows, which depend on the tables' columns alone. */
final class MartRows {
  private static @Nullable MartRows made;

  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);
  private static final int ROWS = 150;
  private static final Path SQL = Path.of("sql");

  /** The file of the pinned rows. */
  static final Path PINNED = Path.of("src/test/resources/marts/rows.tsv");

  private final Map<String, String> queries = new LinkedHashMap<>();
  private final List<Connection> databases = new ArrayList<>();
  private final GoogleSql googleSql;

  private MartRows(List<TableSchema> schemas) {
    this.googleSql = new GoogleSql(schemas);
  }

  /** Made once for all tests of a JVM, which costs half a minute of CPU; nothing in it changes. */
  static synchronized MartRows shared() throws SQLException {
    MartRows rows = made;
    if (rows == null) {
      rows = open();
      made = rows;
    }
    return rows;
  }

  private static MartRows open() throws SQLException {
    List<TableLayout> tables = new ArrayList<>(ControlTables.with(Canon.load().values()));
    Gold gold = Gold.read(SQL);
    List<TableSchema> schemas = new ArrayList<>();
    tables.forEach(table -> schemas.add(SettledRows.schema(table)));
    BigQueryStatements statements = new BigQueryStatements(schemas);
    for (MartFile mart : gold.marts()) {
      TableLayout layout = layout(mart, statements);
      tables.add(layout);
      schemas.add(SettledRows.schema(layout));
    }
    MartRows rows = new MartRows(schemas);
    gold.marts().forEach(mart -> rows.queries.put(mart.path(), mart.sql()));
    gold.checks().forEach(check -> rows.queries.put(check.path(), check.sql()));
    rows.queries.putAll(views());
    for (long seed : SEEDS) {
      rows.databases.add(database(seed, tables));
    }
    return rows;
  }

  private static Map<String, String> views() {
    Map<String, String> views = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(SQL.resolve("views"))) {
      for (Path file : files.sorted().toList()) {
        views.put("sql/views/" + file.getFileName(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return views;
  }

  /** A mart as a table of random rows, so that the queries over it meet more than what a chain of marts leaves over. */
  private static TableLayout layout(MartFile mart, BigQueryStatements statements) {
    List<Field> fields = new ArrayList<>();
    if (mart.step().isPresent()) {
      fields.addAll(mart.step().get().output());
      statements.check(
          mart.path(),
          fields.stream()
              .map(field -> field.name() + " " + field.type())
              .collect(Collectors.joining(", ", "CREATE TABLE gold." + mart.name() + " (", ")")));
    } else {
      statements.check(mart.path(), "CREATE TABLE gold." + mart.name() + " AS " + mart.sql());
      List<TableSchema> made = statements.tables();
      made.get(made.size() - 1)
          .columns()
          .forEach(column -> fields.add(new Field(column.name(), Type.valueOf(column.type()))));
    }
    return new TableLayout(
        "gold", mart.name(), fields, mart.keys(), mart.partition(), mart.cluster());
  }

  private static Connection database(long seed, List<TableLayout> tables) throws SQLException {
    Connection duck = DriverManager.getConnection("jdbc:duckdb:");
    DuckRuntime.install(duck);
    Fixtures.execute(
        duck, "CREATE SCHEMA bronze; CREATE SCHEMA silver; CREATE SCHEMA gold; CREATE SCHEMA ops");
    SettledRows random = new SettledRows(seed);
    for (TableLayout table : tables) {
      insert(duck, random, table);
    }
    return duck;
  }

  private static void insert(Connection duck, SettledRows random, TableLayout table)
      throws SQLException {
    TableSchema schema = SettledRows.schema(table);
    StringJoiner columns = new StringJoiner(", ");
    for (TableSchema.Column column : schema.columns()) {
      columns.add(DuckTypes.identifier(column.name()) + " "
          + DuckTypes.of(TypeNames.parse(column.type())).orElseThrow());
    }
    Fixtures.execute(duck, "CREATE TABLE " + table.fullName() + " (" + columns + ")");
    StringJoiner rows = new StringJoiner(", ");
    for (List<Value> row : random.rows(table, ROWS).getTableData()) {
      StringJoiner values = new StringJoiner(", ", "(", ")");
      row.forEach(value -> values.add(Literals.of(value)));
      rows.add(values.toString());
    }
    if (rows.length() > 0) {
      Fixtures.execute(duck, "INSERT INTO " + table.fullName() + " VALUES " + rows);
    }
  }

  /** Marts, checks and views by path. */
  Map<String, String> queries() {
    return queries;
  }

  /**
   * The rows of a query over each set, sorted; what went wrong in place of them.
   *
   * @throws BoscoException when GoogleSQL or the lowering refuses the query
   */
  List<List<String>> of(String path, String sql) {
    LoweredQuery query = googleSql.lower(path, sql);
    List<ResultTable.Column> columns = query.columns().stream()
        .map(column -> new ResultTable.Column(column.name(), column.type()))
        .toList();
    List<List<String>> all = new ArrayList<>();
    for (Connection duck : databases) {
      try (Statement statement = duck.createStatement();
          ResultSet results = statement.executeQuery(query.sql())) {
        all.add(ResultComparator.rows(DuckDbRows.read(results, columns), false));
      } catch (SQLException e) {
        all.add(List.of(QueryErrors.message(e).lines().findFirst().orElse("")));
      }
    }
    return all;
  }

  /** What {@link MartRowsTest} keeps of a query's rows: path, number of rows, hash of the rows. */
  static String pin(String path, List<List<String>> found) {
    return path
        + "\t"
        + found.stream().mapToInt(List::size).sum()
        + "\t"
        + Hashing.sha256().hashString(found.toString(), StandardCharsets.UTF_8);
  }

  /** The kept lines by path. */
  static Map<String, String> pinned() throws IOException {
    return Files.readAllLines(PINNED).stream()
        .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('\t')), line -> line));
  }
}
