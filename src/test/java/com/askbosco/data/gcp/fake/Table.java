package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table, view or snapshot as the API tells of it.
 *
 * @param held where its rows lie in DuckDB
 * @param resource the API's resource; sizes are added when it is asked for
 */
record Table(String dataset, String name, String held, ObjectNode resource) {

  JsonNode fields() {
    return resource.path("schema").path("fields");
  }

  List<TableSchema.Column> columns() {
    return Schemas.columns(fields());
  }

  boolean isView() {
    return resource.path("type").asText().equals("VIEW");
  }

  boolean isSnapshot() {
    return resource.path("type").asText().equals("SNAPSHOT");
  }

  /** The column the table is partitioned by. */
  Optional<String> partitionColumn() {
    JsonNode time = resource.path("timePartitioning").path("field");
    JsonNode range = resource.path("rangePartitioning").path("field");
    return time.isTextual()
        ? Optional.of(time.asText())
        : range.isTextual() ? Optional.of(range.asText()) : Optional.empty();
  }

  /** DAY, MONTH, YEAR or HOUR of a table that is partitioned by time. */
  String partitionUnit() {
    return resource.path("timePartitioning").path("type").asText("DAY");
  }

  boolean requiresFilter() {
    return resource.path("requirePartitionFilter").asBoolean()
        || resource.path("timePartitioning").path("requirePartitionFilter").asBoolean();
  }

  /** {@code dataset.table}. */
  String path() {
    return dataset + "." + name;
  }

  /** The filters that readers must give: of each, the columns of which one must be restricted. */
  List<List<String>> requiredFilters() {
    if (isView()) {
      List<List<String>> all = new ArrayList<>();
      for (JsonNode columns : resource.path("_requires")) {
        List<String> names = new ArrayList<>();
        columns.forEach(name -> names.add(name.asText()));
        all.add(names);
      }
      return all;
    }
    return requiresFilter() && partitionColumn().isPresent()
        ? List.of(List.of(partitionColumn().get()))
        : List.of();
  }
}
