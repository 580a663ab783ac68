package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Quality;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each set check finds the rows it is about and no others, and its results are kept run by run. */
class SetChecksTest {
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

  private List<Finding> blocking() {
    return new QualityFile(workspace).read().orElseThrow().blocking();
  }

  private void account(String day, String spend) {
    sql(
        "INSERT INTO silver.fct_ads_account_daily (tenant_id, client_id, source_system, source_account_id,"
            + " report_date, currency_code, spend) SELECT tenant_id, client_id, source_system, source_account_id, DATE '"
            + day + "', MIN(currency_code), SUM(spend) + " + spend
            + " FROM silver.fct_ads_campaign_daily WHERE client_id = 'aurora' AND report_date = '"
            + day + "' AND source_system = 'google-ads' GROUP BY ALL");
  }

  @Test
  void rule_07_campaignsAddUpToTheAccountWithinHalfAPercentAndAUnit() {
    account("2026-02-28", "0.99");
    warehouse.publish();

    account("2026-03-01", "1.01");
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    assertThat(blocking())
        .extracting(Finding::check, Finding::failedRows, Finding::clients)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("account_reconciliation", 1L, List.of("aurora")));
  }

  @Test
  void rule_05_whatIsMissingStopsAReconciliationInsteadOfPassingForZero() {
    account("2026-02-28", "0");
    sql(
        "DELETE FROM silver.fct_ads_campaign_daily WHERE client_id = 'aurora' AND report_date = '2026-02-28'");
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    assertThat(blocking()).extracting(Finding::check).contains("account_reconciliation");
  }

  @Test
  void rule_06_rowsThatAreThereTwiceStopThePublish() {
    sql("INSERT INTO silver.fct_order SELECT * FROM silver.fct_order LIMIT 1");
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    assertThat(blocking()).extracting(Finding::check).contains("silver_duplicates");
  }

  @Test
  void peer_cortex_7_a_broken_check_stops_the_publish_and_the_results_of_every_try_are_kept() {
    warehouse.publish();
    sql(
        "UPDATE gold.mart_campaign_daily SET clicks = -1 WHERE client_id = 'aurora' AND report_date = '2026-02-28'");

    assertThatThrownBy(() -> warehouse.publish())
        .isInstanceOf(NotPublishedException.class)
        .hasMessageContaining("mart_campaign_daily_non_negative (");
    Quality quality = new QualityFile(workspace).read().orElseThrow();
    assertThat(quality.published()).isFalse();
    assertThat(quality.snapshot()).isEqualTo("00000001");
    assertThat(quality.blocking())
        .extracting(Finding::check)
        .containsExactly("mart_campaign_daily_non_negative");
    assertThat(quality.blocking().get(0).since()).isNotNull();

    sql("UPDATE gold.mart_campaign_daily SET clicks = 1 WHERE clicks = -1");
    warehouse.publish();
    assertThat(new QualityFile(workspace).read().orElseThrow().published()).isTrue();

    warehouse.commit(GoldFixture.restated(folder));
    warehouse.buildMarts();
    warehouse.publish();
    assertThat(warehouse
            .session()
            .rows(
                "SELECT COUNT(DISTINCT run_id), COUNT(DISTINCT checked_at) > 0, MIN(layer), MAX(layer)"
                    + " FROM ops.ctl_dq_result WHERE kind = 'SET'"))
        .isEqualTo(List.of(List.of(2L, true, "GOLD", "SILVER")));
  }

  @Test
  void aDayWithLessThanHalfOfTheUsualVolumeWarnsAndPublishes() {
    for (int weeks = 1; weeks <= 4; weeks++) {
      sql(
          "INSERT INTO silver.fct_web_traffic_daily BY NAME SELECT * REPLACE (1000 AS sessions, (SELECT MAX(to_date) FROM ops.ctl_run) - "
              + 7 * weeks
              + " AS report_date) FROM silver.fct_web_traffic_daily WHERE client_id = 'aurora' LIMIT 1");
    }
    warehouse.publish();
    assertThat(new QualityFile(workspace).read().orElseThrow().warnings())
        .extracting(Finding::check)
        .contains("volume_same_weekday");
  }
}
