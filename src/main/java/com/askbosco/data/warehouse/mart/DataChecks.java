package com.askbosco.data.warehouse.mart;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.CheckFile.Layer;
import com.askbosco.data.warehouse.mart.CheckFile.Severity;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs what must hold before a publish: the rules of every mart's header and the checks of the project. Results go into
 * {@code ops.ctl_dq_result} under the run committed last, beside those of the runs before; checked again, a run's are replaced.
 */
public final class DataChecks {
  /** Most clients named for one check. */
  private static final int CLIENTS_NAMED = 100;

  private final SqlSession sql;
  private final Dialect dialect;
  private final MartCatalog catalog;
  private final Set<String> personal;

  /**
   * @param canon its columns with personal data are those whose values no example shows
   */
  public DataChecks(
      SqlSession sql, Dialect dialect, MartCatalog catalog, Collection<TableSpec> canon) {
    this.sql = sql;
    this.dialect = dialect;
    this.catalog = catalog;
    this.personal = canon.stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.pii() != TableSpec.Pii.NONE)
        .map(TableSpec.Column::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A query of rows that are wrong, and its columns. */
  record SetCheck(
      String name,
      String description,
      Severity severity,
      Layer layer,
      String query,
      List<String> columns) {}

  private record Outcome(
      SetCheck check, long rows, String example, TreeMap<String, Long> clients) {}

  /** Runs all checks and keeps their results. The findings of row checks are those of the run committed last. */
  public List<Finding> run() {
    List<SetCheck> checks = new ArrayList<>();
    for (MartFile mart : catalog.marts()) {
      checks.addAll(MartRules.of(mart, catalog.layout(mart), dialect));
    }
    for (CheckFile check : catalog.checks()) {
      checks.add(new SetCheck(
          check.name(),
          check.description(),
          check.severity(),
          check.layer(),
          catalog.compiled(check).sql(),
          catalog.compiled(check).fields().stream().map(Field::name).toList()));
    }
    List<Long> failed = sql.counts(checks.stream().map(SetCheck::query).toList());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      outcomes.add(outcome(checks.get(i), failed.get(i)));
    }
    keep(outcomes);
    return new Findings(sql, dialect).of(checks);
  }

  private Outcome outcome(SetCheck check, long failed) {
    TreeMap<String, Long> clients = new TreeMap<>();
    if (failed == 0) {
      return new Outcome(check, 0, "", clients);
    }
    List<@Nullable Object> first =
        sql.rows("SELECT * FROM (" + check.query() + ") q ORDER BY 1 LIMIT 1").get(0);
    if (check.columns().contains("client_id")) {
      sql.rows("SELECT client_id, COUNT(*) FROM (" + check.query()
              + ") q WHERE client_id IS NOT NULL GROUP BY client_id ORDER BY client_id LIMIT "
              + CLIENTS_NAMED)
          .forEach(row -> clients.put(
              String.valueOf(row.get(0)), (Long) java.util.Objects.requireNonNull(row.get(1))));
    }
    return new Outcome(check, failed, example(check, first), clients);
  }

  private String example(SetCheck check, List<@Nullable Object> row) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean hidden =
          i < check.columns().size() && personal.contains(check.columns().get(i));
      shown.add(hidden ? "(personal)" : String.valueOf(row.get(i)));
    }
    return shown.toString();
  }

  private void keep(List<Outcome> outcomes) {
    List<List<@Nullable Object>> runs = sql.rows("SELECT run_id, version, extracted_at FROM "
        + dialect.table(ControlTables.RUN) + " ORDER BY version DESC LIMIT 1");
    String run = runs.isEmpty() ? "" : String.valueOf(runs.get(0).get(0));
    String version = runs.isEmpty() ? "0" : String.valueOf(runs.get(0).get(1));
    String moment = runs.isEmpty() || !(runs.get(0).get(2) instanceof Instant at)
        ? "NULL"
        : "CAST(" + dialect.literal(at.toString()) + " AS " + dialect.type(Type.TIMESTAMP) + ")";
    String table = dialect.table(ControlTables.DQ_RESULT);
    sql.run("DELETE FROM " + table + " WHERE kind = 'SET' AND run_id = " + dialect.literal(run));
    List<String> rows = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      SetCheck check = outcome.check();
      String head =
          "(" + dialect.literal(check.name()) + ", '" + check.severity().name() + "', ";
      String tail = dialect.literal(run) + ", " + version + ", " + moment + ", '" + check.layer()
          + "', 'SET', ";
      long unnamed = outcome.rows();
      for (var client : outcome.clients().entrySet()) {
        unnamed -= client.getValue();
        rows.add(head + client.getValue() + ", " + dialect.literal(outcome.example()) + ", " + tail
            + dialect.literal(client.getKey()) + ")");
      }
      if (unnamed > 0 || outcome.clients().isEmpty()) {
        rows.add(
            head + unnamed + ", " + dialect.literal(outcome.example()) + ", " + tail + "NULL)");
      }
    }
    if (!rows.isEmpty()) {
      sql.run("INSERT INTO " + table + " (check_name, severity, failed_rows, example, run_id,"
          + " version, checked_at, layer, kind, client_id) VALUES "
          + rows.stream().collect(Collectors.joining(", ")));
    }
  }
}
