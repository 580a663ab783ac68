package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ads, products, landing pages, countries and blended days over rows written by hand. A dollar is 0.8 EUR; nobody knows what an XXX
 * is worth. No list of campaigns, ads or products exists but for one product and one country.
 */
class PaidMartsTest {
  @TempDir
  static Path folder;

  private static SilverRows silver;

  @BeforeAll
  static void build() {
    silver = new SilverRows(folder).agency();
    PaidRows.fill(silver);
    silver.build();
  }

  @AfterAll
  static void close() {
    silver.close();
  }

  /** An ad in two ad groups has two rows; reach of two networks is not added up; there is no list of ads to join. */
  @Test
  void peer_cortex_5_spend_of_ads_that_no_list_has_stays() {
    assertThat(
            silver.rows(
                "SELECT tenant_id, adgroup_key, ad_key, impressions, clicks, spend, spend_rc, reach, frequency,"
                    + " ctr, cpc_rc, cpv_rc, cpl_rc, cpi_rc, roas FROM gold.mart_ad_daily ORDER BY 1, 2, 3"))
        .containsExactly(
            "[agency, s1, a1, 150, 15, 15, 12, null, null, 0.1, 0.8, 0.6, 12, null, 2]",
            "[agency, s1, a2, 1, 1, 4, null, null, null, 1, null, null, null, null, null]",
            "[agency, s2, a1, 10, 0, 1, 0.8, 8, 1.25, 0, null, null, null, null, null]",
            "[other, s1, a1, 3, 1, 7, 7, null, null, 0.333333333, 7, null, null, null, null]");
  }

  @Test
  void aCampaignShowsItsShareOfVoiceAndWhatOverlapsWithUnpaidSearch() {
    assertThat(silver.rows(
            "SELECT campaign_key, spend_rc, share_impressions, eligible_impressions, share_of_voice,"
                + " search_term_spend_rc, organic_overlap_spend_rc, organic_overlap, cpl_rc, cpi_rc, cpv_rc, reach"
                + " FROM gold.mart_campaign_daily ORDER BY 1"))
        .containsExactly(
            "[c1, 12, 100, 200, 0.5, 8, 4.8, 0.6, 6, 3, 4, null]",
            "[t1, null, null, null, null, null, null, null, null, null, null, null]");
  }

  /** 36 of P1 are 40 less a discount of 4; its goods cost 2 × 5; ads of Google (8) and Meta (2) cost 10. */
  @Test
  void aProductShowsItsAdsAndWhatWasSoldAndReturned() {
    assertThat(
            silver.rows(
                "SELECT report_date, product_key, item_id, product_title, brand, currency_code, spend_rc,"
                    + " platform_conversions AS c, orders, units, gross_sales_rc, discounts_rc, net_sales_rc, cogs_rc, margin_rc,"
                    + " units_returned, refunds_rc, sales_to_spend, poas, roas FROM gold.mart_product_daily ORDER BY 1, 2, 3"))
        .containsExactly(
            "[2026-03-02, (not set), (not set), (not set), (not set), EUR, null, null, 1, 1, 10, 0, 10, null, null, null,"
                + " null, null, null, null]",
            "[2026-03-02, (not set), X9, (not set), (not set), EUR, 4, null, 0, 0, 0, 0, 0, 0, 0, null, null, 0, 0, null]",
            "[2026-03-02, P1, (not set), Trail shoe, Acme, EUR, 10, 2, 1, 2, 40, 4, 36, 10, 26, null, null, 3.6, 2.6, 2.1]",
            "[2026-03-03, P1, (not set), Trail shoe, Acme, EUR, null, null, 0, 0, 0, 0, 0, 0, 0, 1, 18, null, null, null]");
  }

  /** Property p1 exports sessions, so that its report by page does not count again; p2 has the report alone. */
  @Test
  void aLandingPageShowsAdsVisitsOrdersAndUnpaidSearch() {
    assertThat(silver.rows(
            "SELECT url_key, page_url, ad_clicks, spend_rc, sessions, engaged_sessions, bounces, purchases,"
                + " revenue_rc, views, orders, net_sales_rc, organic_clicks, bounce_rate, organic_share, roas"
                + " FROM gold.mart_landing_daily WHERE tenant_id = 'agency' AND client_id = 'aurora'"
                + " AND report_date = '2026-03-02' ORDER BY 1"))
        .containsExactly(
            "[(not set), (not set), null, null, null, null, null, null, null, null, 1, 30, null, null, null, null]",
            "[u1, https://a.example/p, 20, 8, 5, 3, 2, 2, 33, 9, 1, 46, 10, 0.4, 0.333333333, 5]");
  }

