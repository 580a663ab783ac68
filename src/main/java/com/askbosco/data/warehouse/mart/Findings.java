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

/**
 * Reads what a publish has to tell out of {@code ops.ctl_dq_result}: one finding per check and severity, with since when. Set checks look
 * at everything, so their newest results count. Row checks saw what one run read, so those of all runs since the last publish count: of a
 * run that was refused, or that was about some clients only, no warning is lost. A replay or a rebuild puts some slices of old days through
 * again; what was found when they were read stands.
 */
final class Findings {
  private static final String READINGS =
      "kind = 'ROW' AND run_id NOT LIKE 'replay-%' AND run_id NOT LIKE 'rebuild-%'";

  private final SqlSession sql;
  private final Dialect dialect;

  Findings(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Set checks in the given order, then row checks by name. */
  List<Finding> of(List<SetCheck> checks) {
    String results = dialect.table(ControlTables.DQ_RESULT);
    String last = newest(results);
    String whole = dialect.type(com.askbosco.data.spec.TableSpec.Type.INT64);
    Map<String, String> descriptions = new LinkedHashMap<>();
    checks.forEach(check -> descriptions.put(check.name(), check.description()));
    Map<String, Finding> found = new LinkedHashMap<>();
    checks.forEach(
        check -> found.put(key("SET", check.name(), check.severity().name()), empty(check)));
    Map<String, List<String>> clients = clients(results, last);
    Map<String, String> since = since(results);
    // The same rows may have been read by several of the runs.
    for (List<@Nullable Object> row : sql.rows(
        "SELECT kind, check_name, layer, severity,"
            + " CAST(SUM(failed) AS " + whole + "), CAST(COALESCE(SUM(checked), 0) AS " + whole
            + "), MIN(example) FROM (SELECT kind, check_name, layer, severity, table_name, client_id, source, stream,"
            + " MAX(failed_rows) AS failed, MAX(checked_rows) AS checked,"
            + " MIN(CASE WHEN failed_rows > 0 THEN example END) AS example FROM " + results
            + " WHERE "
            + last
            + " GROUP BY kind, check_name, layer, severity, table_name, client_id, source, stream) r"
            + " GROUP BY kind, check_name, layer, severity ORDER BY kind, check_name, layer, severity")) {
      String name = String.valueOf(row.get(1));
      String key = key(row.get(0), name, row.get(3));
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
              failed == 0 ? null : since.get(row.get(0) + " " + name)));
    }
    found.replaceAll((key, finding) ->
        finding.severity().equals("QUARANTINE") ? inQuarantine(finding) : finding);
    return List.copyOf(found.values());
  }

  private static String key(
      @Nullable Object kind, @Nullable Object check, @Nullable Object severity) {
    return kind + " " + check + " " + severity;
  }

  /** The condition of the results that count. */
  private String newest(String results) {
    long sets = version(results, "kind = 'SET'");
    long rows = version(results, READINGS);
    long published = version(dialect.table(ControlTables.PUBLICATION), "is_published");
    return "((kind = 'SET' AND version = " + sets + ") OR (" + READINGS + " AND version >= "
        + Math.min(rows, published + 1) + "))";
  }

  private long version(String table, String condition) {
    return (Long) java.util.Objects.requireNonNull(
        sql.rows("SELECT COALESCE(MAX(version), 0) FROM " + table + " WHERE " + condition)
            .get(0)
            .get(0));
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
        check.severity().name(),
        check.description(),
        0,
        0,
        "",
        List.of(),
        null);
  }

  private Map<String, List<String>> clients(String results, String last) {
    Map<String, List<String>> clients = new LinkedHashMap<>();
    for (List<@Nullable Object> row :
        sql.rows("SELECT DISTINCT kind, check_name, severity, client_id FROM " + results + " WHERE "
            + last + " AND failed_rows > 0 AND client_id IS NOT NULL ORDER BY 1, 2, 3, 4")) {
      clients
          .computeIfAbsent(key(row.get(0), row.get(1), row.get(2)), key -> new ArrayList<>())
          .add(String.valueOf(row.get(3)));
    }
    return clients;
  }

  /** Of each check, the first run after the last one in which it held. */
  private Map<String, String> since(String results) {
    Map<String, String> since = new LinkedHashMap<>();
    for (List<@Nullable Object> row : sql.rows("WITH runs AS (SELECT kind, check_name, version,"
        + " MIN(checked_at) AS checked_at, SUM(failed_rows) AS failed FROM " + results
        + " WHERE kind = 'SET' OR (" + READINGS + ")"
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
