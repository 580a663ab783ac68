package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DuckDbRows;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import com.askbosco.data.warehouse.googlesql.GoogleSql;
import com.askbosco.data.warehouse.googlesql.LoweredQuery;
import com.askbosco.data.warehouse.googlesql.QueryErrors;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GoogleSQL over the newest published snapshot of a workspace. Thread-safe; queries run one after another. */
public final class LocalQueries implements QueryEngine {
  private final Workspace workspace;
  private final Snapshots snapshots;
  private @Nullable Reader reader;

  private LocalQueries(Workspace workspace) {
    this.workspace = workspace;
    this.snapshots = new Snapshots(workspace.published());
  }

  /** An engine over whatever is published when a query comes; nothing is opened before. */
  public static LocalQueries open(Workspace workspace) {
    return new LocalQueries(workspace);
  }

  @Override
  public synchronized ResultTable query(String googleSql) {
    Reader open = reader();
    LoweredQuery query = open.googleSql().lower("query", googleSql);
    List<ResultTable.Column> columns = query.columns().stream()
        .map(column -> new ResultTable.Column(column.name(), column.type()))
        .toList();
    try (Statement statement = open.connection().createStatement();
        ResultSet results = statement.executeQuery(query.sql())) {
      return DuckDbRows.read(results, columns);
    } catch (SQLException e) {
      throw QueryErrors.of(query, e);
    }
  }

  @Override
  public synchronized void close() {
    Reader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }

  /** The snapshot that is current now; a newer one replaces the one that is open. */
  private Reader reader() {
    Path file = current();
    Reader open = reader;
    if (open != null && open.file().equals(file)) {
      return open;
    }
    close();
    Reader fresh = Reader.open(file, workspace);
    reader = fresh;
    return fresh;
  }

  /**
   * The file that queries read now.
   *
   * @throws BoscoException with {@code USAGE} when nothing was published yet
   */
  public static Path snapshot(Workspace workspace) {
    return open(workspace).current();
  }

  private Path current() {
    Optional<Path> file = snapshots.current().filter(Files::exists);
    // Between the reading of its name and this line, a snapshot may have been replaced twice and
    // removed.
    return file.or(() -> snapshots.current().filter(Files::exists))
        .orElseThrow(() -> new BoscoException(
            ErrorCode.USAGE,
            "Nothing is published in " + workspace.root()
                + " yet. Run ./bosco run first, or name another one with --workspace."));
  }

  private record Reader(Path file, Connection connection, GoogleSql googleSql) {

    static Reader open(Path file, Workspace workspace) {
      try {
        Connection connection = DuckDbFile.open(file, true, workspace.temp());
        DuckRuntime.install(connection);
        return new Reader(
            file,
            connection,
            new GoogleSql(schemas(connection), workspace.cache().resolve("lowered")));
      } catch (SQLException e) {
        throw DuckDbFile.failed("Cannot open the snapshot " + file, e);
      }
    }

    private static List<TableSchema> schemas(Connection connection) {
      Map<List<String>, List<TableSchema.Column>> tables = new LinkedHashMap<>();
      for (List<@Nullable Object> row : new DuckDbSession(connection)
          .rows("SELECT table_schema, table_name, column_name, data_type FROM"
              + " information_schema.columns WHERE table_schema IN ('bronze', 'silver', 'gold', 'ops')"
              + " AND table_catalog = current_database()"
              + " ORDER BY table_schema, table_name, ordinal_position")) {
        tables
            .computeIfAbsent(
                List.of(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                name -> new ArrayList<>())
            .add(new TableSchema.Column(
                String.valueOf(row.get(2)), googleType(String.valueOf(row.get(3)))));
      }
      List<TableSchema> schemas = new ArrayList<>();
      tables.forEach(
          (name, columns) -> schemas.add(new TableSchema(name.get(0), name.get(1), columns)));
      return schemas;
    }

    private static String googleType(String duckType) {
      return switch (duckType) {
        case "VARCHAR" -> "STRING";
        case "BIGINT" -> "INT64";
        case "DECIMAL(38,9)" -> "NUMERIC";
        case "DOUBLE" -> "FLOAT64";
        case "BOOLEAN" -> "BOOL";
        case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
        case "TIMESTAMP" -> "DATETIME";
        case "BLOB" -> "BYTES";
        default -> duckType;
      };
    }

    void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw DuckDbFile.failed("Cannot close the snapshot " + file, e);
      }
    }
  }
}
