package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The API's datasets and tables. */
final class TableRoutes {
  private final Catalog catalog;
  private final DuckDBConnection root;

  TableRoutes(Catalog catalog, DuckDBConnection root) {
    this.catalog = catalog;
    this.root = root;
  }

  JsonNode datasets() {
    ObjectNode body = Catalog.resource().put("kind", "bigquery#datasetList");
    ArrayNode list = body.putArray("datasets");
    catalog.datasets().forEach(dataset -> list.add(dataset.deepCopy()));
    return body;
  }

  JsonNode insertDataset(JsonNode body) {
    String name = body.path("datasetReference").path("datasetId").asText();
    ObjectNode resource = body.deepCopy();
    if (!resource.has("location")) {
      resource.put("location", "US");
    }
    catalog.putDataset(name, resource);
    sql("CREATE SCHEMA IF NOT EXISTS " + DmlLowering.column(name));
    return catalog.dataset(name).deepCopy();
  }

  JsonNode patchDataset(String name, JsonNode body) {
    ObjectNode resource = catalog.dataset(name);
    merge(resource, body);
    catalog.stamp(resource);
    return resource.deepCopy();
  }

  void deleteDataset(String name, boolean contents) {
    if (!contents && !catalog.tables(name).isEmpty()) {
      throw new ApiException(
          "resourceInUse", "Dataset " + catalog.project() + ":" + name + " is still in use");
    }
    catalog.removeDataset(name);
    sql("DROP SCHEMA IF EXISTS " + DmlLowering.column(name) + " CASCADE");
  }

