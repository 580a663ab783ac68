package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.table.ControlTables;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ops.ctl_run}: one row a committed run, which answers what became of it. */
final class RunLedger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqlSession sql;
  private final Dialect dialect;

  RunLedger(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** The report of a committed run, from the ledger. */
  Optional<CommitReport> committed(String runId) {
    List<List<@Nullable Object>> found = sql.rows("SELECT report FROM "
        + dialect.table(ControlTables.RUN) + " WHERE run_id = " + dialect.literal(runId));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      CommitReport report = JSON.readValue((String) found.get(0).get(0), CommitReport.class);
      return Optional.of(report.asRepeated());
    } catch (JsonProcessingException e) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED, "The ledger's report of run " + runId + " is unreadable", e);
    }
  }

  /** The version that the next commit gives to what it changes. */
  long nextVersion() {
    return 1
        + (Long) Objects.requireNonNull(
            sql.rows("SELECT COALESCE(MAX(version), 0) FROM " + dialect.table(ControlTables.RUN))
                .get(0)
                .get(0));
  }

  /** Writes the run's row; a run is committed when it has one. */
  void write(StagedRun run, CommitReport report) {
    String json;
    try {
      json = JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "A commit's report cannot be written", e);
    }
    long records = run.slices().stream().mapToLong(SliceResult::records).sum();
    long rejected = run.slices().stream().mapToLong(SliceResult::rejected).sum();
    String status = report.failed() + report.parked() == 0 ? "COMPLETE" : "PARTIAL";
    sql.run("INSERT INTO " + dialect.table(ControlTables.RUN)
        + " (run_id, tenant_id, status, version, extracted_at, from_date, to_date, slices_complete,"
        + " slices_failed, slices_parked, records, rejected, report) VALUES ("
        + dialect.literal(run.runId()) + ", " + dialect.literal(run.tenantId()) + ", '" + status
        + "', " + report.version() + ", CAST("
        + dialect.literal(run.extractedAt().toString())
        + " AS " + dialect.type(Type.TIMESTAMP) + "), " + dialect.date(run.from()) + ", "
        + dialect.date(run.to()) + ", " + report.complete() + ", " + report.failed() + ", "
        + report.parked() + ", " + records + ", " + rejected + ", " + dialect.literal(json) + ")");
  }
}
