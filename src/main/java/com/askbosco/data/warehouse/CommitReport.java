package com.askbosco.data.warehouse;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a commit did.
 *
 * @param runId the run
 * @param version number of the commit in this warehouse, from 1 without gaps
 * @param repeated whether the run had been committed before, so that nothing was done now
 * @param complete slices that were complete
 * @param failed slices that failed; their data stayed as it was
 * @param parked slices waiting for quota; their data stayed as it was
 * @param tables what happened to each table that had rows or slices in this run
 * @param restatements figures of earlier commits that this one changed
 */
public record CommitReport(
    String runId,
    long version,
    boolean repeated,
    long complete,
    long failed,
    long parked,
    List<TableChange> tables,
    List<Restatement> restatements) {

  /** Copies the lists. */
  public CommitReport {
    tables = List.copyOf(tables);
    restatements = List.copyOf(restatements);
  }

  /**
   * Rows of one table.
   *
   * @param table such as {@code silver.fct_order}
   * @param staged rows of complete slices in the staged files
   * @param added rows written
   * @param removed rows taken away, replaced ones included
   */
  public record TableChange(String table, long staged, long added, long removed) {}

  /**
   * A figure that moved, of one slice and table.
   *
   * @param metric the column added up, or {@code rows} for the number of rows
   * @param rowsAdded keys that are new
   * @param rowsRemoved keys that vanished
   * @param rowsChanged keys that stayed with other values
   * @param wasFinal whether any of the old rows had been final
   */
  public record Restatement(
      String sliceId,
      String table,
      String metric,
      BigDecimal oldValue,
      BigDecimal newValue,
      long rowsAdded,
      long rowsRemoved,
      long rowsChanged,
      boolean wasFinal) {}

  /** The same report, marked as that of an earlier commit. */
  public CommitReport asRepeated() {
    return new CommitReport(runId, version, true, complete, failed, parked, tables, restatements);
  }
}
