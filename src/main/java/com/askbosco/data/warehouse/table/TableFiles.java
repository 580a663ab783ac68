package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files made from the canon; a test keeps them fresh. */
public final class TableFiles {
  /** What was last generated, for telling what a change is. */
  public static final String RECORD = "sql/ddl/tables.json";

  static final String NOTE =
      "Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.";

  private TableFiles() {}

  /**
   * Every file's text by its path in the project.
   *
   * @param sources the connectors, each of which has a table of bronze
   */
  public static Map<String, String> of(Collection<TableSpec> canon, Collection<String> sources) {
    Map<String, String> files = new TreeMap<>();
    for (TableSpec spec : canon) {
      files.put(
          "sql/ddl/bigquery/silver/" + spec.name() + ".sql", script(BigQueryDdl.create(spec)));
    }
    List<TableLayout> control = ControlTables.with(canon).stream()
        .filter(layout -> !layout.schema().equals("silver"))
        .toList();
    files.put(
        "sql/ddl/bigquery/ops.sql",
        script(control.stream().map(BigQueryDdl::create).toList()));
    files.put(
        "sql/ddl/bigquery/bronze.sql",
        script(sources.stream()
            .map(source -> BigQueryDdl.create(TableLayout.bronze(source)))
            .toList()));
    files.put(
        "sql/ddl/bigquery/datasets.sql",
        script(List.of("bronze", "silver", "gold", "ops").stream()
            .map(dataset -> "CREATE SCHEMA IF NOT EXISTS " + dataset)
            .toList()));
    files.put(RECORD, TableRecord.toDocument(canon.stream().map(TableRecord::of).toList()));
    files.put("docs/tables.md", TableDocs.page(canon));
    return files;
  }

  /** Statements as one file. */
  public static String script(Collection<String> statements) {
    return statements.stream()
        .map(sql -> sql.startsWith("--") ? sql : sql + ";")
        .collect(Collectors.joining("\n\n", "-- " + NOTE + "\n", "\n"));
  }
}
