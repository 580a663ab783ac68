package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import java.util.List;
import java.util.Optional;

/** Statements that drop datasets, tables and views. */
final class Drop {
  private final Catalog catalog;
  private final Session session;
  private final Names names;
  private final Ddl ddl;

  Drop(Catalog catalog, Session session, Names names, Ddl ddl) {
    this.catalog = catalog;
    this.session = session;
    this.names = names;
    this.ddl = ddl;
  }

  Outcome drop(ResolvedDropStmt drop, String kind) {
    if (kind.equals("SCHEMA")) {
      ddl.refuseInTransaction();
      return dropSchema(drop);
    }
    Names.Target target = names.target(drop.getNamePath());
    boolean inSession = target.dataset().isEmpty();
    if (!inSession) {
      ddl.refuseInTransaction();
    }
    Optional<Table> there = inSession
        ? Optional.ofNullable(session.temporary().get(target.table()))
        : catalog.find(target.dataset(), target.table());
    if (there.isEmpty()) {
      if (drop.getIsIfExists()) {
        return Outcome.ddl("DROP_" + kind, "SKIP", null);
      }
      throw catalog.missing(target.dataset(), target.table());
    }
    Table table = there.get();
    if (table.isView() != kind.equals("VIEW")) {
      throw ApiException.query(
          table.path() + " is not allowed for this operation because it is currently a "
              + table.resource().path("type").asText() + ".");
    }
    remove(table);
    return Outcome.ddl("DROP_" + kind, "DROP", Outcome.reference(table));
  }

  void remove(Table table) {
    session.sql("DROP " + (table.isView() ? "VIEW" : "TABLE") + " IF EXISTS "
        + DmlLowering.table(table.held()));
    if (table.held().startsWith("temp.")) {
      session.temporary().remove(table.name());
    } else {
      catalog.remove(table);
    }
  }

  private Outcome dropSchema(ResolvedDropStmt drop) {
    List<String> path = List.of(String.join(".", drop.getNamePath()).split("\\."));
    String name = path.get(path.size() - 1);
    if (catalog.findDataset(name).isEmpty()) {
      if (drop.getIsIfExists()) {
        return Outcome.ddl("DROP_SCHEMA", "SKIP", null);
      }
      throw ApiException.notFound("Dataset " + catalog.project() + ":" + name);
    }
    boolean cascade = drop.getDropMode().name().equals("CASCADE");
    if (!cascade && !catalog.tables(name).isEmpty()) {
      throw new ApiException(
          "resourceInUse", "Dataset " + catalog.project() + ":" + name + " is still in use");
    }
    catalog.removeDataset(name);
    session.sql("DROP SCHEMA IF EXISTS " + DmlLowering.column(name) + " CASCADE");
    return Outcome.ddl("DROP_SCHEMA", "DROP", null);
  }
}
