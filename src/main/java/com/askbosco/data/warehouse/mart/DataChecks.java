package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.Publication.CheckResult;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.CheckFile.Severity;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs what must hold before a publish: unique keys and required columns of every mart, and the checks of the project. */
public final class DataChecks {
  private final SqlSession sql;
  private final Dialect dialect;
  private final MartCatalog catalog;

  public DataChecks(SqlSession sql, Dialect dialect, MartCatalog catalog) {
    this.sql = sql;
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /** Runs all checks and keeps their results in {@code ops.ctl_dq_result}, in place of those before. */
  public List<CheckResult> run() {
    List<CheckResult> results = new ArrayList<>();
    for (MartFile mart : catalog.marts()) {
      TableLayout layout = catalog.layout(mart);
      String table = dialect.table(layout);
      String keys = mart.keys().stream().map(dialect::name).collect(Collectors.joining(", "));
      results.add(run(
          mart.name() + "_unique",
          Severity.ERROR,
          "SELECT " + keys + ", COUNT(*) FROM " + table + " GROUP BY " + keys
              + " HAVING COUNT(*) > 1"));
      if (!mart.notNull().isEmpty()) {
        results.add(run(
            mart.name() + "_not_null",
            Severity.ERROR,
            "SELECT " + keys + " FROM " + table + " WHERE "
                + mart.notNull().stream()
                    .map(column -> dialect.name(column) + " IS NULL")
                    .collect(Collectors.joining(" OR "))));
      }
    }
    for (CheckFile check : catalog.checks()) {
      results.add(run(check.name(), check.severity(), catalog.compiled(check).sql()));
    }
    keep(results);
    return results;
  }

  private CheckResult run(String name, Severity severity, String query) {
    List<List<@Nullable Object>> counted = sql.rows("SELECT COUNT(*) FROM (" + query + ") q");
    long failed = (Long) java.util.Objects.requireNonNull(counted.get(0).get(0));
    String example = failed == 0
        ? ""
        : String.valueOf(
            sql.rows("SELECT * FROM (" + query + ") q ORDER BY 1 LIMIT 1").get(0));
    return new CheckResult(name, severity == Severity.ERROR, failed, example);
  }

  private void keep(List<CheckResult> results) {
    String table = dialect.table(ControlTables.DQ_RESULT);
    sql.execute("DELETE FROM " + table);
    for (CheckResult result : results) {
      sql.execute("INSERT INTO " + table + " (check_name, severity, failed_rows, example) VALUES ("
          + dialect.literal(result.name()) + ", " + (result.blocking() ? "'error'" : "'warning'")
          + ", " + result.failedRows() + ", " + dialect.literal(result.example()) + ")");
    }
  }
}
