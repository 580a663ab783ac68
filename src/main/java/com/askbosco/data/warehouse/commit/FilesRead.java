package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps {@code ops.ctl_file}: which file each slice's rows were taken from. */
final class FilesRead {
  private final SqlSession sql;
  private final Dialect dialect;

  FilesRead(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Makes {@code resent_file}: slices of the run that are files which were read before. */
  void begin() {
    sql.execute("CREATE TEMP TABLE resent_file AS SELECT f.slice_id FROM "
        + dialect.table(ControlTables.FILE)
        + " f JOIN run_slice s ON s.slice_id = f.slice_id WHERE s.outcome = 'COMPLETE'");
  }

  void end() {
    sql.execute("DROP TABLE resent_file");
  }

  /** Writes the files of the run's complete slices. */
  void apply(StagedRun run, long version) {
    List<String> uris = run.noticed().stream()
        .filter(file -> file.table().equals(ControlTables.FILE_READ.fullName()))
        .map(StagedFile::uri)
        .sorted()
        .toList();
    if (uris.isEmpty()) {
      return;
    }
    String table = dialect.table(ControlTables.FILE);
    String staged = dialect.staged(uris, ControlTables.FILE_READ);
    sql.execute("DELETE FROM " + table + " WHERE slice_id IN (SELECT slice_id FROM run_slice"
        + " WHERE outcome = 'COMPLETE')");
    sql.execute("INSERT INTO " + table
        + " (slice_id, run_id, client_id, connection_id, source, stream, source_account_id, file_name, address,"
        + " version, extracted_at, bytes, modified_at, read_with, checksum, sha256, records) SELECT s.slice_id, "
        + dialect.literal(run.runId())
        + ", s.client_id, s.connection_id, s.source, s.stream, s.source_account_id, f.file_name, f.address, "
        + version + ", CAST(" + dialect.literal(run.extractedAt().toString()) + " AS "
        + dialect.type(Type.TIMESTAMP)
        + "), f.bytes, f.modified_at, f.read_with, f.checksum, f.sha256, f.records FROM "
        + staged + " f JOIN run_slice s ON s.slice_id = f.slice_id WHERE s.outcome = 'COMPLETE'"
        + dialect.inOrder("s.slice_id"));
  }

  /** {@code size:modified:reading:checksum} of each file, by the id of its slice. */
  Map<String, String> marks() {
    Map<String, String> marks = new HashMap<>();
    for (List<@Nullable Object> row :
        sql.rows("SELECT slice_id, bytes, modified_at, read_with, checksum FROM "
            + dialect.table(ControlTables.FILE))) {
      Instant modified = (Instant) java.util.Objects.requireNonNull(row.get(2));
      Object checksum = row.get(4);
      marks.put(
          String.valueOf(row.get(0)),
          row.get(1) + ":" + modified.toEpochMilli() + ":" + row.get(3) + ":"
              + (checksum == null ? "" : checksum));
    }
    return marks;
  }
}
