package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnDropNotNullAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnOptionsAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterObjectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameToAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOptionsAction;
import java.util.Optional;

/** ALTER TABLE, ALTER VIEW and ALTER SCHEMA. */
final class Alter {
  private final Catalog catalog;
  private final Session session;
  private final Names names;

  Alter(Catalog catalog, Session session, Names names) {
    this.catalog = catalog;
    this.session = session;
    this.names = names;
  }

  Outcome schema(ResolvedAlterObjectStmt alter) {
    String name = alter.getNamePath().get(alter.getNamePath().size() - 1);
    ObjectNode resource = catalog.dataset(name);
    for (ResolvedAlterAction action : alter.getAlterActionList()) {
      if (!(action instanceof ResolvedSetOptionsAction options)) {
        throw unknown(action);
      }
      DdlOptions.apply(options.getOptionList(), resource);
    }
    catalog.stamp(resource);
    return Outcome.ddl("ALTER_SCHEMA", "ALTER", null);
  }

  Outcome table(ResolvedAlterObjectStmt alter) {
    Table table = names.table(alter.getNamePath());
    if (table.held().startsWith("temp.")) {
      throw ApiException.query("ALTER TABLE is not supported on temporary tables: " + table.name());
    }
    for (ResolvedAlterAction action : alter.getAlterActionList()) {
      table = apply(table, action);
    }
    catalog.stamp(table.resource());
    return Outcome.ddl(
        table.isView() ? "ALTER_VIEW" : "ALTER_TABLE", "ALTER", Outcome.reference(table));
  }

  private Table apply(Table table, ResolvedAlterAction action) {
    ArrayNode fields = (ArrayNode) table.fields();
    String held = DmlLowering.table(table.held());
    switch (action) {
      case ResolvedSetOptionsAction options ->
        DdlOptions.apply(options.getOptionList(), table.resource());
      case ResolvedAddColumnAction add -> add(add, fields, held);
      case ResolvedDropColumnAction drop -> {
        boolean isThere = find(table, drop.getName()).isPresent();
        if (isThere || !drop.getIsIfExists()) {
          ObjectNode field = field(table, drop.getName());
          if (table.partitionColumn().filter(drop.getName()::equals).isPresent()
              || table
                  .resource()
                  .path("clustering")
                  .toString()
                  .contains('"' + drop.getName() + '"')) {
            throw ApiException.query(
                "Dropping partitioning or clustering columns is not supported: " + drop.getName());
          }
          session.sql("ALTER TABLE " + held + " DROP COLUMN " + DmlLowering.column(drop.getName()));
          remove(fields, field);
        }
      }
      case ResolvedAlterColumnDropNotNullAction relax -> {
        ObjectNode field = field(table, relax.getColumn());
        if (Schemas.required(field)) {
          session.sql("ALTER TABLE " + held + " ALTER COLUMN "
              + DmlLowering.column(relax.getColumn()) + " DROP NOT NULL");
        }
        field.put("mode", "NULLABLE");
      }
      case ResolvedAlterColumnOptionsAction options ->
        DdlOptions.apply(options.getOptionList(), field(table, options.getColumn()));
      case ResolvedRenameToAction rename -> {
        String name = rename.getNewPath().get(rename.getNewPath().size() - 1);
        if (catalog.find(table.dataset(), name).isPresent()) {
          throw new ApiException(
              "duplicate",
              "Already Exists: Table " + catalog.project() + ":" + table.dataset() + "." + name);
        }
        session.sql("ALTER TABLE " + held + " RENAME TO " + DmlLowering.column(name));
        catalog.remove(table);
        return catalog.put(table.dataset(), name, "TABLE", table.resource());
      }
      default -> throw unknown(action);
    }
    return table;
  }

  private void add(ResolvedAddColumnAction add, ArrayNode fields, String held) {
    ObjectNode field = Ddl.field(add.getColumnDefinition());
    String name = field.path("name").asText();
    for (JsonNode there : fields) {
      if (there.path("name").asText().equalsIgnoreCase(name)) {
        if (add.getIsIfNotExists()) {
          return;
        }
        throw ApiException.query("Column already exists: " + name);
      }
    }
    if (Schemas.required(field)) {
      throw ApiException.query(
          "Cannot add required columns to an existing schema. (field: " + name + ")");
    }
    session.sql("ALTER TABLE " + held + " ADD COLUMN " + DmlLowering.column(name) + " "
        + StatementAnalyzer.duckType(Schemas.type(field)));
    fields.add(field);
  }

  private static Optional<ObjectNode> find(Table table, String name) {
    for (JsonNode field : table.fields()) {
      if (field.path("name").asText().equalsIgnoreCase(name)) {
        return Optional.of((ObjectNode) field);
      }
    }
    return Optional.empty();
  }

  private static ObjectNode field(Table table, String name) {
    return find(table, name)
        .orElseThrow(
            () -> ApiException.query("Column not found: " + name + " in table " + table.path()));
  }

  private static void remove(ArrayNode fields, ObjectNode field) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) == field) {
        fields.remove(i);
        return;
      }
    }
  }

  private static ApiException unknown(ResolvedAlterAction action) {
    return new ApiException(
        "notImplemented", "the fake has no " + action.getClass().getSimpleName());
  }
}
