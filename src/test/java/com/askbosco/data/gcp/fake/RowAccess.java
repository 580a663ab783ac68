package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer.Analyzed;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of tables with row access policies a caller sees: the rows of the policies that name one of the caller's members, and none
 * without such a policy; through views too. Where that is not everything, the table is read through a temporary view.
 */
final class RowAccess {
  private final Catalog catalog;
  private final StatementAnalyzer analyzer;

  RowAccess(Catalog catalog, StatementAnalyzer analyzer) {
    this.catalog = catalog;
    this.analyzer = analyzer;
  }

  /** By path, where the session reads the tables and views of which it does not see everything. */
  Map<String, String> restricted(Session session) {
    Map<String, String> restricted = new LinkedHashMap<>();
    Optional<Set<String>> members = session.members();
    if (members.isEmpty()) {
      return restricted;
    }
    for (Table table : catalog.tables()) {
      if (!table.resource().path("_policies").isEmpty()) {
        List<String> filters = filters(table, members.get());
        if (!filters.contains("TRUE")) {
          String where = filters.isEmpty() ? "FALSE" : "(" + String.join(") OR (", filters) + ")";
          replace(
              table,
              "SELECT * FROM `" + table.dataset() + "`.`" + table.name() + "` WHERE " + where,
              session,
              restricted);
        }
      }
    }
    boolean found = !restricted.isEmpty();
    while (found) {
      found = false;
      for (Table view : catalog.tables()) {
        if (view.isView() && !restricted.containsKey(view.path()) && reads(view, restricted)) {
          replace(view, view.resource().path("view").path("query").asText(), session, restricted);
          found = true;
        }
      }
    }
    return restricted;
  }

  private static List<String> filters(Table table, Set<String> members) {
    List<String> filters = new ArrayList<>();
    for (JsonNode policy : table.resource().path("_policies")) {
      for (JsonNode grantee : policy.path("grantees")) {
        if (members.contains(grantee.asText()) || grantee.asText().startsWith("all")) {
          filters.add(policy.path("filterPredicate").asText().strip());
        }
      }
    }
    return filters.stream().map(f -> f.equalsIgnoreCase("true") ? "TRUE" : f).toList();
  }

  private static boolean reads(Table view, Map<String, String> restricted) {
    for (JsonNode read : view.resource().path("_reads")) {
      if (restricted.containsKey(read.path("table").asText())) {
        return true;
      }
    }
    return false;
  }

  private void replace(Table table, String query, Session session, Map<String, String> restricted) {
    Names names = new Names(catalog, session, Optional.empty(), Map.copyOf(restricted));
    try {
      Analyzed analyzed = analyzer.read(query).next(names.known(query));
      String sql =
          DmlLowering.select(query, (ResolvedQueryStmt) analyzed.statement()).sql();
      String view = "__seen_" + table.dataset() + "_" + table.name();
      session.sql("CREATE OR REPLACE TEMP VIEW " + DmlLowering.column(view) + " AS " + sql);
      restricted.put(table.path(), "temp.main." + view);
    } catch (SqlException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
