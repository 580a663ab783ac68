package com.askbosco.data.pipeline.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statement that reads the rows of a slice, or of a range of them, in the order of their key. Names stand in quotes and values are
 * parameters, always.
 */
final class SliceQuery {
  private final Database database;
  private final Shape shape;
  private final List<Column> order;
  private final Optional<Column> split;
  private final List<String> conditions;
  private final List<String> values;

  /**
   * @param order the columns that put rows in order
   * @param split the column of the ranges
   * @param conditions what holds for all rows of the slice
   * @param values of the parameters of the conditions
   */
  private SliceQuery(
      Database database,
      Shape shape,
      List<Column> order,
      Optional<Column> split,
      List<String> conditions,
      List<String> values) {
    this.database = database;
    this.shape = shape;
    this.order = order;
    this.split = split;
    this.conditions = conditions;
    this.values = values;
  }

  static SliceQuery of(Database database, Shape shape, List<Column> order, Optional<Column> split) {
    return new SliceQuery(database, shape, order, split, List.of(), List.of());
  }

  /** The same with a further condition on a column, such as {@code >= ?}. */
  SliceQuery where(Column column, String comparison, String value) {
    return with(database.quote(column.name()) + " " + comparison + " ?", List.of(value));
  }

  private SliceQuery with(String condition, List<String> more) {
    List<String> all = new ArrayList<>(conditions);
    all.add(condition);
    List<String> given = new ArrayList<>(values);
    given.addAll(more);
    return new SliceQuery(database, shape, order, split, all, given);
  }

  /** The same for one range: from a bound on, before the next. Rows without a value belong to the first range. */
  SliceQuery range(List<String> bounds, int range) {
    if (bounds.isEmpty() || split.isEmpty()) {
      return this;
    }
    String name = database.quote(split.get().name());
    SliceQuery query = this;
    if (range > 0) {
      query = query.with(name + " >= ?", List.of(bounds.get(range - 1)));
    }
    if (range < bounds.size()) {
      query = query.with(
          range > 0 ? name + " < ?" : "(" + name + " < ? OR " + name + " IS NULL)",
          List.of(bounds.get(range)));
    }
    return query;
  }

  /** The same for rows behind one, by the order. */
  SliceQuery after(List<String> last) {
    if (last.isEmpty()) {
      return this;
    }
    List<String> cases = new ArrayList<>();
    List<String> given = new ArrayList<>();
    given.add(last.get(0));
    for (int i = 0; i < order.size(); i++) {
      List<String> equal = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        equal.add(database.quote(order.get(j).name()) + " = ?");
        given.add(last.get(j));
      }
      equal.add(database.quote(order.get(i).name()) + " > ?");
      given.add(last.get(i));
      cases.add("(" + String.join(" AND ", equal) + ")");
    }
    // The first comparison alone lets an index be used from there on.
    return with(
        database.quote(order.get(0).name()) + " >= ? AND (" + String.join(" OR ", cases) + ")",
        given);
  }

  /** The text that reads rows: the columns of the shape, then those of the order that are not among them. */
  String rows() {
    List<String> columns = new ArrayList<>();
    shape.columns().forEach(column -> columns.add(database.projection(column)));
    hidden().forEach(column -> columns.add(database.quote(column.name())));
    return "SELECT " + String.join(", ", columns) + " FROM " + shape.from() + where() + ordered();
  }

  private List<Column> hidden() {
    return order.stream().filter(column -> !shape.columns().contains(column)).toList();
  }

  /** The places of the order's columns in a row, from 1. */
  List<Integer> keyPlaces() {
    List<Column> all = new ArrayList<>(shape.columns());
    all.addAll(hidden());
    return order.stream().map(column -> all.indexOf(column) + 1).toList();
  }

  private String where() {
    return conditions.isEmpty()
        ? ""
        : " WHERE " + conditions.stream().collect(Collectors.joining(" AND "));
  }

  private String ordered() {
    return order.isEmpty()
        ? ""
        : " ORDER BY "
            + order.stream()
                .map(column -> database.quote(column.name()))
                .collect(Collectors.joining(", "));
  }

  /** The smallest and the largest value of the split column, as whole numbers' texts; null where there is none. */
  List<String> extremes(Connection connection) throws SQLException {
    String name = database.quote(split.orElseThrow().name());
    return strings(
        connection,
        "SELECT MIN(" + name + "), MAX(" + name + ") FROM " + shape.from() + where(),
        2);
  }

  /** The last values of all but the last of so many parts of equal size, in order. */
  List<String> quantiles(Connection connection, int parts) throws SQLException {
    String name = database.quote(split.orElseThrow().name());
    List<String> found = strings(
        connection,
        "SELECT MIN(b) FROM (SELECT " + name + " AS b, NTILE(" + parts + ") OVER (ORDER BY " + name
            + ") AS part FROM " + shape.from()
            + with(name + " IS NOT NULL", List.of()).where()
            + ") AS parts GROUP BY part ORDER BY part",
        1);
    List<String> bounds = new ArrayList<>();
    for (String each : found.subList(Math.min(1, found.size()), found.size())) {
      if (!bounds.contains(each)) {
        bounds.add(each);
      }
    }
    return bounds;
  }

  private List<String> strings(Connection connection, String sql, int columns) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql, 0);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          String text = rows.getString(i);
          if (text == null) {
            return Collections.emptyList();
          }
          found.add(text);
        }
      }
    }
    return found;
  }

  /** The statement with its parameters. */
  PreparedStatement prepare(Connection connection, String sql, int fetchRows) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      if (fetchRows > 0) {
        statement.setFetchSize(fetchRows);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
