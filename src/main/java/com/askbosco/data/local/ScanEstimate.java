package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of the bytes that building each mart as a whole would read in BigQuery, from the rows of the published local
 * warehouse: of each table it reads, the columns its query names, in the sizes of BigQuery's documentation (8 bytes for INT64,
 * FLOAT64, DATE and TIMESTAMP, 16 for NUMERIC, 1 for BOOL, 2 and the UTF-8 bytes for text). What BigQuery leaves out by partitions and
 * clusters is not known here, so a build of some days reads less.
 */
public final class ScanEstimate {
  private final Map<String, Map<String, Long>> sizes = new HashMap<>();

  private ScanEstimate() {}

  /** Measures the tables of a workspace; empty when nothing is published in it. */
  public static Optional<ScanEstimate> of(
      Workspace workspace, MartCatalog catalog, Collection<TableLayout> tables) {
    Optional<Path> snapshot = new Snapshots(workspace.published()).current();
    if (snapshot.isEmpty()) {
      return Optional.empty();
    }
    ScanEstimate estimate = new ScanEstimate();
    List<TableLayout> all = new ArrayList<>(tables);
    all.addAll(catalog.layouts());
    try (Connection connection = DuckDbFile.open(snapshot.get(), true, workspace.temp())) {
      DuckDbSession session = new DuckDbSession(connection);
      Set<String> there =
          session
              .rows("SELECT table_schema || '.' || table_name FROM information_schema.tables")
              .stream()
              .map(row -> String.valueOf(row.get(0)))
              .collect(Collectors.toSet());
      // Others are younger than the snapshot.
      all.stream()
          .filter(table -> there.contains(table.fullName()))
          .forEach(table -> estimate.measure(session, table));
      return Optional.of(estimate);
    } catch (SQLException e) {
      throw DuckDbFile.failed("Cannot open the snapshot " + snapshot.get(), e);
    }
  }

  private void measure(DuckDbSession session, TableLayout table) {
    StringBuilder columns = new StringBuilder("COUNT(*)");
    for (Field field : table.fields()) {
      columns.append(
          field.type() == Type.STRING || field.type() == Type.JSON
              ? ", CAST(COALESCE(SUM(2 + strlen(CAST(\"" + field.name()
                  + "\" AS VARCHAR))), 0) AS BIGINT)"
              : ", COUNT(\"" + field.name() + "\") * " + bytes(field.type()));
    }
    List<@Nullable Object> row =
        session.rows("SELECT " + columns + " FROM " + table.fullName()).get(0);
    Map<String, Long> found = new LinkedHashMap<>();
    for (int i = 0; i < table.fields().size(); i++) {
      found.put(
          table.fields().get(i).name(),
          ((Number) java.util.Objects.requireNonNull(row.get(i + 1))).longValue());
    }
    sizes.put(table.fullName(), found);
  }

  private static int bytes(Type type) {
    return switch (type) {
      case NUMERIC -> 16;
      case BOOL -> 1;
      default -> 8;
    };
  }

  /** Bytes read by a build of the whole mart. */
  public long bytes(MartCatalog catalog, MartFile mart) {
    long bytes = 0;
    for (String table : catalog.compiled(mart).tables()) {
      for (var column : sizes.getOrDefault(table, Map.of()).entrySet()) {
        if (Pattern.compile("\\b" + Pattern.quote(column.getKey()) + "\\b")
            .matcher(mart.sql())
            .find()) {
          bytes += column.getValue();
        }
      }
    }
    return bytes;
  }
}
