package com.askbosco.data.warehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found at the last publish, or at the last commit for a row check.
 *
 * @param check its name
 * @param layer {@code BRONZE}, {@code SILVER} or {@code GOLD}
 * @param kind {@code SET} for a query, {@code ROW} for a check of single rows
 * @param severity {@code WARN}, {@code QUARANTINE} or {@code FAIL}
 * @param description what holds when the check is not broken; empty where nobody says
 * @param failedRows how many rows break it
 * @param checkedRows how many rows a row check looked at; 0 for a set check
 * @param example one of the rows that break it, without personal data; empty when there is none
 * @param clients the clients concerned, where the check says so
 * @param since the logical time of the first run of the present unbroken row of runs that broke it; null while it holds
 */
public record Finding(
    @JsonProperty("check") String check,
    @JsonProperty("layer") String layer,
    @JsonProperty("kind") String kind,
    @JsonProperty("severity") String severity,
    @JsonProperty("description") String description,
    @JsonProperty("failed_rows") long failedRows,
    @JsonProperty("checked_rows") long checkedRows,
    @JsonProperty("example") String example,
    @JsonProperty("clients") List<String> clients,
    @JsonProperty("since") @Nullable String since) {

  /** Copies the list. */
  public Finding {
    clients = List.copyOf(clients);
  }

  /** Whether rows break it. */
  public boolean broken() {
    return failedRows > 0;
  }

  /** Whether it stops a publish. */
  public boolean blocks() {
    return broken() && kind.equals("SET") && severity.equals("FAIL");
  }
}
