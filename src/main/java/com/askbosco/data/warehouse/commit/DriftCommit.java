package com.askbosco.data.warehouse.commit;

import static com.askbosco.data.warehouse.table.ControlTables.SCHEMA_DRIFT;
import static com.askbosco.data.warehouse.table.ControlTables.STREAM_FIELD;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds what a run's records had beyond their contracts to {@code ctl_schema_drift}, one row for a field, an account and a kind of
 * difference, and finds fields that vanished. Slices count that were read to their end: complete ones, and those of which too much was
 * rejected. A run read again from raw moves no count, since its records were counted when they were read.
 */
final class DriftCommit {
  static final TableLayout STAGED = ControlTables.table(
      "temp",
      "staged_drift",
      List.of(),
      "slice_id run_id",
      "extracted_at:t contract_version:s field_path:s drift_kind:s expected_type:s sample_type:s is_rejected:b records:i");
  private static final TableLayout STAGED_FIELDS = ControlTables.table(
      "temp",
      "staged_field",
      List.of(),
      "slice_id run_id",
      "extracted_at:t contract_version:s fields:s some_bits:i every_bits:i records:i");
  private static final TableLayout SEEN = ControlTables.table(
      "temp",
      "seen_drift",
      List.of(),
      "tenant_id client_id source stream source_account_id field_path drift_kind",
      "expected_type:s sample_type:s is_rejected:b contract_version:s seen_first:t seen_last:t records:i");
  private static final List<String> KEY = List.of(
      "tenant_id",
      "client_id",
      "source",
      "stream",
      "source_account_id",
      "field_path",
      "drift_kind");
  private static final String OF_STREAM =
      "s.tenant_id, s.client_id, s.source, s.stream, s.source_account_id";

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  DriftCommit(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  void apply(StagedRun run) {
    List<List<@Nullable Object>> seen = new ArrayList<>();
    List<String> drifts = uris(run, SCHEMA_DRIFT);
    if (!drifts.isEmpty()) {
      seen.addAll(seen(run, drifts));
    }
    List<String> fields = uris(run, STREAM_FIELD);
    if (!fields.isEmpty()) {
      VanishedFields vanished = new VanishedFields(sql, dialect);
      seen.addAll(vanished.find(run.runId(), dialect.staged(fields, STAGED_FIELDS)));
    }
    if (!seen.isEmpty()) {
      sql.temporary(SEEN, seen);
      merge(run.runId());
      sql.run("DROP TABLE seen_drift");
    }
  }

  /** What is read of the staged files. */
  static List<StagedRows> stagedRows(StagedRun run) {
    return List.of(
        new StagedRows(STAGED, uris(run, SCHEMA_DRIFT)),
        new StagedRows(STAGED_FIELDS, uris(run, STREAM_FIELD)));
  }

  private static List<String> uris(StagedRun run, TableLayout table) {
    return run.noticed().stream()
        .filter(file -> file.table().equals(table.fullName()))
        .map(StagedFile::uri)
        .sorted()
        .toList();
  }

  private List<List<@Nullable Object>> seen(StagedRun run, List<String> uris) {
    return sql
        .rows("SELECT " + OF_STREAM + ", d.field_path, d.drift_kind, MAX(d.expected_type),"
            + " COALESCE(MAX(CASE WHEN d.sample_type <> 'null' THEN d.sample_type END), 'null'),"
            + " MAX(CASE WHEN d.is_rejected THEN 1 ELSE 0 END) = 1, MAX(d.contract_version),"
            + " MIN(d.extracted_at), MAX(d.extracted_at),"
            + " SUM(CASE WHEN d.run_id = " + dialect.literal(run.runId())
            + " THEN d.records ELSE 0 END) FROM " + dialect.staged(uris, STAGED)
            + " d JOIN run_slice s ON s.slice_id = d.slice_id WHERE s.outcome = 'COMPLETE'"
            + " OR s.error_code = '" + ErrorCode.SOURCE_RECORDS_REJECTED.code() + "' GROUP BY "
            + OF_STREAM + ", d.field_path, d.drift_kind ORDER BY 1, 2, 3, 4, 5, 6, 7")
        .stream()
        .map(DriftCommit::whole)
        .toList();
  }

  /** Sums come as decimals from some warehouses. */
  private static List<@Nullable Object> whole(List<@Nullable Object> row) {
    List<@Nullable Object> copy = new ArrayList<>(row);
    int last = copy.size() - 1;
    copy.set(last, copy.get(last) instanceof Number number ? number.longValue() : 0L);
    return copy;
  }

  private void merge(String runId) {
    String target = dialect.table(SCHEMA_DRIFT);
    String run = dialect.literal(runId);
    String same = columns.same("d", "n", KEY);
    sql.run("UPDATE " + target + " AS d SET first_seen = LEAST(d.first_seen, n.seen_first),"
        + " last_run_id = CASE WHEN n.seen_last >= d.last_seen THEN " + run
        + " ELSE d.last_run_id END, last_seen = GREATEST(d.last_seen, n.seen_last),"
        + " record_count = d.record_count + n.records, last_records = n.records,"
        + " expected_type = n.expected_type, sample_type = n.sample_type,"
        + " is_rejected = n.is_rejected, contract_version = n.contract_version"
        + " FROM seen_drift n WHERE " + same);
    sql.run("INSERT INTO " + target + " (" + columns.list(KEY)
        + ", expected_type, sample_type, is_rejected, contract_version, first_seen, last_seen,"
        + " first_run_id, last_run_id, record_count, last_records) SELECT "
        + columns.list("n", KEY)
        + ", n.expected_type, n.sample_type, n.is_rejected, n.contract_version, n.seen_first,"
        + " n.seen_last, " + run + ", " + run
        + ", n.records, n.records FROM seen_drift n WHERE NOT EXISTS (SELECT 1 FROM " + target
        + " d WHERE " + same + ")" + dialect.inOrder(columns.list("n", KEY)));
  }

  /** A row of {@code seen_drift} about a field that is gone. */
  static List<@Nullable Object> vanished(
      List<@Nullable Object> ofStream,
      String field,
      @Nullable Object version,
      @Nullable Object at,
      long records) {
    List<@Nullable Object> row = new ArrayList<>(ofStream);
    row.addAll(Arrays.asList(
        field, "VANISHED_FIELD", "present", "absent", false, version, at, at, records));
    return row;
  }
}
