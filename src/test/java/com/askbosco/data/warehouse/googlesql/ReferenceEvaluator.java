package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.warehouse.ResultTable;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.StructType;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GoogleSQL's reference evaluator over small tables: the judge of the lowering. It knows flat table names alone, so a dotted
 * name is put in back quotes before the query is given to it.
 */
public final class ReferenceEvaluator {
  private final Map<String, TableSchema> schemas = new LinkedHashMap<>();
  private final Map<String, TableContent> contents = new HashMap<>();
  private final SimpleCatalog catalog = AnalyzerSession.newCatalog("reference");

  /** Adds a table whose rows are those of a GoogleSQL query, such as {@code SELECT 1 AS id UNION ALL SELECT 2}. */
  public TableSchema define(String dataset, String name, String sql) {
    try (PreparedQuery prepared = prepare(sql)) {
      List<TableSchema.Column> columns = new ArrayList<>();
      for (SimpleColumn column : prepared.getColumns()) {
        columns.add(new TableSchema.Column(column.getName(), TypeNames.of(column.getType())));
      }
      TableSchema schema = new TableSchema(dataset, name, columns);
      define(schema, prepared.execute(Map.of()));
      return schema;
    }
  }

  /** Adds a table with these rows. */
  public void define(TableSchema schema, TableContent content) {
    SimpleTable table = new SimpleTable(schema.fullName());
    for (TableSchema.Column column : schema.columns()) {
      table.addSimpleColumn(column.name(), TypeNames.parse(column.type()));
    }
    if (schemas.put(schema.fullName(), schema) != null) {
      catalog.removeSimpleTable(schema.fullName());
    }
    catalog.addSimpleTable(table);
    contents.put(schema.fullName(), content);
  }

  public List<TableSchema> schemas() {
    return List.copyOf(schemas.values());
  }

  /** The rows of a table, as values. */
  public TableContent content(String fullName) {
    return Objects.requireNonNull(contents.get(fullName), fullName);
  }

  /** Evaluates a query; throws what GoogleSQL throws. */
  public ResultTable query(String sql) {
    try (PreparedQuery prepared = prepare(sql)) {
      List<ResultTable.Column> columns = new ArrayList<>();
      int anonymous = 0;
      for (SimpleColumn column : prepared.getColumns()) {
        String name = column.getName().startsWith("$") || column.getName().isEmpty()
            ? "f" + anonymous++ + "_"
            : column.getName();
        columns.add(new ResultTable.Column(name, TypeNames.of(column.getType())));
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (List<Value> row : prepared.execute(Map.of()).getTableData()) {
        List<@Nullable Object> values = new ArrayList<>();
        row.forEach(value -> values.add(java(value)));
        rows.add(values);
      }
      return new ResultTable(columns, rows);
    }
  }

  private PreparedQuery prepare(String sql) {
    return PreparedQuery.builder()
        .setSql(flat(sql))
        .setAnalyzerOptions(AnalyzerSession.options())
        .setCatalog(catalog)
        .setTablesContents(contents)
        .prepare();
  }

  /** {@code FROM silver.orders} becomes {@code FROM `silver.orders` AS orders}, unless an alias follows. */
  private String flat(String sql) {
    String text = sql;
    for (TableSchema schema : schemas.values()) {
      Matcher matcher = Pattern.compile("(?i)\\b(FROM|JOIN|,)(\\s+)`?"
              + Pattern.quote(schema.fullName()) + "`?(?![\\w.])(?=(\\s+(?:AS\\s+)?(\\w+))?)")
          .matcher(text);
      StringBuilder flat = new StringBuilder();
      while (matcher.find()) {
        String next =
            matcher.group(4) == null ? "" : matcher.group(4).toUpperCase(java.util.Locale.ROOT);
        boolean aliased = matcher.group(3) != null
            && !List.of(
                    "WHERE",
                    "GROUP",
                    "ORDER",
                    "JOIN",
                    "LEFT",
                    "RIGHT",
                    "INNER",
                    "FULL",
                    "CROSS",
                    "ON",
                    "USING",
                    "LIMIT",
                    "UNION",
                    "HAVING",
                    "QUALIFY",
                    "PIVOT",
                    "UNPIVOT",
                    "WINDOW",
                    "EXCEPT",
                    "INTERSECT",
                    "TABLESAMPLE")
                .contains(next);
        String alias = aliased ? "" : " AS " + schema.name();
        matcher.appendReplacement(
            flat,
            Matcher.quoteReplacement(
                matcher.group(1) + matcher.group(2) + "`" + schema.fullName() + "`" + alias));
      }
      text = matcher.appendTail(flat).toString();
    }
    return text;
  }

  /** A value as {@link ResultTable} holds it. */
  static @Nullable Object java(Value value) {
    if (value.isNull()) {
      return null;
    }
    Type type = value.getType();
    return switch (type.getKind()) {
      case TYPE_INT64 -> value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_NUMERIC -> value.getNumericValue();
      case TYPE_BOOL -> value.getBoolValue();
      case TYPE_STRING -> value.getStringValue();
      case TYPE_JSON -> value.getJsonValue();
      case TYPE_BYTES -> HexFormat.of().formatHex(value.getBytesValue().toByteArray());
      case TYPE_DATE -> value.getLocalDateValue();
      case TYPE_TIME -> value.getLocalTimeValue();
      case TYPE_DATETIME -> value.getLocalDateTimeValue();
      case TYPE_TIMESTAMP -> Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS);
      case TYPE_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        value.getElementList().forEach(element -> elements.add(java(element)));
        yield Collections.unmodifiableList(elements);
      }
      case TYPE_STRUCT -> {
        StructType struct = type.asStruct();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < struct.getFieldCount(); i++) {
          fields.put(DuckTypes.fieldName(struct, i), java(value.getField(i)));
        }
        yield Collections.unmodifiableMap(fields);
      }
      default -> throw new IllegalArgumentException(TypeNames.of(type));
    };
  }
}
