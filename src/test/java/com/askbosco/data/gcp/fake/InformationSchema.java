package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The views of {@code dataset.INFORMATION_SCHEMA} that are asked for, made anew for each statement. */
final class InformationSchema {
  private InformationSchema() {}

  /** A view and its columns. */
  enum View {
    TABLES(
        "table_catalog STRING,table_schema STRING,table_name STRING,table_type STRING,is_insertable_into STRING,"
            + "creation_time TIMESTAMP,ddl STRING"),
    COLUMNS(
        "table_catalog STRING,table_schema STRING,table_name STRING,column_name STRING,ordinal_position INT64,"
            + "is_nullable STRING,data_type STRING,is_hidden STRING,is_partitioning_column STRING,"
            + "clustering_ordinal_position INT64"),
    PARTITIONS(
        "table_catalog STRING,table_schema STRING,table_name STRING,partition_id STRING,total_rows INT64,"
            + "total_logical_bytes INT64,last_modified_time TIMESTAMP"),
    VIEWS("table_catalog STRING,table_schema STRING,table_name STRING,view_definition STRING");

    private final List<TableSchema.Column> columns;

    View(String columns) {
      this.columns = Arrays.stream(columns.split(","))
          .map(column -> column.split(" "))
          .map(parts -> new TableSchema.Column(parts[0], parts[1]))
          .toList();
    }

    List<TableSchema.Column> columns() {
      return columns;
    }
  }

  /** Where a view's rows lie while a statement reads them. */
  static String held(String dataset, View view) {
    return "temp.main.__is_" + view + "_" + dataset;
  }

  /** Makes the view that has this place. */
  static void make(String held, Catalog catalog, Session session) {
    for (View view : View.values()) {
      String prefix = "temp.main.__is_" + view + "_";
      if (held.startsWith(prefix)) {
        String dataset = held.substring(prefix.length());
        session.sql(
            "CREATE OR REPLACE TEMP TABLE " + DmlLowering.column("__is_" + view + "_" + dataset)
                + view.columns().stream()
                    .map(column -> DmlLowering.column(column.name()) + " "
                        + StatementAnalyzer.duckType(column.type()))
                    .collect(Collectors.joining(", ", " (", ")")));
        List<String> rows = rows(view, dataset, catalog, session);
        if (!rows.isEmpty()) {
          session.sql(
              "INSERT INTO " + DmlLowering.table(held) + " VALUES " + String.join(", ", rows));
        }
      }
    }
  }

  private static List<String> rows(View view, String dataset, Catalog catalog, Session session) {
    List<String> rows = new ArrayList<>();
    for (Table table : catalog.tables(dataset)) {
      List<@Nullable String> start = List.of(catalog.project(), dataset, table.name());
      switch (view) {
        case TABLES ->
          rows.add(row(
              start,
              table.isView() ? "VIEW" : table.isSnapshot() ? "SNAPSHOT" : "BASE TABLE",
              table.isView() || table.isSnapshot() ? "NO" : "YES",
              time(table.resource().path("creationTime")),
              ""));
        case COLUMNS -> columns(table, start, rows);
        case PARTITIONS -> partitions(table, start, rows, session);
        case VIEWS -> {
          if (table.isView()) {
            rows.add(row(start, table.resource().path("view").path("query").asText()));
          }
        }
      }
    }
    return rows;
  }

  private static void columns(Table table, List<@Nullable String> start, List<String> rows) {
    List<String> cluster = new ArrayList<>();
    table.resource().path("clustering").path("fields").forEach(f -> cluster.add(f.asText()));
    int position = 1;
    for (JsonNode field : table.fields()) {
      String name = field.path("name").asText();
      rows.add(row(
          start,
          name,
          String.valueOf(position++),
          Schemas.required(field) ? "NO" : "YES",
          Schemas.type(field),
          "NO",
          table.partitionColumn().filter(name::equals).isPresent() ? "YES" : "NO",
          cluster.contains(name) ? String.valueOf(cluster.indexOf(name) + 1) : null));
    }
  }

  private static void partitions(
      Table table, List<@Nullable String> start, List<String> rows, Session session) {
    if (table.isView()) {
      return;
    }
    String partition = table.partitionColumn().map(c -> Partitions.id(table)).orElse("NULL");
    session.query(
        "SELECT " + partition + ", COUNT(*) FROM " + DmlLowering.table(table.held())
            + " GROUP BY 1 ORDER BY 1",
        found -> {
          while (found.next()) {
            rows.add(row(
                start,
                found.getString(1),
                found.getString(2),
                "0",
                time(table.resource().path("lastModifiedTime"))));
          }
          return rows;
        });
  }

  private static String time(JsonNode milliseconds) {
    return java.time.Instant.ofEpochMilli(milliseconds.asLong()).toString();
  }

  private static String row(List<@Nullable String> start, @Nullable String... values) {
    StringJoiner row = new StringJoiner(", ", "(", ")");
    List<@Nullable String> all = new ArrayList<>(start);
    all.addAll(Arrays.asList(values));
    all.forEach(value -> row.add(value == null ? "NULL" : "'" + value.replace("'", "''") + "'"));
    return row.toString();
  }
}