  @Test
  void peer_cortex_1_a_country_has_its_name_whatever_the_source() {
    assertThat(
            silver.rows(
                "SELECT source_system, country_code, country_name, spend_rc, clicks, orders, net_sales_rc"
                    + " FROM gold.mart_geo_daily WHERE client_id = 'aurora' AND report_date = '2026-03-02' ORDER BY 1, 2"))
        .containsExactly(
            "[facebook-marketing, DE, Germany, 5, 1, null, null]",
            "[google-ads, DE, Germany, 7, 2, null, null]",
            "[shopify, (not set), (not set), null, null, 1, 30]",
            "[shopify, DE, Germany, null, null, 1, 46]");
  }

  @Test
  void peer_cortex_2_no_platform_is_left_out_and_conversions_are_counted() {
    assertThat(silver.rows(
            "SELECT source_system, spend_rc, platform_conversions FROM gold.mart_channel_daily"
                + " WHERE client_id = 'aurora' AND impressions IS NOT NULL ORDER BY 1"))
        .containsExactly("[google-ads, 12, 2]", "[tiktok-marketing, null, null]");
  }

  /** One source's failure is no zero: no spend is known for aurora's 3rd, and bergwerk's is 0. */
  @Test
  void rule_05_what_did_not_come_is_unknown_and_not_zero() {
    assertThat(silver.rows(
            "SELECT client_id, report_date, spend_rc, impressions, orders, net_revenue_rc, mer, poas,"
                + " is_complete, missing_sources FROM gold.mart_blended_daily WHERE report_date > '2026-03-02'"
                + " ORDER BY 1, 2"))
        .containsExactly(
            "[aurora, 2026-03-03, null, null, 1, 8, null, null, false, google-ads]",
            "[bergwerk, 2026-03-03, 0, 0, 1, 9, null, null, true, null]");
    assertThat(silver.rows(
            "SELECT report_date, source_system, stream, table_name FROM gold.int_missing_day"))
        .containsExactly("[2026-03-03, google-ads, campaign, silver.fct_ads_campaign_daily]");
  }

  /** The account says 16 dollars, its campaigns 15: a gap of 6.25 %. Ads say 20, one of them in a currency nobody knows. */
  @Test
  void rule_07_what_levels_do_not_agree_on_is_shown() {
    assertThat(silver.rows("SELECT source_system, measure, total, affected, affected_share, status"
            + " FROM gold.mart_data_quality WHERE client_id = 'aurora' AND source_system IN ('google-ads', 'tiktok-marketing')"
            + " ORDER BY 1, 2"))
        .containsExactly(
            "[google-ads, AD_GAP, 15, -5, -0.333333333, INFO]",
            "[google-ads, CAMPAIGN_GAP, 16, 1, 0.0625, BROKEN]",
            "[google-ads, FX_MISSING, 1, 0, 0, HELD]",
            "[google-ads, MISSING, 1, 1, 1, BROKEN]",
            "[google-ads, NO_NAME, 1, 0, 0, HELD]",
            "[tiktok-marketing, FX_MISSING, 1, 1, 1, BROKEN]",
            "[tiktok-marketing, NO_NAME, 1, 1, 1, BROKEN]");
  }

  /** Two agencies call a client by one name: what each sees is its own, in its own currency. */
  @Test
  void peer_cortex_7_tenants_with_a_client_of_one_name_never_mix() {
    assertThat(
            silver.rows("SELECT tenant_id, currency_code, SUM(spend_rc), COUNT(DISTINCT client_id)"
                + " FROM gold.mart_ad_daily WHERE spend_rc IS NOT NULL GROUP BY 1, 2 ORDER BY 1"))
        .containsExactly("[agency, EUR, 12.8, 1]", "[other, USD, 7, 1]");
  }

  /** The peer's was impressions less clicks ÷ impressions; 2 of 5 sessions were bounces. */
  @Test
  void peer_dbt_ad_reporting_bounce_rate_is_bounces_over_sessions() {
    assertThat(
            silver.rows(
                "SELECT bounces, sessions, bounce_rate FROM gold.mart_landing_daily"
                    + " WHERE tenant_id = 'agency' AND client_id = 'aurora' AND report_date = '2026-03-02' AND url_key = 'u1'"))
        .containsExactly("[2, 5, 0.4]");
  }

  @Test
  void peer_dbt_ad_reporting_amounts_are_converted_at_a_rate_that_stands_beside_them() {
    assertThat(
            silver.rows(
                "SELECT spend, account_currency_code, fx_rate, fx_date, spend_rc, currency_code"
                    + " FROM gold.mart_campaign_daily WHERE tenant_id = 'agency' AND campaign_key = 'c1'"))
        .containsExactly("[15, USD, 0.8, 2026-03-02, 12, EUR]");
  }

  @Test
  void peer_dbt_ad_reporting_google_ads_has_its_countries() {
    assertThat(
            silver.rows(
                "SELECT country_code, country_name, spend_rc FROM gold.mart_geo_daily"
                    + " WHERE client_id = 'aurora' AND source_system = 'google-ads' AND report_date = '2026-03-02'"))
        .containsExactly("[DE, Germany, 7]");
  }
}
