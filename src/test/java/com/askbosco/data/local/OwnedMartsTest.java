package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, unpaid search, affiliates, social media, apps, reviews and costs over rows written by hand. A dollar is 0.8 EUR. */
class OwnedMartsTest {
  @TempDir
  static Path folder;

  private static SilverRows silver;

  @BeforeAll
  static void build() {
    silver = new SilverRows(folder).agency();
    OwnedRows.fill(silver);
    silver.build();
  }

  @AfterAll
  static void close() {
    silver.close();
  }

  /** 294 = 400 openers less 106 machines, of 980; what the SMS tool does not tell is unknown and not 0. */
  @Test
  void messagesAreOpenedByPeopleAndByMachines() {
    assertThat(silver.rows(
            "SELECT message_key, message_name, message_type, currency_code, attributed_revenue_rc, human_opens,"
                + " bounces, delivery_rate, open_rate, human_open_rate, click_rate, click_to_open_rate, bounce_rate,"
                + " unsubscribe_rate, complaint_rate FROM gold.mart_email ORDER BY 1"))
        .containsExactly(
            "[m1, News, CAMPAIGN, EUR, 80, 294, 20, 0.98, 0.408163265, 0.3, 0.05, 0.1225, 0.02, 0.002040816, 0.001020408]",
            "[m2, Text, UNKNOWN, EUR, null, null, 0, 0, null, null, null, null, 0, null, null]");
  }

  /** 420 = 2 × 100 + 11 × 20 over 120 impressions; a mean of the two positions would be 6.5. */
  @Test
  void rule_16_withheld_queries_stay_and_positions_are_weighted() {
    assertThat(silver.rows(
            "SELECT query, url_key, is_remainder, brand_group, clicks, impressions, sum_position,"
                + " position_impressions, ctr, avg_position FROM gold.mart_seo ORDER BY 1, 2"))
        .containsExactly(
            "[(not set), (not set), true, UNKNOWN, 5, 60, null, null, 0.083333333, null]",
            "[shoes, u1, false, NON_BRAND, 10, 120, 420, 120, 0.083333333, 3.5]",
            "[shoes, u2, false, UNKNOWN, 0, 0, 0, 0, null, null]");
    assertThat(
            silver.rows(
                "SELECT total, affected, status FROM gold.mart_data_quality WHERE measure = 'WITHHELD'"))
        .containsExactly("[15, 5, INFO]");
  }

  @Test
  void rule_18_affiliates_are_shown_by_the_day_of_the_sale_and_of_the_validation() {
    assertThat(silver.rows(
            "SELECT report_date, publisher_name, clicks, transactions AS n, pending_transactions AS p,"
                + " approved_transactions AS a, declined_transactions AS d, new_customer_transactions AS c, sale_rc, commission_rc,"
                + " pending_commission_rc, approved_commission_rc, declined_commission_rc, network_fee_rc, fixed_fee_rc,"
                + " approval_rate, cvr FROM gold.mart_affiliate ORDER BY 1, 2"))
        .containsExactly(
            "[2026-03-02, (not set), null, 1, 0, 1, 0, 0, null, null, null, null, null, 0, null, null, null]",
            "[2026-03-02, Blog, 200, 5, 2, 2, 1, 1, 220, 22, 12, 6, 4, 4.5, 30, 0.6, 0.025]",
            "[2026-03-03, (not set), null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null]",
            "[2026-03-20, Blog, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null]",
            "[2026-03-21, Blog, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null]");
    assertThat(silver.rows(
            "SELECT report_date, publisher_key, validated_transactions AS n, validated_approved_transactions AS a,"
                + " validated_approved_sale_rc AS s, validated_approved_commission_rc AS c, validated_declined_commission_rc AS d,"
                + " validated_approval_rate AS r FROM gold.mart_affiliate ORDER BY 1, 2"))
        .containsExactly(
            "[2026-03-02, p1, 0, 0, 0, 0, 0, null]",
            "[2026-03-02, p2, 0, 0, 0, 0, 0, null]",
            "[2026-03-03, p2, 1, 1, null, null, null, null]",
            "[2026-03-20, p1, 2, 1, 50, 5, 4, 0.555555556]",
            "[2026-03-21, p1, 1, 1, 10, 1, 0, 1]");
  }

