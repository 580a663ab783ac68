package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a report's slices reach silver: whole rows before and after. */
class CommitReplaceSliceTest extends WarehouseTest {
  private static final Slice DAY1 = slice("google-ads", "campaign", "1", "2026-03-01");
  private static final Slice DAY2 = slice("google-ads", "campaign", "1", "2026-03-02");

  private StagedRunBuilder ad(
      StagedRunBuilder run, Slice slice, String day, String campaign, int clicks, String spend) {
    return run.row(
        "fct_ads",
        slice,
        "report_date",
        day,
        "campaign",
        campaign,
        "clicks",
        clicks,
        "spend",
        spend);
  }

  private List<String> ads() {
    return rows(
        "SELECT report_date, campaign, clicks, spend, _run_id FROM silver.fct_ads ORDER BY ALL");
  }

  @Test
  void peer_cortex_4_rows_that_vanish_on_restatement_leave_no_trace() {
    StagedRunBuilder first = run("r1").complete(DAY1).complete(DAY2);
    ad(first, DAY1, "2026-03-01", "a", 1, "1.10");
    ad(first, DAY1, "2026-03-01", "b", 2, "2.20");
    ad(first, DAY2, "2026-03-02", "a", 3, "12345678901234567890.123456789");
    warehouse.commit(first.build());
    StagedRunBuilder second = run("r2").complete(DAY1);
    ad(second, DAY1, "2026-03-01", "a", 1, "1.20");
    ad(second, DAY1, "2026-03-01", "c", 5, "0");

    CommitReport report = warehouse.commit(second.build());

    assertThat(ads())
        .containsExactly(
            "[2026-03-01, a, 1, 1.2, r2]",
            "[2026-03-01, c, 5, 0, r2]",
            "[2026-03-02, a, 3, 12345678901234567890.123456789, r1]");
    assertThat(report.tables()).containsExactly(new TableChange("silver.fct_ads", 2, 2, 2));
    assertThat(rows(
            "SELECT window_from, table_name, metric, old_value, new_value, rows_added, rows_removed,"
                + " rows_changed, was_final FROM ops.ctl_restatement ORDER BY metric"))
        .containsExactly(
            "[2026-03-01, silver.fct_ads, clicks, 3, 6, 1, 1, 1, false]",
            "[2026-03-01, silver.fct_ads, rows, 2, 2, 1, 1, 1, false]",
            "[2026-03-01, silver.fct_ads, spend, 3.3, 1.2, 1, 1, 1, false]");
    assertThat(report.restatements())
        .extracting(r -> r.metric())
        .containsExactly("clicks", "spend", "rows");
  }

  @Test
  void anEmptySliceEmptiesItsDaysAndAFailedOneDoesNot() {
    StagedRunBuilder first = run("r1").complete(DAY1).complete(DAY2);
    ad(first, DAY1, "2026-03-01", "a", 1, "1");
    ad(first, DAY2, "2026-03-02", "a", 2, "2");
    warehouse.commit(first.build());
    StagedRunBuilder second = run("r2").complete(DAY1).ended(DAY2, Outcome.FAILED, "BOSCO-2004");
    ad(second, DAY2, "2026-03-02", "half", 9, "9");

    CommitReport report = warehouse.commit(second.build());

    assertThat(ads()).containsExactly("[2026-03-02, a, 2, 2, r1]");
    assertThat(report.complete()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(rows("SELECT run_id, last_run_id, last_outcome, last_error_code, is_complete"
            + " FROM ops.ctl_slice ORDER BY window_from"))
        .containsExactly("[r2, r2, COMPLETE, null, true]", "[r1, r2, FAILED, BOSCO-2004, true]");
    assertThat(rows("SELECT status FROM ops.ctl_run ORDER BY version"))
        .containsExactly("[COMPLETE]", "[PARTIAL]");
  }

  @Test
  void anUnchangedSliceKeepsItsTechnicalColumns() {
    StagedRunBuilder first = run("r1").complete(DAY1);
    ad(first, DAY1, "2026-03-01", "a", 1, "1");
    warehouse.commit(first.bronze(DAY1, 0, "a", List.of(1)).build());
    StagedRunBuilder again = run("r2").at("2026-03-09T06:00:00Z").complete(DAY1);
    ad(again, DAY1, "2026-03-01", "a", 1, "1");

    CommitReport report =
        warehouse.commit(again.bronze(DAY1, 0, "a", List.of(1)).build());

    assertThat(report.tables())
        .containsExactly(
            new TableChange("bronze.google_ads", 1, 0, 0),
            new TableChange("silver.fct_ads", 1, 0, 0));
    assertThat(report.restatements()).isEmpty();
    assertThat(ads()).containsExactly("[2026-03-01, a, 1, 1, r1]");
    assertThat(rows("SELECT run_id, raw_file FROM bronze.google_ads"))
        .containsExactly("[r1, raw/r1/page-00000.json.gz]");
    assertThat(rows("SELECT table_name, run_id, row_count FROM ops.ctl_slice_table ORDER BY 1"))
        .containsExactly("[bronze.google_ads, r1, 1]", "[silver.fct_ads, r1, 1]");
  }

  @Test
  void aDayThatBecomesFinalIsRewrittenWithoutBeingARestatement() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .pageRow("fct_ads", DAY1, "p", false, "report_date", "2026-03-01", "campaign", "a")
        .build());
    CommitReport report = warehouse.commit(run("r2")
        .complete(DAY1)
        .pageRow("fct_ads", DAY1, "p", true, "report_date", "2026-03-01", "campaign", "a")
        .build());

