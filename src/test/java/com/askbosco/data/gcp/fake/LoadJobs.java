package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Load jobs of lines of JSON, plain or gzipped. All rows go in or none. */
final class LoadJobs {
  private final Catalog catalog;
  private final Transactions transactions;
  private final DuckDBConnection root;
  private final Objects objects;

  LoadJobs(Catalog catalog, Transactions transactions, DuckDBConnection root, Objects objects) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.root = root;
    this.objects = objects;
  }

  /** Rows that cannot be loaded. */
  static final class BadRows extends RuntimeException {
    private final transient List<ApiException> errors;

    BadRows(List<ApiException> errors) {
      this.errors = errors;
    }

    List<ApiException> errors() {
      return errors;
    }
  }

  @Nullable
  Outcome run(Job job) {
    ObjectNode load = (ObjectNode) job.configuration().path("load");
    String format = load.path("sourceFormat").asText("CSV");
    if (!format.equals("NEWLINE_DELIMITED_JSON")) {
      throw new ApiException(
          "notImplemented", "the fake loads NEWLINE_DELIMITED_JSON, not " + format);
    }
    String dataset = load.path("destinationTable").path("datasetId").asText();
    String name = load.path("destinationTable").path("tableId").asText();
    if (name.contains("$")) {
      throw new ApiException("notImplemented", "the fake loads whole tables, not partitions");
    }
    catalog.dataset(dataset);
    Optional<Table> there = catalog.find(dataset, name);
    if (there.filter(Table::isView).isPresent()) {
      throw ApiException.invalid("Cannot load into a view: " + dataset + "." + name);
    }
    if (there.isEmpty() && load.path("createDisposition").asText().equals("CREATE_NEVER")) {
      throw catalog.missing(dataset, name);
    }
    String disposition = load.path("writeDisposition").asText("WRITE_APPEND");
    ArrayNode fields = fields(load, there, disposition);
    try (Session session = new Session(null, root)) {
      List<String> uris = new ArrayList<>();
      for (JsonNode uri : load.path("sourceUris")) {
        uris.addAll(objects.match(uri.asText()));
      }
      Path rows = Files.createTempFile("load", ".json");
      try {
        JsonRows read = new JsonRows(fields, load);
        read.readAll(uris, objects, rows);
        long count = write(session, dataset, name, load, there, fields, rows);
        job.statistics()
            .putObject("load")
            .put("inputFiles", String.valueOf(uris.size()))
            .put("inputFileBytes", String.valueOf(read.bytes()))
            .put("outputRows", String.valueOf(count))
            .put("outputBytes", String.valueOf(read.bytes()))
            .put("badRecords", String.valueOf(read.bad()));
      } finally {
        Files.delete(rows);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private ArrayNode fields(ObjectNode load, Optional<Table> there, String disposition) {
    JsonNode told = load.path("schema").path("fields");
    if (told.isArray()) {
      ArrayNode fields = Schemas.normal(told);
      if (there.isPresent() && !disposition.equals("WRITE_TRUNCATE")) {
        compare(fields, there.get(), load.path("schemaUpdateOptions").toString());
      }
      return fields;
    }
    return there
        .map(table -> (ArrayNode) table.fields())
        .orElseThrow(() -> ApiException.invalid(
            "No schema specified on job or table. Set autodetect or give a schema."));
  }

  private void compare(ArrayNode fields, Table table, String updates) {
    for (JsonNode field : fields) {
      String name = field.path("name").asText();
      JsonNode known = null;
      for (JsonNode other : table.fields()) {
        known = other.path("name").asText().equalsIgnoreCase(name) ? other : known;
      }
      String full = catalog.project() + ":" + table.path();
      if (known == null && !updates.contains("ALLOW_FIELD_ADDITION")) {
        throw ApiException.invalid("Provided Schema does not match Table " + full
            + ". Cannot add fields (field: " + name + ")");
      }
      if (known != null && !Schemas.type(known).equals(Schemas.type(field))) {
        throw ApiException.invalid("Provided Schema does not match Table " + full + ". Field "
            + name + " has changed type from " + known.path("type").asText() + " to "
            + field.path("type").asText());
      }
    }
  }

  private long write(
      Session session,
      String dataset,
      String name,
      ObjectNode load,
      Optional<Table> there,
      ArrayNode fields,
      Path rows) {
    String disposition = load.path("writeDisposition").asText("WRITE_APPEND");
    String held = DmlLowering.table(dataset + "." + name);
    if (there.isPresent()
        && disposition.equals("WRITE_EMPTY")
        && session.number("SELECT COUNT(*) FROM " + held) > 0) {
      throw new ApiException(
          "duplicate", "Already Exists: Table " + catalog.project() + ":" + dataset + "." + name);
    }
    ObjectNode resource =
        there.map(Table::resource).orElseGet(Catalog::resource).deepCopy();
    boolean anew = there.isEmpty() || disposition.equals("WRITE_TRUNCATE");
    if (anew) {
      resource.putObject("schema").set("fields", fields);
      for (String layout : List.of("timePartitioning", "rangePartitioning", "clustering")) {
        if (load.has(layout)) {
          resource.set(layout, load.get(layout));
        }
      }
      if (load.path("destinationTableProperties") instanceof ObjectNode told) {
        resource.setAll(told);
      }
    }
    Table target = new Table(dataset, name, dataset + "." + name, resource);
    long[] count = new long[1];
    if (there.isPresent() && anew) {
      transactions.mutate(session, target);
    }
    session.whole(() -> {
      if (anew) {
        session.sql("CREATE OR REPLACE TABLE " + held + " " + Schemas.duckColumns(fields));
      } else {
        addColumns(session, held, target, fields);
      }
      String read = JsonRows.select(fields, rows);
      Partitions.check(session, target, "(" + read + ") AS rows");
      count[0] = session.sql("INSERT INTO " + held + " BY NAME " + read);
    });
    catalog.put(dataset, name, "TABLE", resource);
    return count[0];
  }

  private static void addColumns(Session session, String held, Table table, ArrayNode fields) {
    ArrayNode known = (ArrayNode) table.fields();
    for (JsonNode field : fields) {
      boolean there = false;
      for (JsonNode other : known) {
        there |= other.path("name").asText().equalsIgnoreCase(field.path("name").asText());
      }
      if (!there) {
        session.sql("ALTER TABLE " + held + " ADD COLUMN "
            + Schemas.duckColumns(known.arrayNode().add(field)).replaceAll("^\\(|\\)$", ""));
        known.add(field);
      }
    }
  }
}
