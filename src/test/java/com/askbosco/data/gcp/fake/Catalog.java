package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Datasets and tables of the one project there is. Names are case-sensitive, as BigQuery's are. */
final class Catalog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String project;
  private final LongSupplier clock;
  private final Map<String, ObjectNode> datasets = new TreeMap<>();
  private final Map<String, Table> tables = new TreeMap<>();

  Catalog(String project, LongSupplier clock) {
    this.project = project;
    this.clock = clock;
  }

  String project() {
    return project;
  }

  synchronized List<ObjectNode> datasets() {
    return List.copyOf(datasets.values());
  }

  synchronized Optional<ObjectNode> findDataset(String dataset) {
    return Optional.ofNullable(datasets.get(dataset));
  }

  synchronized ObjectNode dataset(String dataset) {
    ObjectNode found = datasets.get(dataset);
    if (found == null) {
      throw ApiException.notFound("Dataset " + project + ":" + dataset);
    }
    return found;
  }

  synchronized void putDataset(String dataset, ObjectNode resource) {
    if (!dataset.matches("[A-Za-z0-9_]{1,1024}")) {
      throw ApiException.invalid(
          "Invalid dataset ID \"" + dataset
              + "\". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long.");
    }
    if (datasets.containsKey(dataset)) {
      throw new ApiException("duplicate", "Already Exists: Dataset " + project + ":" + dataset);
    }
    resource.put("kind", "bigquery#dataset");
    resource.put("id", project + ":" + dataset);
    resource.putObject("datasetReference").put("projectId", project).put("datasetId", dataset);
    stamp(resource);
    datasets.put(dataset, resource);
  }

  synchronized void removeDataset(String dataset) {
    dataset(dataset);
    datasets.remove(dataset);
    tables.values().removeIf(table -> table.dataset().equals(dataset));
  }

  /** Tables whose time has not come, in the order of their names. */
  synchronized List<Table> tables() {
    long now = clock.getAsLong();
    tables
        .values()
        .removeIf(table -> table.resource().has("expirationTime")
            && table.resource().get("expirationTime").asLong() <= now);
    return List.copyOf(tables.values());
  }

  synchronized List<Table> tables(String dataset) {
    dataset(dataset);
    return tables().stream().filter(table -> table.dataset().equals(dataset)).toList();
  }

  synchronized Optional<Table> find(String dataset, String table) {
    return tables().stream()
        .filter(t -> t.dataset().equals(dataset) && t.name().equals(table))
        .findFirst();
  }

  synchronized Table table(String dataset, String table) {
    dataset(dataset);
    return find(dataset, table).orElseThrow(() -> missing(dataset, table));
  }

  ApiException missing(String dataset, String table) {
    return ApiException.notFound("Table " + project + ":" + dataset + "." + table);
  }

  /** Makes a table known; its rows must be there. What has the name is replaced. */
  synchronized Table put(String dataset, String name, String type, ObjectNode resource) {
    ObjectNode parent = dataset(dataset);
    if (!name.matches("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd}\\p{Zs}]{1,1024}")) {
      throw ApiException.invalid("Invalid table ID \"" + name + "\".");
    }
    resource.put("kind", "bigquery#table");
    resource.put("id", project + ":" + dataset + "." + name);
    resource
        .putObject("tableReference")
        .put("projectId", project)
        .put("datasetId", dataset)
        .put("tableId", name);
    resource.put("type", type);
    resource.put("location", parent.path("location").asText());
    stamp(resource);
    long expires = parent.path("defaultTableExpirationMs").asLong();
    if (type.equals("TABLE") && expires > 0 && !resource.has("expirationTime")) {
      resource.put("expirationTime", String.valueOf(clock.getAsLong() + expires));
    }
    Table table = new Table(dataset, name, dataset + "." + name, resource);
    tables.put(table.path(), table);
    return table;
  }

  synchronized void remove(Table table) {
    tables.remove(table.path());
  }

  /** Notes that a resource changed now. */
  void stamp(ObjectNode resource) {
    String now = String.valueOf(clock.getAsLong());
    if (!resource.has("creationTime")) {
      resource.put("creationTime", now);
    }
    resource.put("lastModifiedTime", now);
    resource.put("etag", UUID.randomUUID().toString());
  }

  static ObjectNode resource() {
    return JSON.createObjectNode();
  }
}
