package com.askbosco.data.local;

import com.askbosco.data.warehouse.table.TableLayout;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The local warehouse's tables as statements, for reading and for other programs; the warehouse itself makes what it lacks. */
public final class DuckDbDdl {
  /** Where the statements are kept in the project. */
  public static final String FILE = "sql/ddl/duckdb.sql";

  private DuckDbDdl() {}

  /** All of them as one script. */
  public static String script(Collection<TableLayout> layouts) {
    DuckDbDialect dialect = new DuckDbDialect();
    StringBuilder script = new StringBuilder(
        "-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.\n");
    for (String schema : new TreeSet<>(layouts.stream().map(TableLayout::schema).toList())) {
      script.append("CREATE SCHEMA IF NOT EXISTS ").append(dialect.name(schema)).append(";\n");
    }
    for (TableLayout layout : layouts) {
      script.append("\nCREATE TABLE ").append(dialect.table(layout)).append(" (\n");
      script.append(layout.fields().stream()
          .map(field -> "  " + dialect.name(field.name()) + " " + dialect.type(field.type()))
          .collect(Collectors.joining(",\n")));
      script.append("\n);\n");
      if (layout.version() > 1) {
        script
            .append("CREATE VIEW ")
            .append(dialect.name(layout.schema()))
            .append(".")
            .append(dialect.name(layout.name()))
            .append(" AS SELECT * FROM ")
            .append(dialect.table(layout))
            .append(";\n");
      }
    }
    return script.toString();
  }
}
