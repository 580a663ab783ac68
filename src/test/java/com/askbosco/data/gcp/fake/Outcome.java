package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a statement.
 *
 * @param type BigQuery's word for its kind, such as {@code MERGE}
 * @param result the rows of a query
 * @param fields the schema of a query's rows, which a dry run gives too
 * @param dml how many rows were inserted, updated and deleted
 * @param target the table that was made, changed or dropped
 * @param operation CREATE, REPLACE, SKIP, DROP or ALTER
 * @param reads the tables that were read
 */
record Outcome(
    String type,
    @Nullable Result result,
    @Nullable ArrayNode fields,
    @Nullable Dml dml,
    @Nullable ObjectNode target,
    @Nullable String operation,
    List<Table> reads,
    long bytes) {

  /** Rows that a statement inserted, updated and deleted. */
  record Dml(long inserted, long updated, long deleted) {
    long affected() {
      return inserted + updated + deleted;
    }
  }

  static Outcome of(String type) {
    return new Outcome(type, null, null, null, null, null, List.of(), 0);
  }

  static Outcome select(Result result) {
    return new Outcome("SELECT", result, result.fields(), null, null, null, List.of(), 0);
  }

  static Outcome changed(String type, Dml dml, Table target) {
    return new Outcome(type, null, null, dml, reference(target), null, List.of(), 0);
  }

  static Outcome ddl(String type, String operation, @Nullable ObjectNode target) {
    return new Outcome(type, null, null, null, target, operation, List.of(), 0);
  }

  /** A script: its rows are those of its last statement. */
  static Outcome script(List<Outcome> statements) {
    return new Outcome(
        "SCRIPT",
        statements.get(statements.size() - 1).result(),
        null,
        null,
        null,
        null,
        statements.stream().flatMap(each -> each.reads().stream()).distinct().toList(),
        statements.stream().mapToLong(Outcome::bytes).sum());
  }

  Outcome reading(List<Table> tables, long read) {
    return new Outcome(type, result, fields, dml, target, operation, tables, read);
  }

  static ObjectNode reference(Table table) {
    ObjectNode reference = Catalog.resource();
    reference.put(
        "projectId", table.resource().path("tableReference").path("projectId").asText());
    reference.put("datasetId", table.dataset());
    reference.put("tableId", table.name());
    return reference;
  }
}
