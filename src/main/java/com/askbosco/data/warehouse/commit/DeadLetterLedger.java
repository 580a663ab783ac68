package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.table.ControlTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of dead letters, in {@code ops.ctl_replay}: none leaves the quarantine without a row that says which run took it away
 * and why. A dead letter is known again by slice, table and payload.
 */
final class DeadLetterLedger {
  private static final String SAME = "a.slice_id = b.slice_id AND a.table_name = b.table_name AND ";

  private final SqlSession sql;
  private final Dialect dialect;
  private final String letters;

  DeadLetterLedger(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.letters = dialect.table(ControlTables.QUARANTINE);
  }

  /** The slices that have dead letters of this kind. */
  Set<String> slices(DeadLetterFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("TRUE"));
    filter.client().ifPresent(value -> conditions.add("q.client_id = " + dialect.literal(value)));
    filter.source().ifPresent(value -> conditions.add("q.source = " + dialect.literal(value)));
    filter.stream().ifPresent(value -> conditions.add("q.stream = " + dialect.literal(value)));
    filter
        .code()
        .ifPresent(value -> conditions.add("(q.error_code = " + dialect.literal(value)
            + " OR q.check_name = " + dialect.literal(value) + ")"));
    filter
        .from()
        .ifPresent(day ->
            conditions.add("(k.window_to IS NULL OR k.window_to >= " + dialect.date(day) + ")"));
    filter
        .to()
        .ifPresent(day -> conditions.add(
            "(k.window_from IS NULL OR k.window_from <= " + dialect.date(day) + ")"));
    Set<String> slices = new TreeSet<>();
    sql.rows("SELECT DISTINCT q.slice_id FROM " + letters + " q JOIN "
            + dialect.table(ControlTables.SLICE) + " k ON k.slice_id = q.slice_id WHERE "
            + String.join(" AND ", conditions))
        .forEach(row -> slices.add(String.valueOf(row.get(0))));
    return slices;
  }

  /** Keeps the dead letters of the run's slices, and of others, as they are before the run is applied. */
  void begin(Set<String> others) {
    String payload = dialect.text("payload");
    sql.run(
        "CREATE TEMP TABLE letter_before AS SELECT slice_id, client_id, source, stream, table_name,"
            + " raw_file, raw_offset, error_code, check_name, " + payload
            + " AS payload_text, COALESCE(attempts, 1) AS attempts,"
            + " COALESCE(first_refused_at, extracted_at) AS first_refused_at FROM " + letters
            + " WHERE slice_id IN (SELECT slice_id FROM run_slice WHERE outcome = 'COMPLETE')"
            + " OR slice_id IN (SELECT old_slice FROM slice_scope WHERE covered)"
            + (others.isEmpty() ? "" : " OR slice_id IN (" + literals(others) + ")"));
  }

  /** Numbers the tries of what stays, and writes what became of what was there before. */
  void end(StagedRun run, boolean replay, Set<String> superseded) {
    if (!superseded.isEmpty()) {
      sql.run("DELETE FROM " + letters + " WHERE slice_id IN (" + literals(superseded) + ")");
    }
    String payload = dialect.text("q.payload");
    sql.run("CREATE TEMP TABLE letter_after AS SELECT q.slice_id, q.table_name, " + payload
        + " AS payload_text, MIN(q.error_code) AS error_code FROM " + letters
        + " q WHERE q.slice_id IN (SELECT slice_id FROM letter_before)"
        + " GROUP BY q.slice_id, q.table_name, " + payload);
    if (replay) {
      countTries(dialect.text("ctl_quarantine.payload"));
    }
    sql.run("UPDATE " + letters + " SET attempts = 1 WHERE attempts IS NULL");
    sql.run("UPDATE " + letters
        + " SET first_refused_at = extracted_at WHERE first_refused_at IS NULL");
    String moment = "CAST(" + dialect.literal(run.extractedAt().toString()) + " AS "
        + dialect.type(Type.TIMESTAMP) + ")";
    String gone = replay ? "'MENDED'" : "'SUPERSEDED'";
    String outcome = "CASE WHEN a.slice_id IS NOT NULL THEN 'REFUSED'"
        + (superseded.isEmpty()
            ? ""
            : " WHEN b.slice_id IN (" + literals(superseded) + ") THEN 'SUPERSEDED'")
        + " ELSE " + gone + " END";
    sql.run("INSERT INTO " + dialect.table(ControlTables.REPLAY)
        + " (run_id, slice_id, client_id, source, stream, table_name, raw_file, outcome, raw_offset, error_code,"
        + " check_name, new_error_code, attempts, replayed_at) SELECT "
        + dialect.literal(run.runId())
        + ", b.slice_id, b.client_id, b.source, b.stream, b.table_name, b.raw_file, " + outcome
        + ", b.raw_offset, b.error_code, b.check_name, a.error_code, b.attempts, " + moment
        + " FROM letter_before b LEFT JOIN letter_after a ON " + SAME
        + "a.payload_text = b.payload_text"
        + (replay ? "" : " WHERE a.slice_id IS NULL")
        + dialect.inOrder("b.slice_id, b.raw_file, b.raw_offset"));
    sql.run("DROP TABLE letter_before");
    sql.run("DROP TABLE letter_after");
  }

  private void countTries(String payload) {
    sql.run("CREATE TEMP TABLE letter_try AS SELECT slice_id, table_name, payload_text,"
        + " MAX(attempts) + 1 AS attempts, MIN(first_refused_at) AS first_refused_at"
        + " FROM letter_before GROUP BY slice_id, table_name, payload_text");
    sql.run("UPDATE " + letters
        + " SET attempts = t.attempts, first_refused_at = t.first_refused_at FROM letter_try t"
        + " WHERE t.slice_id = ctl_quarantine.slice_id AND t.table_name = ctl_quarantine.table_name AND t.payload_text = "
        + payload);
    sql.run("DROP TABLE letter_try");
  }

  /** How many dead letters of a replay ended so. */
  long count(String runId, String outcome) {
    return (Long) java.util.Objects.requireNonNull(
        sql.rows("SELECT COUNT(*) FROM " + dialect.table(ControlTables.REPLAY) + " WHERE run_id = "
                + dialect.literal(runId) + " AND outcome = " + dialect.literal(outcome))
            .get(0)
            .get(0));
  }

  private String literals(Set<String> slices) {
    return slices.stream().map(dialect::literal).collect(Collectors.joining(", "));
  }
}