  JsonNode list(String dataset, Map<String, String> query) {
    List<Table> all = catalog.tables(dataset);
    int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("maxResults", "50")));
    ObjectNode body = Catalog.resource().put("kind", "bigquery#tableList");
    ArrayNode list = body.putArray("tables");
    for (Table table : all.subList(Math.min(from, to), to)) {
      ObjectNode brief = table.resource().deepCopy();
      brief.remove(List.of("schema", "_policies", "_requires", "_reads"));
      list.add(brief);
    }
    body.put("totalItems", all.size());
    if (to < all.size()) {
      body.put("nextPageToken", String.valueOf(to));
    }
    return body;
  }

  JsonNode insert(String dataset, JsonNode body) {
    String name = body.path("tableReference").path("tableId").asText();
    catalog.dataset(dataset);
    if (catalog.find(dataset, name).isPresent()) {
      throw new ApiException(
          "duplicate", "Already Exists: Table " + catalog.project() + ":" + dataset + "." + name);
    }
    if (body.has("view") || body.has("materializedView")) {
      throw new ApiException("notImplemented", "the fake makes views by CREATE VIEW only");
    }
    ObjectNode resource = body.deepCopy();
    ArrayNode fields = Schemas.normal(body.path("schema").path("fields"));
    resource.putObject("schema").set("fields", fields);
    if (fields.isEmpty()) {
      throw new ApiException("notImplemented", "the fake has no tables without columns");
    }
    sql("CREATE OR REPLACE TABLE " + DmlLowering.table(dataset + "." + name) + " "
        + Schemas.duckColumns(fields));
    catalog.put(dataset, name, "TABLE", resource);
    return get(dataset, name);
  }

  JsonNode get(String dataset, String name) {
    Table table = catalog.table(dataset, name);
    ObjectNode resource = table.resource().deepCopy();
    resource.remove(List.of("_policies", "_requires", "_reads"));
    if (!table.isView()) {
      try (Session session = new Session(null, root)) {
        long rows = session.number("SELECT COUNT(*) FROM " + DmlLowering.table(table.held()));
        resource.put("numRows", String.valueOf(rows));
        resource.put("numBytes", String.valueOf(Bytes.of(table, session)));
      }
    }
    return resource;
  }

  JsonNode patch(String dataset, String name, JsonNode body) {
    Table table = catalog.table(dataset, name);
    if (body.path("schema").has("fields")) {
      schema(table, Schemas.normal(body.path("schema").path("fields")));
    }
    ObjectNode rest = body.deepCopy();
    rest.remove(List.of("schema", "tableReference", "numRows", "numBytes", "type", "id", "etag"));
    merge(table.resource(), rest);
    catalog.stamp(table.resource());
    return get(dataset, name);
  }

  private void schema(Table table, ArrayNode fields) {
    String full = catalog.project() + ":" + table.path();
    for (JsonNode known : table.fields()) {
      JsonNode told = find(fields, known.path("name").asText());
      if (told == null) {
        throw ApiException.invalid("Provided Schema does not match Table " + full + ". Field "
            + known.path("name").asText() + " is missing in new schema");
      }
      if (!Schemas.type(told).equals(Schemas.type(known))) {
        throw ApiException.invalid("Provided Schema does not match Table " + full + ". Field "
            + known.path("name").asText() + " has changed type from "
            + known.path("type").asText()
            + " to " + told.path("type").asText());
      }
      if (Schemas.required(told) && !Schemas.required(known)) {
        throw ApiException.invalid("Provided Schema does not match Table " + full + ". Field "
            + known.path("name").asText() + " has changed mode from NULLABLE to REQUIRED");
      }
    }
    for (JsonNode field : fields) {
      JsonNode known = find((ArrayNode) table.fields(), field.path("name").asText());
      String column = DmlLowering.column(field.path("name").asText());
      String alter = "ALTER TABLE " + DmlLowering.table(table.held());
      if (known == null && !table.isView()) {
        sql(alter + " ADD COLUMN " + column + " "
            + StatementAnalyzer.duckType(Schemas.type(field)));
      } else if (known != null && Schemas.required(known) && !Schemas.required(field)) {
        sql(alter + " ALTER COLUMN " + column + " DROP NOT NULL");
      }
    }
    table.resource().putObject("schema").set("fields", fields);
  }

  private static @Nullable JsonNode find(ArrayNode fields, String name) {
    for (JsonNode field : fields) {
      if (field.path("name").asText().equalsIgnoreCase(name)) {
        return field;
      }
    }
    return null;
  }

  void delete(String dataset, String name) {
    Table table = catalog.table(dataset, name);
    sql("DROP " + (table.isView() ? "VIEW" : "TABLE") + " IF EXISTS "
        + DmlLowering.table(table.held()));
    catalog.remove(table);
  }

  JsonNode policies(String dataset, String name) {
    ObjectNode body = Catalog.resource();
    ArrayNode list = body.putArray("rowAccessPolicies");
    catalog.table(dataset, name).resource().path("_policies").properties().forEach(entry -> {
      ObjectNode policy = list.addObject();
      policy
          .putObject("rowAccessPolicyReference")
          .put("projectId", catalog.project())
          .put("datasetId", dataset)
          .put("tableId", name)
          .put("policyId", entry.getKey());
      policy.put("filterPredicate", entry.getValue().path("filterPredicate").asText());
    });
    return body;
  }

  JsonNode data(String dataset, String name, Map<String, String> query) {
    Table table = catalog.table(dataset, name);
    if (table.isView()) {
      throw ApiException.invalid("Cannot list a table of type VIEW.");
    }
    try (Session session = new Session(null, root)) {
      Result result = session.query(
          "FROM " + DmlLowering.table(table.held()),
          rows -> Result.read((ArrayNode) table.fields(), rows));
      return JobRoutes.rows(result, query);
    }
  }

  /** PATCH: what is null goes, objects are put together. */
  private static void merge(ObjectNode resource, JsonNode body) {
    body.properties().forEach(entry -> {
      if (entry.getValue().isNull()) {
        resource.remove(entry.getKey());
      } else if (entry.getValue().isObject() && resource.path(entry.getKey()).isObject()) {
        merge((ObjectNode) resource.get(entry.getKey()), entry.getValue());
      } else {
        resource.set(entry.getKey(), entry.getValue());
      }
    });
  }

  private void sql(String sql) {
    try (Session session = new Session(null, root)) {
      session.sql(sql);
    }
  }
}
