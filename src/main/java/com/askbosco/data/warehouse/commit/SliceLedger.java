package com.askbosco.data.warehouse.commit;

import static com.askbosco.data.warehouse.table.ControlTables.COST;
import static com.askbosco.data.warehouse.table.ControlTables.REQUEST_LOG;
import static com.askbosco.data.warehouse.table.ControlTables.SLICE;
import static com.askbosco.data.warehouse.table.ControlTables.WATERMARK;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of slices: the run's own in a temporary table, all earlier ones, how each ended, how far streams are complete. */
final class SliceLedger {
  /** The slices of the run, as {@code run_slice}. */
  private static final TableLayout RUN_SLICE = ControlTables.table(
      "temp",
      "run_slice",
      List.of("slice_id"),
      "slice_id stream_key tenant_id client_id connection_id source stream source_account_id outcome",
      "window_from:d window_to:d pages:i records:i rejected:i retries:i waited_ms:i bytes:i read_ms:i error_code:s"
          + " error:s part:s");

  /** Names a stream of an account, whatever parts it is read in. */
  private static final String WHOLE_STREAM = String.join(
      " || '\u001f' || ",
      "tenant_id",
      "client_id",
      "connection_id",
      "source",
      "stream",
      "source_account_id");

  private final SqlSession sql;
  private final Dialect dialect;

