package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.ResultTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleSqlTest {
  private static final List<TableSchema> TABLES = List.of(
      new TableSchema(
          "silver",
          "fct_order",
          List.of(
              new TableSchema.Column("order_id", "STRING"),
              new TableSchema.Column("amount", "NUMERIC"),
              new TableSchema.Column("created_at", "TIMESTAMP"),
              new TableSchema.Column("items", "ARRAY<STRUCT<sku STRING, qty INT64>>"))),
      new TableSchema("ref", "fx", List.of(new TableSchema.Column("rate", "NUMERIC"))));

  private static final GoogleSql GOOGLE_SQL = new GoogleSql(TABLES);

  @Test
  void tellsColumnsTypesAndTables() {
    LoweredQuery query = GOOGLE_SQL.lower(
        "q.sql",
        "SELECT order_id, amount * rate AS rc, 1, DATE(created_at) AS day, items, 'x'"
            + " FROM silver.fct_order, (SELECT rate FROM `ref.fx`), (SELECT 1 FROM ref.fx)");
    assertThat(query.columns())
        .containsExactly(
            new LoweredQuery.Column("order_id", "STRING"),
            new LoweredQuery.Column("rc", "NUMERIC"),
            new LoweredQuery.Column("f0_", "INT64"),
            new LoweredQuery.Column("day", "DATE"),
            new LoweredQuery.Column("items", "ARRAY<STRUCT<sku STRING, qty INT64>>"),
            new LoweredQuery.Column("f1_", "STRING"));
    assertThat(query.tables()).containsExactly("ref.fx", "silver.fct_order");
    assertThat(query.parameters()).isEmpty();
  }

  @Test
  void namesParametersInTheOrderOfTheirPlaceholders() throws SQLException {
    LoweredQuery query = GOOGLE_SQL.lower(
        "q.sql",
        "SELECT @b + 1 AS x, @a AS y, @b * 2 AS z, DATE_ADD(@day, INTERVAL 1 DAY) AS d",
        Map.of("a", "STRING", "b", "INT64", "day", "DATE"));
    assertThat(query.parameters()).containsExactly("b", "a", "day");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      try (PreparedStatement statement = duck.prepareStatement(query.sql())) {
        statement.setLong(1, 20);
        statement.setString(2, "hello");
        statement.setObject(3, java.time.LocalDate.of(2026, 3, 28));
        try (ResultSet results = statement.executeQuery()) {
          assertThat(DuckDbRows.read(results, columns(query)).rows())
              .containsExactly(List.of(21L, "hello", 40L, java.time.LocalDate.of(2026, 3, 29)));
        }
      }
    }
  }

  private static List<ResultTable.Column> columns(LoweredQuery query) {
    List<ResultTable.Column> columns = new ArrayList<>();
    query
        .columns()
        .forEach(column -> columns.add(new ResultTable.Column(column.name(), column.type())));
    return columns;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT ordr_id FROM silver.fct_order | q.sql:1:8: Unrecognized name: ordr_id; Did you mean order_id?",
        "SELECT order_id FROM silver.fct_ordr | q.sql:1:22: Table not found: silver.fct_ordr; Did you mean silver.fct_order?",
        "SELECT order_id FROM gold.x | q.sql:1:22: Table not found: gold.x",
        "SELECT order_id, SUM(amount) FROM silver.fct_order | q.sql:1:8: SELECT list expression references column order_id which is neither grouped nor aggregated",
        "SELECT 1 + 'a' | q.sql:1:12: Could not cast literal \"a\" to type DATE",
        "SELECT FROM | q.sql:1:8: Syntax error: SELECT list must not be empty",
        "SELECT order_id FROM silver.fct_order WHERE amount = 'x' | q.sql:1:45: No matching signature for operator = for argument types: NUMERIC, STRING",
        "DELETE FROM silver.fct_order WHERE TRUE | q.sql:1:1: Statement not supported: DeleteStatement",
        "SELECT 1; SELECT 2 | q.sql:1:11: Syntax error: Expected end of input but got keyword SELECT",
        "SELECT items.sku FROM silver.fct_order | q.sql:1:14: Cannot access field sku on a value with type ARRAY<STRUCT<sku STRING",
        "SELECT TIMESTAMP_ADD(created_at, INTERVAL 1 MONTH) FROM silver.fct_order | q.sql:1:8: TIMESTAMP_ADD does not support the MONTH date part",
        "SELECT @day | q.sql:1:8: Query parameter 'day' not found",
        "SELECT order_id FROM silver.fct_order GROUP BY order_id HAVING amount > 1 | q.sql:1:64: HAVING clause expression references column amount",
        "SELECT GENERATE_UUID() | q.sql:1:8: function GENERATE_UUID",
        "SELECT order_id, order_id FROM silver.fct_order | q.sql:1:8: two result columns are named 'order_id'",
      })
  void saysWhereAQueryIsWrong(String sql, String message) {
    assertThatThrownBy(() -> GOOGLE_SQL.lower("q.sql", sql))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsKeptMayNotAskForTheClock() {
    String sql = "SELECT order_id, 'CURRENT_DATE' AS x\nFROM silver.fct_order WHERE TRUE";
    assertThat(GOOGLE_SQL.lowerRepeatable("m.sql", sql)).isEqualTo(GOOGLE_SQL.lower("m.sql", sql));
    assertThatThrownBy(() ->
            GOOGLE_SQL.lowerRepeatable("m.sql", sql + " AND DATE(created_at) < Current_Date()"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_UNSUPPORTED))
        .hasMessageStartingWith("m.sql:2:57: Current_Date gives other rows at each run");
  }

  @Test
  void findsThePositionInTheLineOfALongerQuery() {
    assertThatThrownBy(() -> GOOGLE_SQL.lower(
            "sql/gold/x.sql",
            "-- mart:\n-- grain: day\nSELECT\n  amount,\n  amout\nFROM silver.fct_order"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID))
        .hasMessage("sql/gold/x.sql:5:3: Unrecognized name: amout; Did you mean amount?");
  }

  @Test
  void aCachedQueryNeedsNoAnalyzer(@TempDir Path folder) throws IOException {
    String sql = "SELECT order_id, @a AS a FROM silver.fct_order";
    Map<String, String> types = Map.of("a", "NUMERIC");
    LoweredQuery first = new GoogleSql(TABLES, folder).lower("a.sql", sql, types);
    GoogleSql second = new GoogleSql(TABLES, folder);
    assertThat(second.lower("b.sql", sql, types))
        .isEqualTo(new LoweredQuery(
            "b.sql",
            first.sql(),
            first.columns(),
            first.tables(),
            first.parameters(),
            first.names(),
            Map.of("order_id", Set.of("silver.fct_order.order_id"), "a", Set.of())));
    assertThat(second.isAnalyzerStarted()).isFalse();
    assertThat(second.lower("b.sql", sql, Map.of("a", "STRING")).columns())
        .extracting(LoweredQuery.Column::type)
        .containsExactly("STRING", "STRING");
    assertThat(second.isAnalyzerStarted()).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2).allMatch(file -> file.toString().endsWith(".json"));
    }
  }

  @Test
  void aBrokenCacheFileIsReplaced(@TempDir Path folder) throws IOException {
    String sql = "SELECT rate FROM ref.fx";
    Path file = folder.resolve(LoweringCache.key(sql, TABLES, Map.of()) + ".json");
    Files.writeString(file, "{\"name\":");
    LoweredQuery lowered = new GoogleSql(TABLES, folder).lower("a.sql", sql);
    assertThat(new GoogleSql(TABLES, folder).lower("a.sql", sql)).isEqualTo(lowered);
    assertThat(Files.readString(file)).contains(lowered.tables());
  }

  @Test
  void anotherSchemaIsAnotherKey() {
    String sql = "SELECT 1";
    assertThat(LoweringCache.key(sql, TABLES, Map.of()))
        .isNotEqualTo(LoweringCache.key(sql, TABLES.subList(0, 1), Map.of()))
        .isNotEqualTo(LoweringCache.key(sql + " ", TABLES, Map.of()))
        .isNotEqualTo(LoweringCache.key(sql, TABLES, Map.of("a", "INT64")))
        .isEqualTo(LoweringCache.key(sql, List.copyOf(TABLES), Map.of()));
  }

  @Test
  void aFolderThatCannotBeMadeIsAStorageError(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> new GoogleSql(TABLES, file).lower("a.sql", "SELECT 1 AS x"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
  }

  @ParameterizedTest
  @CsvSource({"INTEGER", "ARRAY<", "ARRAY<INT64", "STRUCT<a>", "INT64 x", "''", "ARRAY<FLOAT>"})
  void refusesUnknownTypeNames(String type) {
    TableSchema table = new TableSchema("a", "b", List.of(new TableSchema.Column("c", type)));
    assertThatThrownBy(() -> new GoogleSql(List.of(table)).lower("q.sql", "SELECT 1 AS x"))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("not a GoogleSQL column type: '" + type + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT64",
        "ARRAY<STRING>",
        "STRUCT<a INT64, b ARRAY<STRUCT<c DATE, d NUMERIC>>>",
        "STRUCT<INT64, STRING>",
        "STRUCT<STRUCT<x TIME>>"
      })
  void typeNamesReadBack(String type) {
    assertThat(TypeNames.of(TypeNames.parse(type))).isEqualTo(type);
  }

  @Test
  void errorsOfFunctionsAreToldInWords() throws SQLException {
    LoweredQuery query = GOOGLE_SQL.lower("q.sql", "SELECT 1 / 0 AS x");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      DuckRuntime.install(duck);
      assertThatThrownBy(() -> execute(duck, query.sql()))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(QueryErrors.message(e)).isEqualTo("division by zero"));
      assertThatThrownBy(() -> execute(duck, "SELECT nothing"))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(QueryErrors.message(e)).contains("nothing").isEqualTo(e.getMessage()));
    }
  }

  private static void execute(Connection duck, String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void numericKeepsNinePlacesOnTheWay() throws SQLException {
    LoweredQuery query = GOOGLE_SQL.lower(
        "q.sql", "SELECT NUMERIC '1.500' AS a, NUMERIC '100' AS b, NUMERIC '1e-9' AS c");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet results = statement.executeQuery(query.sql())) {
      assertThat(DuckDbRows.read(results, columns(query)).rows())
          .containsExactly(
              List.of(new BigDecimal("1.5"), new BigDecimal("100"), new BigDecimal("0.000000001")));
    }
  }
}
