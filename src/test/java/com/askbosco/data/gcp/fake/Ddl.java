package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer.Analyzed;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import java.util.List;
import java.util.Optional;

/** Statements that make and drop datasets, tables and views. */
final class Ddl {
  private final Catalog catalog;
  private final Session session;
  private final Names names;

  Ddl(Catalog catalog, Session session, Names names) {
    this.catalog = catalog;
    this.session = session;
    this.names = names;
  }

  Outcome schema(ResolvedCreateSchemaStmt create) {
    List<String> path = List.of(String.join(".", create.getNamePath()).split("\\."));
    String name = path.get(path.size() - 1);
    Optional<ObjectNode> there = catalog.findDataset(name);
    ObjectNode reference =
        Catalog.resource().put("projectId", catalog.project()).put("datasetId", name);
    if (there.isPresent() && create.getCreateMode() == CreateMode.CREATE_IF_NOT_EXISTS) {
      return Outcome.ddl("CREATE_SCHEMA", "SKIP", reference);
    }
    ObjectNode resource = Catalog.resource();
    resource.put("location", "EU");
    DdlOptions.apply(create.getOptionList(), resource);
    catalog.putDataset(name, resource);
    session.sql("CREATE SCHEMA IF NOT EXISTS " + DmlLowering.column(name));
    return Outcome.ddl("CREATE_SCHEMA", "CREATE", reference);
  }

  Outcome table(ResolvedCreateTableStmt create) {
    return make("CREATE_TABLE", create, target -> {
      ObjectNode resource = Catalog.resource();
      ResolvedScan from =
          create.getCloneFrom() == null ? create.getCopyFrom() : create.getCloneFrom();
      if (from != null) {
        return copy(target, from, resource, create);
      }
      if (create.getLikeTable() != null) {
        throw new ApiException("notImplemented", "the fake has no CREATE TABLE LIKE");
      }
      describe(create, resource, fields(create.getColumnDefinitionList()));
      DdlOptions.layout(create.getPartitionByList(), create.getClusterByList(), resource);
      session.sql("CREATE OR REPLACE " + word(create) + "TABLE " + DmlLowering.table(target) + " "
          + Schemas.duckColumns(resource.path("schema").path("fields")));
      return resource;
    });
  }

  Outcome tableAs(Analyzed analyzed, ResolvedCreateTableAsSelectStmt create) {
    return make("CREATE_TABLE_AS_SELECT", create, target -> {
      ObjectNode resource = Catalog.resource();
      ArrayNode fields = create.getColumnDefinitionList().isEmpty()
          ? output(create.getOutputColumnList())
          : fields(create.getColumnDefinitionList());
      describe(create, resource, fields);
      DdlOptions.layout(create.getPartitionByList(), create.getClusterByList(), resource);
      String select = new DmlLowering(analyzed.whole(), create)
          .select(create.getQuery(), create.getOutputColumnList());
      session.whole(() -> {
        session.sql("CREATE OR REPLACE TEMP TABLE __rows AS " + select);
        Partitions.check(session, new Table("", "", "", resource), "__rows");
        session.sql("CREATE OR REPLACE " + word(create) + "TABLE " + DmlLowering.table(target) + " "
            + Schemas.duckColumns(fields));
        session.sql("INSERT INTO " + DmlLowering.table(target) + " SELECT * FROM __rows");
        session.sql("DROP TABLE __rows");
      });
      return resource;
    });
  }

  Outcome view(Analyzed analyzed, ResolvedCreateViewStmt create) {
    return make("CREATE_VIEW", create, target -> {
      ObjectNode resource = Catalog.resource();
      resource.putObject("schema").set("fields", output(create.getOutputColumnList()));
      resource.putObject("view").put("query", create.getSql()).put("useLegacySql", false);
      DdlOptions.apply(create.getOptionList(), resource);
      resource.put("type", "VIEW");
      resource.set("_reads", Bytes.reads(create));
      ArrayNode required = resource.putArray("_requires");
      Rules.requiredFilters(create, names)
          .forEach(columns -> columns.forEach(required.addArray()::add));
      String select = new DmlLowering(analyzed.whole(), create)
          .select(create.getQuery(), create.getOutputColumnList());
      session.sql("CREATE OR REPLACE VIEW " + DmlLowering.table(target) + " AS " + select);
      return resource;
    });
  }

  Outcome snapshot(ResolvedCreateSnapshotTableStmt create) {
    return make("CREATE_SNAPSHOT_TABLE", create, target -> {
      ObjectNode resource = Catalog.resource().put("type", "SNAPSHOT");
      Table from = source(create.getCloneFrom());
      resource.setAll(kept(from));
      DdlOptions.apply(create.getOptionList(), resource);
      session.sql("CREATE OR REPLACE TABLE " + DmlLowering.table(target) + " AS FROM "
          + DmlLowering.table(from.held()));
      return resource;
    });
  }

