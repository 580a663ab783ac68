package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import java.util.List;

/** Counts the records about erased persons that sources still sent, by slice, in {@code ops.ctl_suppression}. */
final class Suppressed {
  private final SqlSession sql;
  private final Dialect dialect;

  Suppressed(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Writes the counts of the run's complete slices. */
  void apply(StagedRun run, long version) {
    List<String> uris = run.noticed().stream()
        .filter(file -> file.table().equals(ControlTables.SUPPRESSED.fullName()))
        .map(StagedFile::uri)
        .sorted()
        .toList();
    if (uris.isEmpty()) {
      return;
    }
    sql.run("INSERT INTO " + dialect.table(ControlTables.SUPPRESSION)
        + " (run_id, slice_id, client_id, source, stream, version, extracted_at, records) SELECT "
        + dialect.literal(run.runId()) + ", s.slice_id, s.client_id, s.source, s.stream, " + version
        + ", CAST(" + dialect.literal(run.extractedAt().toString()) + " AS "
        + dialect.type(Type.TIMESTAMP) + "), CAST(SUM(f.records) AS " + dialect.type(Type.INT64)
        + ") FROM " + dialect.staged(uris, ControlTables.SUPPRESSED)
        + " f JOIN run_slice s ON s.slice_id = f.slice_id WHERE s.outcome = 'COMPLETE'"
        + " GROUP BY s.slice_id, s.client_id, s.source, s.stream ORDER BY s.slice_id");
  }
}
