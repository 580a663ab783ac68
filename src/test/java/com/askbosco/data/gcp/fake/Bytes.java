package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer.Analyzed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many bytes a statement reads, by BigQuery's logical sizes of the values in the columns it names, of the partitions that
 * constants in its conditions leave; through views too. What is read more than once is counted once. An estimate: clustering, and what the service finds out besides, are
 * not counted.
 */
final class Bytes {
  private final Analyzed analyzed;
  private final Names names;
  private final Session session;

  private Bytes(Analyzed analyzed, Names names, Session session) {
    this.analyzed = analyzed;
    this.names = names;
    this.session = session;
  }

  /** A condition on a column of a scan, which the condition calls by an id. */
  private record Condition(String column, long id, String sql) {}

  static long of(Analyzed analyzed, Names names, Session session) {
    Conditions conditions = new Conditions(analyzed.statement());
    Bytes bytes = new Bytes(analyzed, names, session);
    Map<String, List<ResolvedTableScan>> scans = new LinkedHashMap<>();
    conditions
        .reads()
        .forEach(scan -> scans
            .computeIfAbsent(scan.getTable().getFullName(), name -> new ArrayList<>())
            .add(scan));
    long sum = 0;
    for (var read : scans.entrySet()) {
      Optional<Table> table = names.held(read.getKey());
      if (table.isPresent()) {
        sum += bytes.of(read.getValue(), table.get(), conditions);
      }
    }
    return sum;
  }

  /** Conditions count for a table that is read once; else the rest may be wanted elsewhere. */
  private long of(List<ResolvedTableScan> scans, Table table, Conditions conditions) {
    Set<String> columns = new HashSet<>();
    List<Condition> where = new ArrayList<>();
    scans.forEach(scan -> add(scan, conditions, columns, where));
    return of(table, columns, scans.size() == 1 ? where : List.of());
  }

  private void add(
      ResolvedTableScan scan, Conditions conditions, Set<String> columns, List<Condition> where) {
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      String name = scan.getTable().getColumn(index).getName();
      long id = scan.getColumnList().get(i).getId();
      columns.add(name);
      for (ResolvedExpr condition : conditions.on(id)) {
        where.add(new Condition(
            name,
            id,
            new DmlLowering(analyzed.whole(), analyzed.statement()).expression(condition)));
      }
    }
  }

  private long of(Table table, Set<String> columns, List<Condition> where) {
    if (!table.isView()) {
      List<Condition> pruning = where.stream()
          .filter(condition ->
              table.partitionColumn().filter(condition.column()::equals).isPresent())
          .toList();
      return stored(table, columns, pruning);
    }
    long sum = 0;
    for (JsonNode read : table.resource().path("_reads")) {
      Set<String> needed = new HashSet<>();
      Map<String, String> origin = new HashMap<>();
      read.path("columns").properties().forEach(entry -> {
        List<String> shown = new ArrayList<>();
        entry.getValue().forEach(name -> shown.add(name.asText()));
        shown.forEach(name -> origin.put(name, entry.getKey()));
        if (shown.isEmpty() || shown.stream().anyMatch(columns::contains)) {
          needed.add(entry.getKey());
        }
      });
      List<Condition> through = new ArrayList<>();
      for (Condition condition : where) {
        String column = origin.get(condition.column());
        if (column != null) {
          through.add(new Condition(column, condition.id(), condition.sql()));
        }
      }
      Optional<Table> below = names.held(read.path("table").asText());
      if (below.isPresent()) {
        sum += of(below.get(), needed, through);
      }
    }
    return sum;
  }

  private long stored(Table table, Set<String> columns, List<Condition> where) {
    List<String> sizes = new ArrayList<>();
    List<String> select = new ArrayList<>();
    for (JsonNode field : table.fields()) {
      if (columns.contains(field.path("name").asText())) {
        sizes.add(size(field));
        select.add(DmlLowering.column(field.path("name").asText()));
      }
    }
    if (sizes.isEmpty()) {
      return 0;
    }
    where.forEach(c -> select.add(DmlLowering.column(c.column()) + " AS c" + c.id()));
    String conditions =
        String.join(" AND ", where.stream().map(c -> "(" + c.sql() + ")").toList());
    return session.number("SELECT CAST(" + String.join(" + ", sizes) + " AS BIGINT) FROM (SELECT "
        + String.join(", ", new java.util.LinkedHashSet<>(select)) + " FROM "
        + DmlLowering.table(table.held()) + ") AS rows"
        + (where.isEmpty() ? "" : " WHERE " + conditions));
  }

  /** What a view reads: of each table, its columns and the view's columns that show them. */
  static ArrayNode reads(ResolvedCreateViewStmt view) {
    Conditions conditions = new Conditions(view);
    ArrayNode reads = Catalog.resource().putArray("reads");
    for (ResolvedTableScan scan : conditions.reads()) {
      ObjectNode read = reads.addObject().put("table", scan.getTable().getFullName());
      ObjectNode columns = read.putObject("columns");
      for (int i = 0; i < scan.getColumnList().size(); i++) {
        ResolvedColumn column = scan.getColumnList().get(i);
        int index = scan.getColumnIndexList().get(i).intValue();
        ArrayNode shown = columns.putArray(scan.getTable().getColumn(index).getName());
        Set<Long> carriers = conditions.carriers(column.getId());
        view.getOutputColumnList().stream()
            .filter(output -> carriers.contains(output.getColumn().getId()))
            .map(ResolvedOutputColumn::getName)
            .forEach(shown::add);
      }
    }
    return reads;
  }

  /** The bytes of a whole table. */
  static long of(Table table, Session session) {
    List<String> sizes = new ArrayList<>();
    table.fields().forEach(field -> sizes.add(size(field)));
    return sizes.isEmpty()
        ? 0
        : session.number("SELECT CAST(" + String.join(" + ", sizes) + " AS BIGINT) FROM "
            + DmlLowering.table(table.held()));
  }

  /** NULL takes nothing. */
  private static String size(JsonNode field) {
    String column = DmlLowering.column(field.path("name").asText());
    if (Schemas.repeated(field) || field.path("type").asText().equals("RECORD")) {
      return "coalesce(SUM(strlen(CAST(" + column + " AS VARCHAR))), 0)";
    }
    return switch (field.path("type").asText()) {
      case "STRING", "JSON" -> "coalesce(SUM(2 + strlen(CAST(" + column + " AS VARCHAR))), 0)";
      case "BYTES" -> "coalesce(SUM(2 + octet_length(" + column + ")), 0)";
      case "BOOLEAN" -> "COUNT(" + column + ")";
      case "NUMERIC" -> "16 * COUNT(" + column + ")";
      default -> "8 * COUNT(" + column + ")";
    };
  }
}
