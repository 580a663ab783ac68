package com.askbosco.data.warehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The quality of the morning: what the checks said when the last run was to be published. Kept beside the snapshots and not in
 * them, since readers must learn of a publish that was refused, too.
 *
 * @param published whether the run was published; otherwise readers see {@code served}
 * @param checked the run that was checked
 * @param served the run readers see; empty texts before the first publish
 * @param snapshot the snapshot readers see; empty before the first publish
 * @param findings every check with its outcome
 * @param letters what lies in the dead letters
 */
public record Quality(
    @JsonProperty("published") boolean published,
    @JsonProperty("checked") Run checked,
    @JsonProperty("served") Run served,
    @JsonProperty("snapshot") String snapshot,
    @JsonProperty("findings") List<Finding> findings,
    @JsonProperty("dead_letters") List<Letters> letters) {

  /** Copies the lists. */
  public Quality {
    findings = List.copyOf(findings);
    letters = List.copyOf(letters);
  }

  /**
   * Dead letters of one kind.
   *
   * @param code why they were refused
   * @param check the row check they broke; empty for another reason
   * @param rows how many
   * @param reason that of one of them, without personal data
   * @param since the logical time at which the first of them was refused
   */
  public record Letters(
      @JsonProperty("client_id") String client,
      @JsonProperty("source") String source,
      @JsonProperty("stream") String stream,
      @JsonProperty("error_code") String code,
      @JsonProperty("check") String check,
      @JsonProperty("rows") long rows,
      @JsonProperty("reason") String reason,
      @JsonProperty("since") String since) {}

  /**
   * A run.
   *
   * @param id its id
   * @param at its logical time
   * @param day the last day it was asked for
   */
  public record Run(
      @JsonProperty("run_id") String id,
      @JsonProperty("extracted_at") String at,
      @JsonProperty("to_date") String day) {}

  /** The checks that stopped the publish. */
  public List<Finding> blocking() {
    return findings.stream().filter(Finding::blocks).toList();
  }

  /** The checks that are broken and stopped nothing: warnings and quarantined rows. */
  public List<Finding> warnings() {
    return findings.stream().filter(each -> each.broken() && !each.blocks()).toList();
  }
}
