package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of what is read, as they are now: a column that was added is read with the next slice.
 *
 * @param from what stands behind FROM
 * @param columns those that are read
 * @param all all there are, for conditions and order
 */
record Shape(String from, List<Column> columns, List<Column> all) {

  /** Asks the database for the columns. */
  static Shape of(Database database, Connection connection, String from, List<String> wanted)
      throws SQLException {
    List<Column> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + from + " WHERE 1 = 0")) {
      ResultSetMetaData found = none.getMetaData();
      Set<String> fields = new HashSet<>();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        String name = found.getColumnLabel(i);
        if (!fields.add(database.field(name))) {
          throw new SourceException(
              ErrorCode.SOURCE_REFUSED,
              "Two columns of the query are called `" + name + "`. Give one another name with AS");
        }
        all.add(new Column(
            name,
            database.field(name),
            database.kind(found, i),
            found.isNullable(i) != ResultSetMetaData.columnNoNulls));
      }
    }
    Shape shape = new Shape(from, all, all);
    return wanted.isEmpty()
        ? shape
        : new Shape(from, wanted.stream().map(shape::column).toList(), all);
  }

  /** A column by its name in a record or in the database. */
  Optional<Column> find(String name) {
    return all.stream()
        .filter(column -> column.field().equals(name) || column.name().equals(name))
        .findFirst();
  }

  /**
   * A column that has to be there.
   *
   * @throws SourceException with {@code SOURCE_SCHEMA_UNKNOWN}, naming those there are
   */
  Column column(String name) {
    return find(name)
        .orElseThrow(() -> new SourceException(
            ErrorCode.SOURCE_SCHEMA_UNKNOWN,
            String.format(
                Locale.ROOT,
                "There is no column `%s`; there are %s",
                name,
                all.stream().map(Column::field).toList())));
  }
}
