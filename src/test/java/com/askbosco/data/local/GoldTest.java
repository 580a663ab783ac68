package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.Publication.CheckResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marts of the project over a small agency, against figures worked out by hand. */
class GoldTest {
  private static final String NO_SHOP = ", null, null, null, null]";

  @TempDir
  Path folder;

  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve("work")), GoldFixture.CANON, GoldFixture.SQL);
    warehouse.commit(GoldFixture.first(folder));
    warehouse.buildMarts();
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(GoldFixture.workspace(folder.resolve("work")));
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  /** 11 USD at 0.909090909 EUR (1 ÷ 1.1) are 9.999999999 EUR; 3.3 USD at 0.8 GBP (0.88 ÷ 1.1) are 2.64 GBP. */
  @Test
  void blendedDaysAddUpWhatAdsCostAndTheShopSold() {
    assertThat(rows("SELECT * FROM gold.mart_blended_daily ORDER BY 2, 3"))
        .containsExactly(
            "[agency, aurora, 2026-02-28, EUR, 22.345677999, 1100, 40, 3.5, 59.999999998, 10, 4, 2, 6, 170, 10, 0, 160, 100,"
                + " null, null, 7.160221319, 4.475138324, 0.139660487, 11.172839, 40, 0.375, null, true, null]",
            "[agency, aurora, 2026-03-01, EUR, 5, 50, 5, 0, 0, 0, 0, 0, 0, 0, 0, 20, -20, 0, 0, 0, -4, 0, -0.25, null,"
                + " null, 0, 0, true, null]",
            "[agency, bergwerk, 2026-02-28, GBP, 2.64, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null,"
                + " null, null, 0, true, null]",
            "[agency, bergwerk, 2026-03-01, GBP, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null,"
                + " null, null, null, true, null]");
  }

  @Test
  void ratesAreThoseOfTheLastDayBeforeAWeekend() {
    assertThat(rows("SELECT client_id, rate_date, from_currency, currency_code, rate, fx_date FROM"
            + " gold.int_client_fx_daily ORDER BY 1, 2, 3"))
        .containsExactly(
            "[aurora, 2026-02-28, EUR, EUR, 1, 2026-02-28]",
            "[aurora, 2026-02-28, USD, EUR, 0.909090909, 2026-02-27]",
            "[aurora, 2026-03-01, EUR, EUR, 1, 2026-03-01]",
            "[bergwerk, 2026-02-28, USD, GBP, 0.8, 2026-02-27]",
            "[bergwerk, 2026-03-01, EUR, GBP, 0.88, 2026-02-27]");
  }

  /** dim_campaign is empty here: the campaigns are gone at the platform, and their spend stays. */
  @Test
  void rule_08_campaigns_keep_their_spend_when_they_are_deleted() {
    assertThat(rows(
            "SELECT client_id, report_date, campaign_key, campaign_name, account_currency_code, currency_code,"
                + " fx_rate, spend, spend_rc, ctr, cpc_rc, cpm_rc, cvr, cpa_rc, roas FROM gold.mart_campaign_daily"
                + " ORDER BY 1, 2, 3"))
        .containsExactly(
            "[aurora, 2026-02-28, c1, Campaign c1, EUR, EUR, 1, 12.345678, 12.345678, 0.1, 1.2345678, 123.45678, 0.2,"
                + " 6.172839, 3.240000266]",
            "[aurora, 2026-02-28, m1, Campaign m1, USD, EUR, 0.909090909, 11, 9.999999999, 0.03, 0.333333333,"
                + " 9.999999999, 0.05, 6.666666666, 2]",
            "[aurora, 2026-03-01, c1, Campaign c1, EUR, EUR, 1, 5, 5, 0.1, 1, 100, 0, null, 0]",
            "[bergwerk, 2026-02-28, b1, Campaign b1, USD, GBP, 0.8, 3.3, 2.64, 0, null, 264, null, null, 0]");
  }

  @Test
  void channelsShowAdsSessionsAndMessagesSideBySide() {
    assertThat(rows("SELECT client_id, report_date, channel_group, source_system, spend_rc, clicks,"
            + " platform_conversions, platform_conversion_value_rc, sessions, key_events, roas,"
            + " attributed_orders, attributed_revenue_rc, attributed_new_customer_orders AS n,"
            + " attributed_new_customer_revenue_rc AS r"
            + " FROM gold.mart_channel_daily WHERE client_id = 'aurora' ORDER BY 2, 3, 4"))
        .containsExactly(
            "[aurora, 2026-02-28, (not set), shopify, null, null, null, null, null, null, null, 4, 160, 2, 100]",
            "[aurora, 2026-02-28, Email, klaviyo, null, 4, 1, 5, null, null, null" + NO_SHOP,
            "[aurora, 2026-02-28, Organic Search, google-analytics-data-api, null, null, null, null, 3, 1.5, null"
                + NO_SHOP,
            "[aurora, 2026-02-28, Paid Search, google-ads, 12.345678, 10, 2, 40, null, null, 3.240000266, 0, 0, 0, 0]",
            "[aurora, 2026-02-28, Paid Search, google-analytics-data-api, null, null, null, null, 7, 1.5, null"
                + NO_SHOP,
            "[aurora, 2026-02-28, Paid Social, facebook-marketing, 9.999999999, 30, 1.5, 19.999999998, null, null, 2, 0, 0, 0,"
                + " 0]",
            "[aurora, 2026-03-01, Paid Search, google-ads, 5, 5, 0, 0, null, null, 0, 0, 0, 0, 0]");
  }

  /** February's 280 EUR for the whole client are 10 a day; March's 310 EUR for Paid Search are 10 a day. */
  @Test
  void pacingComparesSpendWithTheEvenShareOfTheBudget() {
    assertThat(rows(
            "SELECT channel_group, report_date, budget_rc, spend_rc, spend_to_date_rc, expected_to_date_rc,"
                + " forecast_month_end_rc, pace, required_daily_rc, status FROM gold.mart_pacing"
                + " WHERE report_date IN ('2026-02-01', '2026-02-28', '2026-03-01') ORDER BY 1, 2"))
        .containsExactly(
            "[(all), 2026-02-01, 280, 0, 0, 10, 0, 0, 10.37037037, BEHIND]",
            "[(all), 2026-02-28, 280, 22.345677999, 22.345677999, 280, 22.345677999, 0.079805993, null, BEHIND]",
            "[Paid Search, 2026-03-01, 310, 5, 5, 10, 155, 0.5, 10.166666667, BEHIND]");
    assertThat(rows("SELECT COUNT(*) FROM gold.mart_pacing")).containsExactly("[29]");
  }

  @Test
  void peer_dbt_ad_reporting_freshness_shows_a_failed_slice_and_the_last_complete_day() {
    warehouse.commit(GoldFixture.failed(folder));
    warehouse.buildMarts();

    assertThat(rows(
            "SELECT client_id, stream, last_complete_date, expected_date, days_behind, is_late_for_0800,"
                + " failed_slices, missing_slices, last_error_code FROM gold.mart_freshness"
                + " WHERE source_system IN ('google-ads', 'shopify') ORDER BY 1, 2"))
        .containsExactly(
            "[aurora, campaign, 2026-03-01, 2026-03-04, 3, true, 1, 1, BOSCO-2004]",
            "[aurora, orders, 2026-03-01, 2026-03-04, 3, true, 0, 0, null]",
            "[bergwerk, campaign, 2026-02-28, 2026-03-04, 4, true, 0, 0, null]");
  }

  @Test
  void aCurrencyThatNobodyQuotesLeavesAmountsUnknownAndAWarningSaysSo() {
    warehouse.commit(GoldFixture.unknownCurrency(folder));
    warehouse.buildMarts();

    assertThat(rows(
            "SELECT client_id, report_date, spend_rc, impressions, mer FROM gold.mart_blended_daily"
                + " WHERE report_date = '2026-03-01' ORDER BY 1"))
        .containsExactly(
            "[aurora, 2026-03-01, null, 59, null]", "[bergwerk, 2026-03-01, 0, 0, null]");
    assertThat(
            rows("SELECT spend, spend_rc FROM gold.mart_campaign_daily WHERE campaign_key = 't'"))
        .containsExactly("[4, null]");
    assertThat(warehouse.publish().warnings())
        .containsExactly(
            new CheckResult(
                "freshness",
                false,
                11,
                "[aurora, ecb-rates, ecb, rates, 2026-02-27, 2026-03-04, null]"),
            new CheckResult("fx_unquoted", false, 1, "[agency, aurora, 2026-03-01, XXX, EUR]"),
            new CheckResult(
                "shared_account", false, 1, "[aurora, bergwerk, google-analytics-data-api, p]"));
  }
}