  private ObjectNode copy(
      String target, ResolvedScan scan, ObjectNode resource, ResolvedCreateTableStmt create) {
    Table from = source(scan);
    resource.setAll(kept(from));
    DdlOptions.apply(create.getOptionList(), resource);
    session.sql("CREATE OR REPLACE TABLE " + DmlLowering.table(target) + " AS FROM "
        + DmlLowering.table(from.held()));
    return resource;
  }

  private Table source(ResolvedScan scan) {
    if (!(scan instanceof ResolvedTableScan table)) {
      throw new ApiException("notImplemented", "the fake copies the present state of tables only");
    }
    Table from = names.held(table.getTable().getFullName()).orElseThrow();
    if (from.isView()) {
      throw ApiException.query("CLONE and COPY take a table, and " + from.path() + " is a view");
    }
    return from;
  }

  /** What a copy has of its source. */
  static ObjectNode kept(Table from) {
    ObjectNode kept = Catalog.resource();
    for (String name : List.of(
        "schema",
        "timePartitioning",
        "rangePartitioning",
        "clustering",
        "requirePartitionFilter",
        "description",
        "labels")) {
      if (from.resource().has(name)) {
        kept.set(name, from.resource().get(name).deepCopy());
      }
    }
    return kept;
  }

  private interface Making {
    ObjectNode make(String held);
  }

  private Outcome make(String type, ResolvedCreateStatement create, Making making) {
    boolean temporary = create.getCreateScope() == CreateScope.CREATE_TEMP;
    if (temporary && session.id() == null) {
      throw ApiException.query("Use of CREATE TEMPORARY TABLE requires a script or session");
    }
    if (temporary && create.getNamePath().size() != 1) {
      throw ApiException.query(
          "A temporary table may not be qualified: " + String.join(".", create.getNamePath()));
    }
    Names.Target target = temporary
        ? new Names.Target("", create.getNamePath().get(0))
        : names.target(create.getNamePath());
    boolean inSession = target.dataset().isEmpty();
    if (!inSession) {
      refuseInTransaction();
      catalog.dataset(target.dataset());
    }
    Optional<Table> there = inSession
        ? Optional.ofNullable(session.temporary().get(target.table()))
        : catalog.find(target.dataset(), target.table());
    boolean replace = create.getCreateMode() == CreateMode.CREATE_OR_REPLACE;
    if (there.isPresent() && create.getCreateMode() == CreateMode.CREATE_IF_NOT_EXISTS) {
      return Outcome.ddl(type, "SKIP", Outcome.reference(there.get()));
    }
    if (there.isPresent() && !replace) {
      throw new ApiException(
          "duplicate",
          "Already Exists: Table " + catalog.project() + ":" + there.get().path());
    }
    String held = (inSession ? "temp.main" : target.dataset()) + "." + target.table();
    there
        .filter(old -> old.isView() != (create instanceof ResolvedCreateViewBase))
        .ifPresent(old -> {
          throw ApiException.query("Cannot replace a "
              + (old.isView() ? "view with a table" : "table with a view") + ": " + old.path());
        });
    ObjectNode resource = making.make(held);
    Table made;
    if (inSession) {
      resource.putObject("tableReference").put("projectId", catalog.project());
      made = new Table("_SESSION", target.table(), held, resource);
      session.temporary().put(target.table(), made);
    } else {
      made = catalog.put(
          target.dataset(), target.table(), resource.path("type").asText("TABLE"), resource);
    }
    return Outcome.ddl(type, there.isPresent() ? "REPLACE" : "CREATE", Outcome.reference(made));
  }

  void refuseInTransaction() {
    if (session.transaction() != null) {
      throw ApiException.query("DDL statements are not supported in a transaction, except for those"
          + " creating or dropping temporary tables or temporary functions. at [1:1]");
    }
  }

  private static void describe(
      ResolvedCreateTableStmtBase create, ObjectNode resource, ArrayNode fields) {
    resource.putObject("schema").set("fields", fields);
    DdlOptions.apply(create.getOptionList(), resource);
  }

  private static String word(ResolvedCreateStatement create) {
    return create.getCreateScope() == CreateScope.CREATE_TEMP ? "TEMP " : "";
  }

  static ArrayNode fields(List<ResolvedColumnDefinition> definitions) {
    ArrayNode fields = Catalog.resource().putArray("fields");
    definitions.forEach(definition -> fields.add(field(definition)));
    return fields;
  }

  static ObjectNode field(ResolvedColumnDefinition definition) {
    ObjectNode field = Schemas.field(definition.getName(), definition.getType());
    if (definition.getDefaultValue() != null) {
      throw new ApiException("notImplemented", "the fake has no DEFAULT of columns");
    }
    if (definition.getAnnotations() != null) {
      if (definition.getAnnotations().getNotNull()) {
        field.put("mode", "REQUIRED");
      }
      DdlOptions.apply(definition.getAnnotations().getOptionList(), field);
    }
    return field;
  }

  static ArrayNode output(List<ResolvedOutputColumn> output) {
    ArrayNode fields = Catalog.resource().putArray("fields");
    for (ResolvedOutputColumn column : output) {
      fields.add(Schemas.field(column.getName(), column.getColumn().getType()));
    }
    return fields;
  }
}
