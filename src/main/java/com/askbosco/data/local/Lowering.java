package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.googlesql.GoogleSql;
import com.askbosco.data.warehouse.googlesql.LoweredQuery;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles marts for DuckDB. The analyzer is started only for queries that the cache does not know. */
final class Lowering implements QueryCompiler {
  private final Path cache;
  private final Map<List<TableSchema>, GoogleSql> analyzers = new HashMap<>();

  Lowering(Workspace workspace) {
    this(workspace.cache().resolve("lowered"));
  }

  Lowering(Path cache) {
    this.cache = cache;
  }

  @Override
  public Compiled compile(String name, String googleSql, Collection<TableLayout> tables) {
    List<TableSchema> schemas = tables.stream()
        .map(Lowering::schema)
        .sorted(java.util.Comparator.comparing(TableSchema::fullName))
        .toList();
    LoweredQuery query = analyzers
        .computeIfAbsent(schemas, known -> new GoogleSql(known, cache))
        .lowerRepeatable(name, googleSql);
    List<Field> fields = new ArrayList<>();
    for (LoweredQuery.Column column : query.columns()) {
      fields.add(new Field(column.name(), type(name, column)));
    }
    return new Compiled(query.sql(), fields, query.tables(), query.parents());
  }

  static TableSchema schema(TableLayout layout) {
    return new TableSchema(
        layout.schema(),
        layout.name(),
        layout.fields().stream()
            .map(field -> new TableSchema.Column(field.name(), field.type().name()))
            .toList());
  }

  private static Type type(String name, LoweredQuery.Column column) {
    try {
      return Type.valueOf(column.type());
    } catch (IllegalArgumentException e) {
      throw new BoscoException(
          ErrorCode.SQL_UNSUPPORTED,
          name + ": column `" + column.name() + "` is " + column.type()
              + ", which a mart cannot hold. Select its parts, or cast it.",
          e);
    }
  }
}