    assertThat(rows("SELECT _run_id, _is_final FROM silver.fct_ads")).containsExactly("[r2, true]");
    assertThat(report.restatements()).isEmpty();
    assertThat(rows("SELECT * FROM ops.ctl_restatement")).isEmpty();
  }

  @Test
  void aDayOfWhichOneRowWasFinalWasFinal() {
    StagedRunBuilder first = run("r1").complete(DAY1);
    first.pageRow(
        "fct_ads", DAY1, "p", true, "report_date", "2026-03-01", "campaign", "a", "clicks", 1);
    first.pageRow(
        "fct_ads", DAY1, "p", false, "report_date", "2026-03-01", "campaign", "b", "clicks", 1);
    warehouse.commit(first.build());
    StagedRunBuilder second = run("r2").complete(DAY1);
    second.pageRow(
        "fct_ads", DAY1, "p", true, "report_date", "2026-03-01", "campaign", "a", "clicks", 2);
    warehouse.commit(second.build());

    assertThat(rows("SELECT metric, old_value, new_value, was_final FROM ops.ctl_restatement"
            + " ORDER BY metric"))
        .containsExactly("[rows, 2, 1, true]");
  }

  @Test
  void measuresThatComeFromNothingOrGoAreRestatedToo() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .row("fct_ads", DAY1, "report_date", "2026-03-01", "campaign", "a", "spend", "5")
        .build());
    warehouse.commit(run("r2")
        .complete(DAY1)
        .row("fct_ads", DAY1, "report_date", "2026-03-01", "campaign", "a", "clicks", 3)
        .build());

    assertThat(rows("SELECT metric, old_value, new_value FROM ops.ctl_restatement ORDER BY metric"))
        .containsExactly("[clicks, 0, 3]", "[rows, 1, 1]", "[spend, 5, 0]");
  }

  @Test
  void daysThatRowsCameToAndLeftAreBuiltAnew() {
    Slice both = slice("google-ads", "campaign", "1", "2026-03-01/2026-03-03");
    StagedRunBuilder first = run("r1").complete(both);
    ad(first, both, "2026-03-01", "moves", 1, "1");
    ad(first, both, "2026-03-02", "stays", 1, "1");
    warehouse.commit(first.build());
    session().execute("DELETE FROM ops.ctl_stale WHERE TRUE");
    StagedRunBuilder second = run("r2").complete(both);
    ad(second, both, "2026-03-02", "stays", 1, "1");
    ad(second, both, "2026-03-03", "moves", 1, "1");
    warehouse.commit(second.build());

    assertThat(rows("SELECT DISTINCT table_name, partition_date FROM ops.ctl_stale"
            + " WHERE table_name = 'silver.fct_ads' ORDER BY 2"))
        .contains("[silver.fct_ads, 2026-03-01]", "[silver.fct_ads, 2026-03-03]");
  }

  @Test
  void rule_04_a_wider_window_replaces_the_days_of_narrower_ones() {
    StagedRunBuilder first = run("r1").complete(DAY1).complete(DAY2);
    ad(first, DAY1, "2026-03-01", "a", 1, "1");
    ad(first, DAY2, "2026-03-02", "gone", 2, "2");
    warehouse.commit(
        first.bronze(DAY1, 0, "a", "one").bronze(DAY2, 0, "gone", "two").build());
    Slice both = slice("google-ads", "campaign", "1", "2026-03-01/2026-03-02");
    StagedRunBuilder second = run("r2").complete(both);
    ad(second, both, "2026-03-01", "a", 1, "1");
    ad(second, both, "2026-03-02", "new", 3, "3");

    warehouse.commit(
        second.bronze(both, 0, "a", "one").bronze(both, 1, "new", "three").build());

    assertThat(ads()).containsExactly("[2026-03-01, a, 1, 1, r2]", "[2026-03-02, new, 3, 3, r2]");
    assertThat(rows("SELECT payload, run_id FROM bronze.google_ads ORDER BY ALL"))
        .containsExactly("[\"one\", r2]", "[\"three\", r2]");
  }

  @Test
  void aKeyThatAnotherSliceHeldMovesInsteadOfDoubling() {
    StagedRunBuilder first = run("r1").complete(DAY1);
    ad(first, DAY1, "2026-03-02", "late", 1, "1");
    warehouse.commit(first.build());
    StagedRunBuilder second = run("r2").complete(DAY2);
    ad(second, DAY2, "2026-03-02", "late", 2, "2");
    warehouse.commit(second.build());

    assertThat(ads()).containsExactly("[2026-03-02, late, 2, 2, r2]");
  }

  @Test
  void rule_06_of_rows_with_one_key_the_latest_page_wins() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .pageRow(
            "fct_ads",
            DAY1,
            "page-00001",
            false,
            "report_date",
            "2026-03-01",
            "campaign",
            "a",
            "clicks",
            2)
        .pageRow(
            "fct_ads",
            DAY1,
            "page-00000",
            false,
            "report_date",
            "2026-03-01",
            "campaign",
            "a",
            "clicks",
            1)
        .build());

    assertThat(rows("SELECT clicks, _source_file FROM silver.fct_ads"))
        .containsExactly("[2, page-00001]");
  }

  @Test
  void rowsThatTheSourceSplitsFinerAreAddedUp() {
    StagedRunBuilder first = web(run("r1"));
    warehouse.commit(first.build());
    List<String> sums =
        rows("SELECT medium, sessions, revenue, device FROM silver.fct_web ORDER BY 1");
    assertThat(sums).containsExactly("[cpc, 3, 0.75, MOBILE]", "[email, 4, null, null]");

    CommitReport again = warehouse.commit(web(run("r2")).build());
    assertThat(again.tables()).containsExactly(new TableChange("silver.fct_web", 3, 0, 0));
  }

  private StagedRunBuilder web(StagedRunBuilder run) {
    Slice day = slice("google-analytics-data-api", "traffic", "p", "2026-03-01");
    return run.complete(day)
        .row(
            "fct_web",
            day,
            "report_date",
            "2026-03-01",
            "medium",
            "cpc",
            "sessions",
            1,
            "revenue",
            "0.5",
            "device",
            "DESKTOP")
        .row(
            "fct_web",
            day,
            "report_date",
            "2026-03-01",
            "medium",
            "cpc",
            "sessions",
            2,
            "revenue",
            "0.25",
            "device",
            "MOBILE")
        .row("fct_web", day, "report_date", "2026-03-01", "medium", "email", "sessions", 4);
  }

  @Test
  void jsonAndMissingValuesArriveAsTheyAre() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .row(
            "fct_ads",
            DAY1,
            "report_date",
            "2026-03-01",
            "campaign",
            "a",
            "name",
            "Fr\u00fchling \"26\"",
            "extra",
            java.util.Map.of("k", List.of(1, "two")))
        .build());

    assertThat(rows("SELECT name, clicks, spend, reach, extra, json_extract_string(extra, '$.k[1]')"
            + " FROM silver.fct_ads"))
        .containsExactly("[Fr\u00fchling \"26\", null, null, null, {\"k\":[1,\"two\"]}, two]");
  }
}