  SliceLedger(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /**
   * Makes {@code run_slice}, and {@code slice_scope}: which earlier slices' rows ({@code old_slice}) a complete slice
   * ({@code new_slice}) may replace, because it is the same slice or its days overlap. A replay replaces rows of the same slice
   * only.
   */
  void begin(StagedRun run, boolean replay) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SliceResult result : run.slices()) {
      rows.add(row(run.tenantId(), result));
    }
    sql.temporary(RUN_SLICE, rows);
    sql.run("CREATE TEMP TABLE slice_scope AS"
        + " SELECT k.slice_id AS old_slice, s.slice_id AS new_slice, s.window_from, s.window_to,"
        + " TRUE AS same, TRUE AS covered"
        + " FROM " + dialect.table(SLICE) + " k JOIN run_slice s ON k.slice_id = s.slice_id"
        + " WHERE s.outcome = 'COMPLETE' AND k.is_complete"
        + " UNION ALL SELECT k.slice_id, s.slice_id, s.window_from, s.window_to, FALSE,"
        + " s.window_from IS NULL OR (k.window_from >= s.window_from AND k.window_to <= s.window_to)"
        + " FROM " + dialect.table(SLICE) + " k JOIN run_slice s ON k.stream_key = s.stream_key"
        + " WHERE " + (replay ? "FALSE AND " : "") + "s.outcome = 'COMPLETE' AND k.is_complete"
        + " AND k.slice_id NOT IN (SELECT slice_id FROM run_slice)"
        + " AND (s.window_from IS NULL OR k.window_from IS NULL"
        + " OR (k.window_from <= s.window_to AND k.window_to >= s.window_from))");
  }

  /**
   * Makes {@code run_slice} of the slices of messages, which stand for no days and replace nothing.
   *
   * @param day goes for their window, so that none of them passes for a whole list
   */
  void begin(String tenant, Collection<StagedPage> pages, LocalDate day) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (StagedPage page : pages) {
      SliceResult result = new SliceResult(
          page.slice(), Outcome.COMPLETE, 1, page.messages(), page.rejected(), 0, 0, "", "");
      List<@Nullable Object> row = new ArrayList<>(row(tenant, result));
      row.set(RUN_SLICE.columns().indexOf("window_from"), day);
      row.set(RUN_SLICE.columns().indexOf("window_to"), day);
      rows.add(row);
    }
    sql.temporary(RUN_SLICE, rows);
    sql.run("CREATE TEMP TABLE slice_scope AS SELECT slice_id AS old_slice, slice_id AS new_slice,"
        + " window_from, window_to, TRUE AS same, TRUE AS covered FROM run_slice WHERE FALSE");
  }

  private static List<@Nullable Object> row(String tenant, SliceResult result) {
    Slice slice = result.slice();
    DateRange window = slice.window();
    return Arrays.asList(
        slice.id(),
        streamKey(tenant, slice),
        tenant,
        slice.clientId(),
        slice.connectionId(),
        slice.source(),
        slice.stream(),
        slice.accountId(),
        result.outcome().name(),
        window == null ? null : window.from(),
        window == null ? null : window.to(),
        result.pages(),
        result.records(),
        result.rejected(),
        result.retries(),
        result.waitedMillis(),
        result.bytes(),
        result.readMillis(),
        result.errorCode().isEmpty() ? null : result.errorCode(),
        result.error().isEmpty() ? null : result.error(),
        slice.part());
  }

  /** Slices of the same key may replace one another's rows where their days overlap; parts of a stream never do. */
  private static String streamKey(String tenant, Slice slice) {
    String stream = String.join(
        "\u001f",
        tenant,
        slice.clientId(),
        slice.connectionId(),
        slice.source(),
        slice.stream(),
        slice.accountId());
    return slice.part().isEmpty() ? stream : stream + "\u001f" + slice.part();
  }

  /**
   * Writes how each slice ended and moves the watermarks of the streams that were read. A replay reads nothing: whose data a slice
   * holds and how its last reading ended stay as they are.
   */
  void end(StagedRun run, long version, boolean replay) {
    if (!replay) {
      endReading(run, version);
    }
    sql.run("INSERT INTO " + dialect.table(REQUEST_LOG)
        + " (run_id, version, slice_id, client_id, connection_id, source, stream, source_account_id, outcome,"
        + " pages, records, rejected, retries, waited_ms, error_code, error) SELECT "
        + dialect.literal(run.runId()) + ", " + version
        + ", slice_id, client_id, connection_id, source, stream, source_account_id, outcome,"
        + " pages, records, rejected, retries, waited_ms, error_code, error FROM run_slice"
        + dialect.inOrder("slice_id"));
  }

  private void endReading(StagedRun run, long version) {
    String runId = dialect.literal(run.runId());
    String slices = dialect.table(SLICE);
    sql.run("INSERT INTO " + slices
        + " (slice_id, stream_key, tenant_id, client_id, connection_id, source,"
        + " stream, source_account_id, window_from, window_to, is_complete)"
        + " SELECT slice_id, stream_key, tenant_id, client_id, connection_id, source, stream, source_account_id,"
        + " window_from, window_to, FALSE FROM run_slice WHERE slice_id NOT IN (SELECT slice_id FROM "
        + slices + ")" + dialect.inOrder("slice_id"));
    sql.run("UPDATE " + slices + " SET last_run_id = " + runId + ", last_version = " + version
        + ", last_outcome = s.outcome, last_error_code = s.error_code, last_error = s.error"
        + " FROM run_slice s WHERE s.slice_id = ctl_slice.slice_id");
    sql.run("UPDATE " + slices + " SET is_complete = TRUE, run_id = " + runId + ", version = "
        + version + ", extracted_at = CAST(" + dialect.literal(run.extractedAt().toString())
        + " AS " + dialect.type(com.askbosco.data.spec.TableSpec.Type.TIMESTAMP) + ")"
        + " FROM run_slice s WHERE s.slice_id = ctl_slice.slice_id AND s.outcome = 'COMPLETE'");
    keepCost(run, version);
    moveWatermarks();
  }

  private void keepCost(StagedRun run, long version) {
    sql.run("INSERT INTO " + dialect.table(COST)
        + " (run_id, stream_key, tenant_id, client_id, connection_id, source, stream, source_account_id, version,"
        + " extracted_at, slices, failed_slices, api_calls, retries, records, rejected, bytes, read_ms, waited_ms) SELECT "
        + dialect.literal(run.runId()) + ", " + WHOLE_STREAM
        + ", tenant_id, client_id, connection_id, source, stream, source_account_id, "
        + version + ", CAST(" + dialect.literal(run.extractedAt().toString()) + " AS "
        + dialect.type(com.askbosco.data.spec.TableSpec.Type.TIMESTAMP) + "), COUNT(*),"
        + " SUM(CASE WHEN outcome = 'COMPLETE' THEN 0 ELSE 1 END),"
        + " SUM(CASE WHEN bytes > 0 THEN pages ELSE 0 END + retries), SUM(retries), SUM(records), SUM(rejected),"
        + " SUM(bytes), SUM(read_ms), SUM(waited_ms) FROM run_slice"
        + " GROUP BY tenant_id, client_id, connection_id, source, stream, source_account_id"
        + dialect.inOrder("2"));
  }

  /** Complete days join into stretches; the watermark is the end of the stretch that begins with the first day asked for. */
  private void moveWatermarks() {
    String watermarks = dialect.table(WATERMARK);
    String read = " IN (SELECT " + WHOLE_STREAM + " FROM run_slice)";
    sql.run("DELETE FROM " + watermarks + " WHERE stream_key" + read);
    sql.run("INSERT INTO " + watermarks
        + " (stream_key, tenant_id, client_id, connection_id, source, stream,"
        + " source_account_id, asked_from, complete_from, complete_to, extracted_at)"
        + " WITH known AS (SELECT " + WHOLE_STREAM
        + " AS stream_key, tenant_id, client_id, connection_id, source, stream, source_account_id,"
        + " window_from, window_to, is_complete, extracted_at FROM " + dialect.table(SLICE)
        + " WHERE " + WHOLE_STREAM + read + "),"
        + " marked AS (SELECT stream_key, window_from AS f, window_to AS t, CASE WHEN window_from <= MAX(window_to)"
        + " OVER (PARTITION BY stream_key ORDER BY window_from, window_to"
        + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 THEN 0 ELSE 1 END AS begins"
        + " FROM known WHERE is_complete AND window_from IS NOT NULL),"
        + " stretch AS (SELECT stream_key, f, t, SUM(begins) OVER (PARTITION BY stream_key ORDER BY f, t"
        + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n FROM marked),"
        + " first_stretch AS (SELECT stream_key, MIN(f) AS f, MAX(t) AS t FROM stretch WHERE n = 1 GROUP BY stream_key),"
        + " asked AS (SELECT stream_key, tenant_id, client_id, connection_id, source, stream, source_account_id,"
        + " MIN(window_from) AS f, MAX(extracted_at) AS extracted_at FROM known"
        + " GROUP BY stream_key, tenant_id, client_id, connection_id, source, stream, source_account_id)"
        + " SELECT a.stream_key, a.tenant_id, a.client_id, a.connection_id, a.source, a.stream, a.source_account_id,"
        + " a.f, CASE WHEN c.f <= a.f THEN c.f END, CASE WHEN c.f <= a.f THEN c.t END, a.extracted_at"
        + " FROM asked a LEFT JOIN first_stretch c ON c.stream_key = a.stream_key"
        + dialect.inOrder("a.stream_key"));
  }
}