  @Test
  void totalsOfPostsBecomeDaysWithoutALeapForOldPosts() {
    assertThat(silver.rows(
            "SELECT report_date, post_key, post_type, impressions, engagements, likes, reach, engagement_rate"
                + " FROM gold.mart_social_post ORDER BY 1, 2"))
        .containsExactly(
            "[2026-03-02, a, REEL, 100, 10, null, 70, 0.1]",
            "[2026-03-02, b, IMAGE, null, null, null, null, null]",
            "[2026-03-03, a, REEL, 50, -2, null, 60, -0.04]",
            "[2026-03-03, b, IMAGE, 10, 1, null, null, 0.1]",
            "[2026-03-03, c, UNKNOWN, 40, 1, 1, null, 0.025]");
  }

  @Test
  void aPageShowsItsOwnFiguresBesideThoseOfItsPosts() {
    assertThat(silver.rows(
            "SELECT report_date, page_id, page_name, platform, followers, net_follows, page_reach,"
                + " page_impressions, posts_with_results, post_impressions, post_engagements, engagement_rate,"
                + " page_engagement_rate FROM gold.mart_social ORDER BY 1, 2"))
        .containsExactly(
            "[2026-03-02, g, (not set), instagram, null, null, null, null, 2, 100, 10, 0.1, null]",
            "[2026-03-03, g, Aurora, instagram, 500, 5, 200, 300, 3, 100, 0, 0, 0.04]",
            "[2026-03-04, h, Shop, facebook, 9, -1, null, null, 0, null, null, null, null]");
  }

  @Test
  void appsShowInstallsBesideTheStoresDownloads() {
    assertThat(silver.rows(
            "SELECT media_source, attribution_type, installs, cost_rc, cpi_rc, install_rate, roas_d7, roas_d30,"
                + " retention_d7, downloads, store_page_views, store_sales_rc, rating_average, store_conversion_rate"
                + " FROM gold.mart_app ORDER BY 1, 2"))
        .containsExactly(
            "[(store), STORE, null, null, null, null, null, null, null, 24, 150, 8, 4, 0.16]",
            "[meta, CLICK, 10, 16, 1.6, 0.1, 1.5, null, 0.4, null, null, null, null, null]",
            "[meta, SKAN, 0, 0, null, null, null, null, null, null, null, null, null, null]");
  }

  @Test
  void reviewsAreCountedSinglyWhereTheyAreThere() {
    assertThat(silver.rows(
            "SELECT subject_type, is_counted_singly, reviews, rated_reviews, sum_rating, avg_rating, replies,"
                + " reply_rate, positive_reviews, negative_reviews, verified_reviews, total_reviews, total_rating_average"
                + " FROM gold.mart_reviews ORDER BY 1"))
        .containsExactly(
            "[PRODUCT, true, 3, 2, 7, 3.5, 1, 0.333333333, 1, 1, 1, 1000, 4.4]",
            "[SHOP, false, 4, 4, 18, 4.5, 1, 0.25, null, null, null, null, null]");
  }

  @Test
  void readingHasItsCostPerSourceAndDay() {
    assertThat(
            silver.rows(
                "SELECT report_date, source_system, runs, slices, failed_slices, api_calls, retries, records, bytes,"
                    + " read_minutes, waited_minutes, records_per_call, rejected_share FROM gold.mart_cost ORDER BY 1"))
        .containsExactly(
            "[2026-03-03, google-ads, 1, 3, 1, 15, 2, 150, 6000, 2, 0.5, 10, 0.02]",
            "[2026-03-04, google-ads, 1, 1, 0, 0, 0, 0, 0, 0, 0, null, null]");
    assertThat(silver.rows("SELECT report_date, total, affected, status FROM gold.mart_data_quality"
            + " WHERE measure = 'REJECTED' ORDER BY 1"))
        .containsExactly("[2026-03-03, 150, 3, BROKEN]", "[2026-03-04, 0, 0, HELD]");
  }
}
