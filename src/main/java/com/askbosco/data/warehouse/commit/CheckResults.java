package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import java.util.List;

/** Adds up what row checks found in the complete slices of a run. Slices that failed count for nothing: their rows are not there. */
final class CheckResults {
  /** The check that every record passes or breaks: whether the mapping can read it. */
  static final String MAPPING = "mapping";

  private final SqlSession sql;
  private final Dialect dialect;

  CheckResults(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Writes the results of the run: one row per client, source and stream that broke a check, one for all that did not. */
  void apply(StagedRun run, long version) {
    String text = dialect.type(Type.STRING);
    String whole = dialect.type(Type.INT64);
    String none = "CAST(NULL AS " + text + ")";
    String moment = "CAST(" + dialect.literal(run.extractedAt().toString()) + " AS "
        + dialect.type(Type.TIMESTAMP) + ")";
    sql.run(
        "CREATE TEMP TABLE check_total AS SELECT layer, check_name, table_name, severity, client_id,"
            + " source, stream, CAST(SUM(checked_rows) AS " + whole
            + ") AS checked_rows, CAST(SUM(failed_rows) AS " + whole
            + ") AS failed_rows, MIN(example) AS example FROM ("
            + mapping(run) + counts(run)
            + ") c GROUP BY layer, check_name, table_name, severity, client_id, source, stream");
    sql.run("INSERT INTO " + dialect.table(ControlTables.DQ_RESULT)
        + " (check_name, severity, failed_rows, example, run_id, version, checked_at, layer, kind, table_name,"
        + " client_id, source, stream, checked_rows) SELECT check_name, severity, failed_rows, example, "
        + dialect.literal(run.runId()) + ", " + version + ", " + moment
        + ", layer, 'ROW', table_name, client_id, source, stream, checked_rows FROM (SELECT layer, check_name,"
        + " severity, failed_rows, example, table_name, client_id, source, stream, checked_rows FROM check_total"
        + " WHERE failed_rows > 0 UNION ALL SELECT layer, check_name, severity, 0, " + none
        + ", table_name, " + none + ", source, " + none + ", CAST(SUM(checked_rows) AS " + whole
        + ") FROM check_total WHERE failed_rows = 0 GROUP BY layer, check_name, severity, table_name, source) r"
        + dialect.inOrder("check_name, table_name, source, client_id, stream"));
    sql.run("DROP TABLE check_total");
  }

  /** Every record of a complete slice can be mapped, but for those in the dead letters. */
  private String mapping(StagedRun run) {
    String text = dialect.type(Type.STRING);
    String none = "CAST(NULL AS " + text + ")";
    String slices = "SELECT 'SILVER' AS layer, '" + MAPPING
        + "' AS check_name, '' AS table_name, 'QUARANTINE' AS severity, s.client_id, s.source, s.stream,"
        + " s.records AS checked_rows, 0 AS failed_rows, " + none
        + " AS example FROM run_slice s WHERE s.outcome = 'COMPLETE'";
    List<String> uris = run.deadLetters().stream().map(StagedFile::uri).sorted().toList();
    return uris.isEmpty()
        ? slices
        : slices + " UNION ALL SELECT 'SILVER', '" + MAPPING
            + "', '', 'QUARANTINE', s.client_id, s.source, s.stream, 0, 1, q.error_code || ' ' || q.reason FROM "
            + dialect.staged(uris, ControlTables.QUARANTINE)
            + " q JOIN run_slice s ON s.slice_id = q.slice_id WHERE s.outcome = 'COMPLETE' AND q.check_name IS NULL";
  }

  private String counts(StagedRun run) {
    List<String> uris = run.noticed().stream()
        .filter(file -> file.table().equals(ControlTables.CHECK_COUNT.fullName()))
        .map(StagedFile::uri)
        .sorted()
        .toList();
    return uris.isEmpty()
        ? ""
        : " UNION ALL SELECT 'SILVER', f.check_name, f.table_name, f.severity, s.client_id, s.source, s.stream,"
            + " f.checked_rows, f.failed_rows, f.example FROM "
            + dialect.staged(uris, ControlTables.CHECK_COUNT)
            + " f JOIN run_slice s ON s.slice_id = f.slice_id WHERE s.outcome = 'COMPLETE'";
  }
}
