package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropMaterializedViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameToAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that statements are checked against, changed by what they create, alter and drop. */
final class StatementCatalog {
  private final SimpleCatalog catalog = AnalyzerSession.newCatalog("statements");
  private final Map<String, TableSchema> tables = new LinkedHashMap<>();

  StatementCatalog(List<TableSchema> tables) {
    tables.forEach(this::put);
  }

  SimpleCatalog googleSql() {
    return catalog;
  }

  List<TableSchema> tables() {
    return List.copyOf(tables.values());
  }

  void apply(ResolvedStatement statement) {
    switch (statement) {
      case ResolvedCreateTableAsSelectStmt create
      when create.getColumnDefinitionList().isEmpty() ->
        put(ofOutput(create.getNamePath(), create.getOutputColumnList()));
      case ResolvedCreateTableStmtBase create ->
        put(ofDefinitions(create.getNamePath(), create.getColumnDefinitionList()));
      case ResolvedCreateViewBase view ->
        put(ofOutput(view.getNamePath(), view.getOutputColumnList()));
      case ResolvedDropStmt drop -> remove(drop.getNamePath());
      case ResolvedDropMaterializedViewStmt drop -> remove(drop.getNamePath());
      case ResolvedAlterTableStmt alter ->
        alter.getAlterActionList().forEach(action -> alter(alter.getNamePath(), action));
      default -> {
        // Changes rows or rights, not a table.
      }
    }
  }

  private void alter(List<String> path, ResolvedAlterAction action) {
    TableSchema table = tables.get(String.join(".", path));
    if (table == null) {
      return;
    }
    List<TableSchema.Column> columns = new ArrayList<>(table.columns());
    switch (action) {
      case ResolvedAddColumnAction add -> {
        TableSchema.Column column = column(add.getColumnDefinition());
        boolean there = columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(column.name()));
        if (!there || !add.getIsIfNotExists()) {
          columns.add(column);
        }
      }
      case ResolvedDropColumnAction drop ->
        columns.removeIf(column -> column.name().equalsIgnoreCase(drop.getName()));
      case ResolvedRenameColumnAction rename ->
        columns.replaceAll(column -> column.name().equalsIgnoreCase(rename.getName())
            ? new TableSchema.Column(rename.getNewName(), column.type())
            : column);
      case ResolvedRenameToAction rename -> {
        remove(path);
        List<String> renamed = new ArrayList<>(path.subList(0, path.size() - 1));
        renamed.addAll(rename.getNewPath());
        put(schema(renamed, columns));
        return;
      }
      default -> {
        return;
      }
    }
    put(schema(path, columns));
  }

  private static TableSchema ofDefinitions(
      List<String> path, List<ResolvedColumnDefinition> definitions) {
    return schema(path, definitions.stream().map(StatementCatalog::column).toList());
  }

  private static TableSchema ofOutput(List<String> path, List<ResolvedOutputColumn> output) {
    return schema(
        path,
        output.stream()
            .map(column -> new TableSchema.Column(
                column.getName(), TypeNames.of(column.getColumn().getType())))
            .toList());
  }

  private static TableSchema.Column column(ResolvedColumnDefinition definition) {
    return new TableSchema.Column(definition.getName(), TypeNames.of(definition.getType()));
  }

  private static TableSchema schema(List<String> path, List<TableSchema.Column> columns) {
    int last = path.size() - 1;
    return new TableSchema(String.join(".", path.subList(0, last)), path.get(last), columns);
  }

  private void put(TableSchema table) {
    remove(List.of(name(table).split("\\.", -1)));
    tables.put(name(table), table);
    SimpleTable simple = AnalyzerSession.table(table);
    SimpleCatalog dataset = dataset(table.dataset());
    dataset.addSimpleTable(table.name(), simple);
    if (dataset != catalog) {
      // `silver.fct_order` within one pair of back quotes is a single name to the analyzer.
      catalog.addSimpleTable(table.fullName(), simple);
    }
  }

  private void remove(List<String> path) {
    String fullName = String.join(".", path);
    TableSchema known = tables.remove(fullName);
    if (known != null) {
      dataset(known.dataset()).removeSimpleTable(known.name());
      if (!known.dataset().isEmpty()) {
        catalog.removeSimpleTable(fullName);
      }
    }
  }

  /** A temporary table has no dataset. */
  private static String name(TableSchema table) {
    return table.dataset().isEmpty() ? table.name() : table.fullName();
  }

  private SimpleCatalog dataset(String path) {
    SimpleCatalog dataset = catalog;
    for (String part : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      SimpleCatalog inner = dataset.getCatalog(part);
      dataset = inner == null ? dataset.addNewSimpleCatalog(part) : inner;
    }
    return dataset;
  }
}
