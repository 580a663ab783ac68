package com.askbosco.data.warehouse;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** A check of severity {@code fail} is broken: nothing was published, and readers keep the snapshot before. */
public final class NotPublishedException extends BoscoException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  /** Names the checks that stopped it. */
  public NotPublishedException(List<Finding> findings) {
    super(
        ErrorCode.WAREHOUSE_CONFLICT,
        "Not published, readers keep the figures before: "
            + findings.stream()
                .filter(Finding::blocks)
                .map(each -> each.check() + " (" + each.failedRows() + " rows, first "
                    + each.example() + ")")
                .collect(Collectors.joining("; ")));
    this.findings = List.copyOf(findings);
  }

  /** Every check with its outcome. */
  public List<Finding> findings() {
    return findings;
  }
}
