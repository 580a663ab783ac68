package com.askbosco.data.warehouse.googlesql;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A GoogleSQL query as DuckDB SQL with the same meaning.
 *
 * @param name the name the query was given, usually its file
 * @param sql the DuckDB SQL; runs on a connection that {@link DuckRuntime#install} prepared
 * @param columns the result's columns in order, with GoogleSQL types
 * @param tables the tables it reads, as {@code dataset.name}, sorted
 * @param parameters the named parameters in the order of the placeholders {@code $1, $2, …}
 * @param names the user's names of the columns that the SQL calls {@code cN}, for messages
 * @param parents by column of the result, the columns of tables it is made of, as {@link GoogleSql#parents} says
 */
public record LoweredQuery(
    String name,
    String sql,
    List<Column> columns,
    List<String> tables,
    List<String> parameters,
    Map<String, String> names,
    Map<String, Set<String>> parents) {

  public LoweredQuery {
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    parameters = List.copyOf(parameters);
    names = Map.copyOf(names);
    parents = Map.copyOf(parents);
  }

  /** A column of the result and its GoogleSQL type, such as {@code ARRAY<STRING>}. */
  public record Column(String name, String type) {}
}
