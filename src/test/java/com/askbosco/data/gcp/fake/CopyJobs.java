package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Copies, clones and snapshots of tables. */
final class CopyJobs {
  private final Catalog catalog;
  private final DuckDBConnection root;

  CopyJobs(Catalog catalog, DuckDBConnection root) {
    this.catalog = catalog;
    this.root = root;
  }

  @Nullable
  Outcome run(Job job) {
    JsonNode copy = job.configuration().path("copy");
    JsonNode from = copy.has("sourceTable")
        ? copy.get("sourceTable")
        : copy.path("sourceTables").path(0);
    if (copy.path("sourceTables").size() > 1) {
      throw new ApiException("notImplemented", "the fake copies one table at a time");
    }
    Table source =
        catalog.table(from.path("datasetId").asText(), from.path("tableId").asText());
    String dataset = copy.path("destinationTable").path("datasetId").asText();
    String name = copy.path("destinationTable").path("tableId").asText();
    catalog.dataset(dataset);
    if (source.isView()) {
      throw ApiException.invalid(
          "Using table " + catalog.project() + ":" + source.path()
              + " is not allowed for this operation because of its type. Try using a different table that is of type TABLE.");
    }
    String disposition = copy.path("writeDisposition").asText("WRITE_EMPTY");
    Optional<Table> there = catalog.find(dataset, name);
    try (Session session = new Session(null, root)) {
      String held = DmlLowering.table(dataset + "." + name);
      String rows = "FROM " + DmlLowering.table(source.held());
      if (there.isPresent()
          && disposition.equals("WRITE_EMPTY")
          && session.number("SELECT COUNT(*) FROM " + held) > 0) {
        throw new ApiException(
            "duplicate", "Already Exists: Table " + catalog.project() + ":" + dataset + "." + name);
      }
      if (there.isPresent() && disposition.equals("WRITE_APPEND")) {
        session.sql("INSERT INTO " + held + " BY NAME " + rows);
        catalog.stamp(there.get().resource());
      } else {
        session.sql("CREATE OR REPLACE TABLE " + held + " AS " + rows);
        ObjectNode resource = Ddl.kept(source);
        boolean snapshot = copy.path("operationType").asText().equals("SNAPSHOT");
        catalog.put(dataset, name, snapshot ? "SNAPSHOT" : "TABLE", resource);
      }
      job.statistics()
          .putObject("copy")
          .put("copiedRows", String.valueOf(session.number("SELECT COUNT(*) FROM " + held)));
    }
    return null;
  }
}
