package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.DataChecks.SetCheck;
import com.askbosco.data.warehouse.table.ControlTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the results of the run committed last out of {@code ops.ctl_dq_result}: one finding per check, with since when. */
final class Findings {
  private final SqlSession sql;
  private final Dialect dialect;

  Findings(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Set checks in the given order, then row checks by name. */
  List<Finding> of(List<SetCheck> checks) {
    String results = dialect.table(ControlTables.DQ_RESULT);
    // A replay or a rebuild checks some slices of old days; what row checks found is what the last
    // reading found.
    String last = "(SELECT MAX(version) FROM " + results + " n WHERE n.kind = r.kind"
        + " AND (n.kind = 'SET' OR (n.run_id NOT LIKE 'replay-%' AND n.run_id NOT LIKE 'rebuild-%')))";
    String whole = dialect.type(com.askbosco.data.spec.TableSpec.Type.INT64);
    Map<String, String> descriptions = new LinkedHashMap<>();
    checks.forEach(check -> descriptions.put(check.name(), check.description()));
    Map<String, Finding> found = new LinkedHashMap<>();
    checks.forEach(check -> found.put("SET " + check.name(), empty(check)));
    Map<String, List<String>> clients = clients(results, last);
    Map<String, String> since = since(results);
    for (List<@Nullable Object> row : sql.rows("SELECT kind, check_name, layer, severity,"
        + " CAST(SUM(failed_rows) AS " + whole + "), CAST(COALESCE(SUM(checked_rows), 0) AS "
        + whole + "),"
        + " MIN(CASE WHEN failed_rows > 0 THEN example END) FROM "
        + results + " r WHERE version = " + last
        + " GROUP BY kind, check_name, layer, severity ORDER BY kind, check_name, layer")) {
      String name = String.valueOf(row.get(1));
      String key = row.get(0) + " " + name;
      long failed = (Long) java.util.Objects.requireNonNull(row.get(4));
      found.put(
          key,
          new Finding(
              name,
              String.valueOf(row.get(2)),
              String.valueOf(row.get(0)),
              String.valueOf(row.get(3)),
              descriptions.getOrDefault(name, ""),
              failed,
              (Long) java.util.Objects.requireNonNull(row.get(5)),
              row.get(6) == null ? "" : String.valueOf(row.get(6)),
              clients.getOrDefault(key, List.of()),
              failed == 0 ? null : since.get(key)));
    }
    found.replaceAll((key, finding) ->
        finding.severity().equals("QUARANTINE") ? inQuarantine(finding) : finding);
    return List.copyOf(found.values());
  }

  /** A check that sets rows aside is broken by those that lie there now: a replay that mends them all lifts it. */
  private Finding inQuarantine(Finding finding) {
    String letters = " FROM " + dialect.table(ControlTables.QUARANTINE) + " WHERE "
        + (finding.check().equals("mapping")
            ? "check_name IS NULL"
            : "check_name = " + dialect.literal(finding.check()));
    List<@Nullable Object> total = sql.rows("SELECT COUNT(*), MIN(reason),"
            + " MIN(COALESCE(first_refused_at, extracted_at))" + letters)
        .get(0);
    return new Finding(
        finding.check(),
        finding.layer(),
        finding.kind(),
        finding.severity(),
        finding.description(),
        (Long) java.util.Objects.requireNonNull(total.get(0)),
        finding.checkedRows(),
        total.get(1) == null ? "" : String.valueOf(total.get(1)),
        sql.rows("SELECT DISTINCT client_id" + letters + " ORDER BY 1").stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList(),
        total.get(2) == null ? null : String.valueOf(total.get(2)));
  }

  private static Finding empty(SetCheck check) {
    return new Finding(
        check.name(),
        check.layer().name(),
        "SET",
        check.severity().word(),
        check.description(),
        0,
        0,
        "",
        List.of(),
        null);
  }

  private Map<String, List<String>> clients(String results, String last) {
    Map<String, List<String>> clients = new LinkedHashMap<>();
    for (List<@Nullable Object> row : sql.rows("SELECT DISTINCT kind, check_name, client_id FROM "
        + results + " r WHERE version = " + last
        + " AND failed_rows > 0 AND client_id IS NOT NULL ORDER BY 1, 2, 3")) {
      clients
          .computeIfAbsent(row.get(0) + " " + row.get(1), key -> new ArrayList<>())
          .add(String.valueOf(row.get(2)));
    }
    return clients;
  }

  /** Of each check, the first run after the last one in which it held. */
  private Map<String, String> since(String results) {
    Map<String, String> since = new LinkedHashMap<>();
    for (List<@Nullable Object> row : sql.rows("WITH runs AS (SELECT kind, check_name, version,"
        + " MIN(checked_at) AS checked_at, SUM(failed_rows) AS failed FROM " + results
        + " WHERE kind = 'SET' OR (run_id NOT LIKE 'replay-%' AND run_id NOT LIKE 'rebuild-%')"
        + " GROUP BY kind, check_name, version), held AS (SELECT kind, check_name,"
        + " MAX(CASE WHEN failed = 0 THEN version ELSE -1 END) AS version FROM runs"
        + " GROUP BY kind, check_name) SELECT r.kind, r.check_name, MIN(r.checked_at) FROM runs r"
        + " JOIN held h ON h.kind = r.kind AND h.check_name = r.check_name"
        + " WHERE r.version > h.version GROUP BY r.kind, r.check_name")) {
      if (row.get(2) != null) {
        since.put(row.get(0) + " " + row.get(1), String.valueOf(row.get(2)));
      }
    }
    return since;
  }
}
