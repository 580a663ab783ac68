package com.askbosco.data.warehouse.commit;

import java.util.List;
import java.util.stream.Collectors;

/** SQL fragments over lists of columns. */
public record ColumnSql(Dialect dialect) {

  /** Columns separated by commas. */
  public String list(List<String> columns) {
    return columns.stream().map(dialect::name).collect(Collectors.joining(", "));
  }

  /** Columns of a table alias, separated by commas. */
  public String list(String alias, List<String> columns) {
    return columns.stream()
        .map(column -> alias + "." + dialect.name(column))
        .collect(Collectors.joining(", "));
  }

  /** A condition: both aliases agree in these columns, none of which is ever NULL. */
  public String equal(String left, String right, List<String> columns) {
    return columns.stream()
        .map(column ->
            left + "." + dialect.name(column) + " = " + right + "." + dialect.name(column))
        .collect(Collectors.joining(" AND "));
  }

  /** A condition: both aliases agree in these columns, NULL equal to NULL. */
  public String same(String left, String right, List<String> columns) {
    return columns.stream()
        .map(column ->
            dialect.same(left + "." + dialect.name(column), right + "." + dialect.name(column)))
        .collect(Collectors.joining(" AND "));
  }

  /** One text that names the values of these columns; the unit separator keeps them apart. */
  public String joined(String alias, List<String> columns) {
    return columns.stream()
        .map(column -> dialect.text(alias + "." + dialect.name(column)))
        .collect(Collectors.joining(" || '\u001f' || "));
  }
}
