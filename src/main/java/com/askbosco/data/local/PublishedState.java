package com.askbosco.data.local;

import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.metric.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What messages and the page on quality say of the warehouse and its project. */
final class PublishedState {
  private PublishedState() {}

  static List<Quality.Letters> letters(DuckDbSession session) {
    return session
        .rows("SELECT client_id, source, stream, error_code, COALESCE(check_name, ''), COUNT(*),"
            + " COALESCE(MIN(reason), ''), MIN(COALESCE(first_refused_at, extracted_at)) FROM ops.ctl_quarantine"
            + " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5")
        .stream()
        .map(row -> new Quality.Letters(
            String.valueOf(row.get(0)),
            String.valueOf(row.get(1)),
            String.valueOf(row.get(2)),
            String.valueOf(row.get(3)),
            String.valueOf(row.get(4)),
            row.get(5) instanceof Long rows ? rows : 0,
            String.valueOf(row.get(6)),
            String.valueOf(row.get(7))))
        .toList();
  }

  /** The run committed last; empty texts before the first. */
  static Quality.Run lastRun(DuckDbSession session) {
    List<List<@Nullable Object>> rows = session.rows(
        "SELECT run_id, extracted_at, to_date FROM ops.ctl_run ORDER BY version DESC LIMIT 1");
    return rows.isEmpty()
        ? new Quality.Run("", "", "")
        : new Quality.Run(
            String.valueOf(rows.get(0).get(0)),
            String.valueOf(rows.get(0).get(1)),
            String.valueOf(rows.get(0).get(2)));
  }

  /** The metrics made of these marts, for a message; none where the project has no metrics. */
  static List<String> metricsOf(Path sql, Set<String> marts) {
    Path project = sql.toAbsolutePath().getParent();
    return project != null && Files.isDirectory(project.resolve("metrics"))
        ? Metrics.read(project).needing(marts)
        : List.of();
  }
}
