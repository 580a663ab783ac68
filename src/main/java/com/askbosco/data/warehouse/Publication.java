package com.askbosco.data.warehouse;

import java.util.List;

/**
 * What a publish did.
 *
 * @param snapshot the name of the snapshot readers see now
 * @param checks every data check with its outcome; none that blocks has failed
 */
public record Publication(String snapshot, List<CheckResult> checks) {

  /** Copies the list. */
  public Publication {
    checks = List.copyOf(checks);
  }

  /** A publish that the checks let through: those over sets of rows, with what they found. */
  public static Publication of(String snapshot, List<Finding> findings) {
    return new Publication(
        snapshot,
        findings.stream()
            .filter(finding -> finding.kind().equals("SET"))
            .map(finding -> new CheckResult(
                finding.check(),
                finding.severity().equals("FAIL"),
                finding.failedRows(),
                finding.example()))
            .toList());
  }

  /** The checks that found something; they are warnings. */
  public List<CheckResult> warnings() {
    return checks.stream().filter(check -> check.failedRows() > 0).toList();
  }

  /**
   * The outcome of a check.
   *
   * @param blocking whether wrong rows stop a publish
   * @param failedRows how many rows are wrong
   * @param example the first of them as text, empty when there is none
   */
  public record CheckResult(String name, boolean blocking, long failedRows, String example) {}
}
