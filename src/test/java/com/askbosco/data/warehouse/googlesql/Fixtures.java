package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/** The tables of the case files in both engines: NULLs, duplicates, negatives, days of DST, unicode, empty arrays. */
public final class Fixtures {
  private Fixtures() {}

  /** The tables that {@code tables.sql} defines, in the reference evaluator. */
  static ReferenceEvaluator reference() {
    ReferenceEvaluator reference = new ReferenceEvaluator();
    for (SqlCase table : SqlCase.read("tables.sql")) {
      String[] name = table.name().split("\\.");
      reference.define(name[0], name[1], table.sql());
    }
    return reference;
  }

  /** Makes the evaluator's tables in DuckDB with the same rows. */
  public static void copy(ReferenceEvaluator reference, Connection duck) throws SQLException {
    for (TableSchema schema : reference.schemas()) {
      StringJoiner columns = new StringJoiner(", ");
      for (TableSchema.Column column : schema.columns()) {
        String type = DuckTypes.of(TypeNames.parse(column.type())).orElseThrow();
        columns.add(DuckTypes.identifier(column.name()) + " " + type);
      }
      String table =
          DuckTypes.identifier(schema.dataset()) + "." + DuckTypes.identifier(schema.name());
      execute(duck, "CREATE SCHEMA IF NOT EXISTS " + DuckTypes.identifier(schema.dataset()));
      execute(duck, "CREATE TABLE " + table + " (" + columns + ")");
      TableContent content = reference.content(schema.fullName());
      for (List<Value> row : content.getTableData()) {
        StringJoiner values = new StringJoiner(", ", "(", ")");
        row.forEach(value -> values.add(Literals.of(value)));
        execute(duck, "INSERT INTO " + table + " VALUES " + values);
      }
    }
  }

  static void execute(Connection duck, String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }
}
