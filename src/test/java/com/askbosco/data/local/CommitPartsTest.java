package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slices that are parts of a stream, such as its files. */
class CommitPartsTest extends WarehouseTest {
  private void ad(
      StagedRunBuilder run, Slice slice, String day, String campaign, int clicks, String spend) {
    run.row(
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
  void partsOfAStreamReplaceThemselvesAndNeverOneAnother() {
    Slice whole = slice("google-ads", "campaign", "1", "");
    Slice one = part(whole, "one.csv");
    Slice two = part(whole, "two.csv");
    assertThat(one.id()).isNotEqualTo(two.id()).isNotEqualTo(whole.id());
    assertThat(part(whole, "").id()).isEqualTo(whole.id());
    assertThat(one.label()).isEqualTo("aurora/google_ads/campaign 1 one.csv");
    StagedRunBuilder first = run("r1").complete(one).complete(two);
    ad(first, one, "2026-03-01", "a", 1, "1");
    ad(first, one, "2026-03-01", "b", 2, "2");
    ad(first, two, "2026-03-01", "c", 3, "3");
    warehouse.commit(first.build());
    StagedRunBuilder second = run("r2").complete(one);
    ad(second, one, "2026-03-01", "a", 9, "1");

    warehouse.commit(second.build());

    assertThat(ads()).containsExactly("[2026-03-01, a, 9, 1, r2]", "[2026-03-01, c, 3, 3, r1]");
    assertThat(rows("SELECT COUNT(*) FROM ops.ctl_slice")).containsExactly("[2]");
    assertThat(rows("SELECT stream, source_account_id FROM ops.ctl_watermark"))
        .containsExactly("[campaign, 1]");
    assertThat(rows("SELECT run_id, slices FROM ops.ctl_cost ORDER BY 1"))
        .containsExactly("[r1, 2]", "[r2, 1]");
  }

  private static Slice part(Slice of, String part) {
    return new Slice(
        of.clientId(),
        of.connectionId(),
        of.source(),
        of.stream(),
        of.accountId(),
        of.credentialKey(),
        of.window(),
        part);
  }
}
