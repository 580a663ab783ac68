package com.askbosco.data.operations.health;

import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.spec.SourceLimits;
import com.askbosco.data.spec.SourceLimits.Quota;
import com.askbosco.data.spec.SourceLimits.Sharing;
import com.askbosco.data.warehouse.QueryEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the control tables of a warehouse say: the last run, streams that are late, dead letters, quotas used up. */
public final class WarehouseHealth {
  private static final double NEARLY = 0.8;

  private final QueryEngine engine;
  private final Health health;

  /** Looks at what an engine reads. */
  public WarehouseHealth(QueryEngine engine, Health health) {
    this.engine = engine;
    this.health = health;
  }

  /** Looks at everything. */
  public void look(DataFiles files) throws InterruptedException {
    health.look("warehouse", this::lastRun);
    health.look("freshness", this::late);
    health.look("dead letters", this::deadLetters);
    health.look("quotas", () -> quotas(files));
  }

  private void lastRun() {
    List<List<@Nullable Object>> rows =
        rows("SELECT run_id, status, slices_complete, slices_failed, slices_parked FROM ops.ctl_run"
            + " ORDER BY version DESC LIMIT 1");
    if (rows.isEmpty()) {
      health.warn("warehouse", "nothing was committed yet", "ops.ctl_run", "Run `./bosco run`.");
      return;
    }
    List<@Nullable Object> run = rows.get(0);
    String text = "last run " + run.get(0) + " " + run.get(1) + ": " + run.get(2)
        + " slices complete, " + run.get(3) + " failed, " + run.get(4) + " parked";
    if ("PARTIAL".equals(run.get(1))) {
      health.warn("warehouse", text, "ops.ctl_slice", "docs/runbooks/a-slice-failed.md");
    } else {
      health.ok("warehouse", text);
    }
  }

  private void late() {
    List<List<@Nullable Object>> rows = rows(
        "SELECT client_id, source, stream, CAST(complete_to AS STRING) FROM ops.ctl_watermark AS w"
            + " WHERE complete_to IS NOT NULL AND complete_to < (SELECT MAX(to_date) FROM ops.ctl_run)"
            + " ORDER BY complete_to, client_id, source, stream");
    for (List<@Nullable Object> row : rows.subList(0, Math.min(5, rows.size()))) {
      health.warn(
          "freshness",
          row.get(0) + " " + row.get(1) + " " + row.get(2) + " is complete to " + row.get(3)
              + " only",
          "ops.ctl_watermark",
          "docs/runbooks/late-data.md");
    }
    if (rows.isEmpty()) {
      health.ok("freshness", "every stream is as far as the last run");
    } else if (rows.size() > 5) {
      health.warn("freshness", (rows.size() - 5) + " more streams are behind", "", "");
    }
  }

  private void deadLetters() {
    long count = number(rows("SELECT COUNT(*) FROM ops.ctl_quarantine").get(0).get(0));
    if (count == 0) {
      health.ok("dead letters", "none");
    } else {
      health.warn(
          "dead letters",
          count + " records were refused",
          "ops.ctl_quarantine",
          "docs/runbooks/dead-letters.md");
    }
  }

  /** Quotas of whole days against the calls of the last day on which anything was read. */
  private void quotas(DataFiles files) {
    for (String source : files.streams().keySet()) {
      SourceLimits limits = files.limits(source);
      for (Quota quota : limits.quotas()) {
        if (quota.per().compareTo(Duration.ofDays(1)) >= 0) {
          used(source, quota);
        }
      }
    }
  }

  private void used(String source, Quota quota) {
    String streams = quota.streams().isEmpty()
        ? ""
        : " AND stream IN ('" + String.join("', '", quota.streams()) + "')";
    String by = quota.sharedBy() == Sharing.AGENCY ? "" : ", source_account_id";
    List<List<@Nullable Object>> rows =
        rows("SELECT DATE(extracted_at) AS day, SUM(api_calls) AS calls"
            + " FROM ops.ctl_cost WHERE source = '" + source + "'" + streams
            + " GROUP BY day" + by + " ORDER BY day DESC, calls DESC LIMIT 1");
    if (rows.isEmpty()) {
      return;
    }
    long calls = number(rows.get(0).get(1));
    String text = String.format(
        Locale.ROOT,
        "%s: %,d of %,d %s used on %s%s",
        source,
        calls,
        quota.requests(),
        quota.name(),
        rows.get(0).get(0),
        quota.sharedBy() == Sharing.AGENCY ? "" : " by the busiest account");
    if (calls >= NEARLY * quota.requests()) {
      health.warn("quotas", text, "ops.ctl_cost", "docs/runbooks/quota-exhausted.md");
    } else {
      health.ok("quotas", text);
    }
  }

  private List<List<@Nullable Object>> rows(String sql) {
    return engine.query(sql).rows();
  }

  private static long number(@Nullable Object value) {
    return Long.parseLong(String.valueOf(value));
  }
}
