package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Publication.CheckResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of the model, and defects of others, that are seen to by checks over whole tables and by freshness. */
class RuleChecksTest {
  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
    warehouse.commit(GoldFixture.first(folder));
    warehouse.buildMarts();
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  private void sql(String statement) {
    warehouse.session().execute(statement);
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  private List<CheckResult> warnings(String check) {
    return warehouse.publish().warnings().stream()
        .filter(result -> result.name().equals(check))
        .toList();
  }

  private List<String> blocking() {
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    return new QualityFile(workspace)
        .read().orElseThrow().blocking().stream()
            .map(finding -> finding.check())
            .toList();
  }

  @Test
  void rule_03_accounts_of_a_client_whose_days_begin_at_different_moments_are_warned_of() {
    sql("UPDATE silver.fct_ads_campaign_daily SET account_timezone = 'Europe/Berlin'");
    assertThat(warnings("account_zones")).isEmpty();

    sql("UPDATE silver.fct_ads_campaign_daily SET account_timezone = 'America/New_York'"
        + " WHERE client_id = 'aurora' AND source_system = 'facebook-marketing'");
    assertThat(warnings("account_zones"))
        .containsExactly(new CheckResult(
            "account_zones", false, 1, "[agency, aurora, 2, America/New_York, Europe/Berlin]"));
  }

  /** The spend of a day that was final goes from 11 to 22 dollars; one that was not final may. */
  @Test
  void rule_04_a_final_day_that_moves_by_more_than_half_a_percent_is_warned_of() {
    warehouse.commit(GoldFixture.restated(folder));
    warehouse.buildMarts();
    assertThat(warnings("final_days_changed")).isEmpty();

    sql("UPDATE ops.ctl_restatement SET was_final = TRUE");
    assertThat(warnings("final_days_changed"))
        .singleElement()
        .satisfies(check -> assertThat(check.failedRows()).isEqualTo(1))
        .satisfies(check -> assertThat(check.example())
            .contains("2026-02-28, silver.fct_ads_campaign_daily, spend, "));

    sql("UPDATE ops.ctl_restatement SET new_value = old_value * 1.005");
    assertThat(warnings("final_days_changed")).isEmpty();
  }

  /** 08:00 in March is 07:00 UTC in Berlin and 08:00 UTC in London; the run of the 2nd has not read the day before it. */
  @Test
  void rule_20_a_day_is_due_at_eight_in_the_zone_of_its_client() {
    warehouse.commit(GoldFixture.failed(folder));
    warehouse.buildMarts();

    assertThat(rows("SELECT client_id, time_zone, expected_date,"
            + " strftime(due_at AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M'), is_late_for_0800"
            + " FROM gold.mart_freshness WHERE source_system = 'google-ads' ORDER BY 1"))
        .containsExactly(
            "[aurora, Europe/Berlin, 2026-03-04, 2026-03-05 07:00, true]",
            "[bergwerk, Europe/London, 2026-03-04, 2026-03-05 08:00, true]");
  }

  @Test
  void peer_dbt_ad_reporting_keys_of_every_mart_are_tested_to_be_unique() {
    sql("INSERT INTO gold.mart_campaign_daily SELECT * FROM gold.mart_campaign_daily LIMIT 1");

    assertThat(blocking()).contains("mart_campaign_daily_unique");
  }

  @Test
  void peer_dbt_ad_reporting_marts_are_reconciled_with_each_other() {
    sql(
        "UPDATE gold.mart_channel_daily SET spend_rc = spend_rc + 1 WHERE source_system = 'google-ads'");

    assertThat(blocking()).contains("channel_spend");
  }

  /** The peer rounded the spend of a source by a cast to whole numbers. */
  @Test
  void peer_dbt_ad_reporting_spend_is_not_rounded() {
    assertThat(rows("SELECT spend, spend_rc, typeof(spend) FROM gold.mart_campaign_daily"
            + " WHERE campaign_key = 'c1' AND report_date = '2026-02-28'"))
        .containsExactly("[12.345678, 12.345678, DECIMAL(38,9)]");
  }

  @Test
  void peer_dbt_ad_reporting_a_restated_day_says_what_it_was_before() {
    warehouse.commit(GoldFixture.restated(folder));

    assertThat(rows("SELECT window_from, metric, old_value, new_value, was_final"
            + " FROM ops.ctl_restatement WHERE metric = 'spend'"))
        .containsExactly("[2026-02-28, spend, 11, 22, false]");
  }
}
