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
    fill(silver);
    silver.build();
  }

  /** The rows of all tests here. */
  static void fill(SilverRows silver) {
    messages(silver);
    search(silver);
    affiliates(silver);
    social(silver);
    apps(silver);
    reviews(silver);
    costs(silver);
  }

  @AfterAll
  static void close() {
    silver.close();
  }

  private static void messages(SilverRows silver) {
    String message =
        "report_date=2026-03-02; message_key=m1; message_id=1; variant_id=v1; message_name=(not set);"
            + " channel=EMAIL; channel_group=Email; currency_code=USD; ";
    silver
        .aurora(
            "fct_message_daily",
            "klaviyo",
            message
                + "sent=1000; delivered=980; opens=500; unique_opens=400; machine_opens=106; clicks=60; unique_clicks=49; bounces_hard=15; bounces_soft=5; unsubscribes=2; complaints=1; attributed_orders=4; attributed_revenue=100")
        .aurora(
            "fct_message_daily",
            "klaviyo",
            message
                + "message_key=m2; message_name=Text; channel=SMS; sent=10; delivered=0; unique_opens=0; unique_clicks=0; unsubscribes=0")
        .aurora(
            "dim_message",
            "klaviyo",
            "message_key=m1; message_id=1; name=News; message_type=CAMPAIGN; channel=EMAIL; status=SENT");
  }

  /** Two countries of one query and page; a remainder without a position; a page shown without a click. */
  private static void search(SilverRows silver) {
    String query = "report_date=2026-03-02; site=a.example; query_hash=h; query=shoes; url_key=u1;"
        + " page_url=https://a.example/p; country_code=DE; device=MOBILE; search_type=WEB; is_anonymised_gap=false; ";
    silver
        .aurora(
            "fct_seo_query_daily",
            "gsc",
            query + "clicks=10; impressions=100; sum_position=200; is_brand=false")
        .aurora(
            "fct_seo_query_daily",
            "gsc",
            query + "country_code=AT; clicks=0; impressions=20; sum_position=220; is_brand=false")
        .aurora(
            "fct_seo_query_daily",
            "gsc",
            query + "url_key=u2; clicks=0; impressions=0; sum_position=0")
        .aurora(
            "fct_seo_query_daily",
            "gsc",
            query
                + "query=(not set); url_key=(not set); page_url=(not set); clicks=5; impressions=60; is_anonymised_gap=true");
  }

  private static void affiliates(SilverRows silver) {
    String sale =
        "publisher_key=p1; client_date=2026-03-02; currency_code=EUR; customer_new=false; ";
    silver
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale
                + "transaction_key=t1; status=PENDING; sale_amount=100; commission=10; network_fee=3; customer_new=true")
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale
                + "transaction_key=t2; status=APPROVED; validation_date=2026-03-20; sale_amount=50; commission=5; network_fee=1.5")
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale
                + "transaction_key=t3; status=DECLINED; validation_date=2026-03-20; sale_amount=40; commission=4; network_fee=1.2")
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale + "transaction_key=t4; status=AMENDED; sale_amount=20; commission=2")
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale
                + "transaction_key=t5; status=PAID; validation_date=2026-03-21; currency_code=USD; sale_amount=12.5; commission=1.25")
        .aurora(
            "fct_affiliate_transaction",
            "awin",
            sale
                + "transaction_key=t6; publisher_key=p2; status=APPROVED; validation_date=2026-03-03; currency_code=XXX; sale_amount=9; commission=1")
        .aurora(
            "fct_affiliate_daily",
            "awin",
            "report_date=2026-03-02; publisher_key=p1; programme_id=x; impressions=900; clicks=200; currency_code=EUR; transactions=5; commission=22; fixed_fee=30")
        .aurora("dim_publisher", "awin", "publisher_key=p1; name=Blog; publisher_type=CONTENT");
  }

  /** Post a is new and tells totals; post b was there before; post c tells its days. */
  private static void social(SilverRows silver) {
    String post = "page_id=g; ";
    silver
        .aurora(
            "fct_post_daily",
            "instagram",
            post
                + "report_date=2026-03-02; post_key=a; total_impressions=100; total_engagements=10; reach=70")
        .aurora(
            "fct_post_daily",
            "instagram",
            post
                + "report_date=2026-03-03; post_key=a; total_impressions=150; total_engagements=8; reach=60")
        .aurora(
            "fct_post_daily",
            "instagram",
            post
                + "report_date=2026-03-02; post_key=b; total_impressions=9000; total_engagements=900")
        .aurora(
            "fct_post_daily",
            "instagram",
            post
                + "report_date=2026-03-03; post_key=b; total_impressions=9010; total_engagements=901")
        .aurora(
            "fct_post_daily",
            "instagram",
            post
                + "report_date=2026-03-03; post_key=c; impressions=40; engagements=1; total_impressions=7000; likes=1")
        .aurora(
            "dim_post",
            "instagram",
            "post_key=a; page_id=g; platform=instagram; post_type=REEL; published_ts=2026-03-01 12:00:00+00")
        .aurora(
            "dim_post",
            "instagram",
            "post_key=b; page_id=g; platform=instagram; post_type=IMAGE; published_ts=2024-01-01 12:00:00+00")
        .aurora(
            "fct_page_daily",
            "instagram",
            "report_date=2026-03-03; page_id=g; page_name=Aurora; platform=(not set); followers=500; new_follows=7; unfollows=2; impressions=300; reach=200; engagements=12")
        .aurora(
            "fct_page_daily",
            "instagram",
            "report_date=2026-03-04; page_id=h; page_name=Shop; platform=facebook; followers=9; net_follows=-1");
  }

  private static void apps(SilverRows silver) {
    String app =
        "report_date=2026-03-02; app_id=app; country_code=DE; platform=IOS; currency_code=USD; ";
    String installs = app
        + "campaign_key=c; campaign_id=c; campaign_name=C; channel_group=Paid Social; media_source=meta; ";
    silver
        .aurora(
            "fct_app_attribution_daily",
            "appsflyer",
            installs
                + "attribution_type=CLICK; clicks=100; installs=10; reinstalls=1; cost=20; revenue_d0=5; revenue_d7=30; retained_d7=4")
        .aurora(
            "fct_app_attribution_daily",
            "appsflyer",
            installs + "attribution_type=SKAN; installs=0; cost=0; revenue_d0=0")
        .aurora(
            "fct_app_store_daily",
            "appstore",
            app
                + "traffic_source=Search; page_views=100; downloads=20; sales=10; proceeds=7; ratings_count=10; rating_average=4")
        .aurora(
            "fct_app_store_daily",
            "appstore",
            app
                + "traffic_source=Browse; page_views=50; downloads=4; ratings_count=10; rating_average=4");
  }

  private static void reviews(SilverRows silver) {
    String review =
        "client_date=2026-03-02; subject_type=PRODUCT; subject_id=p; sentiment=UNKNOWN; status=PUBLISHED; ";
    silver
        .aurora(
            "fct_review",
            "trustpilot",
            review
                + "review_key=1; rating=5; sentiment=POSITIVE; is_verified=true; reply_ts=2026-03-03 10:00:00+00")
        .aurora("fct_review", "trustpilot", review + "review_key=2; rating=2; sentiment=NEGATIVE")
        .aurora("fct_review", "trustpilot", review + "review_key=3")
        .aurora("fct_review", "trustpilot", review + "review_key=4; rating=1; status=REMOVED")
        .aurora(
            "fct_review_daily",
            "trustpilot",
            "report_date=2026-03-02; subject_type=PRODUCT; subject_id=p; reviews=99; sum_rating=99; total_reviews=1000; total_rating_average=4.4")
        .aurora(
            "fct_review_daily",
            "trustpilot",
            "report_date=2026-03-02; subject_type=SHOP; subject_id=s; reviews=4; sum_rating=18; replies=1");
  }

  private static void costs(SilverRows silver) {
    String cost =
        "tenant_id=agency; client_id=aurora; connection_id=g; source=google-ads; source_account_id=acc; version=1; ";
    silver
        .put(
            "ops.ctl_cost",
            cost
                + "run_id=r1; stream_key=a; stream=campaign; extracted_at=2026-03-03 06:00:00+00; slices=2; failed_slices=1; api_calls=12; retries=2; records=100; rejected=1; bytes=5000; read_ms=90000; waited_ms=30000")
        .put(
            "ops.ctl_cost",
            cost
                + "run_id=r1; stream_key=b; stream=ad; extracted_at=2026-03-03 06:00:00+00; slices=1; failed_slices=0; api_calls=3; retries=0; records=50; rejected=2; bytes=1000; read_ms=30000; waited_ms=0")
        .put(
            "ops.ctl_cost",
            cost
                + "run_id=r2; stream_key=a; stream=campaign; extracted_at=2026-03-04 06:00:00+00; slices=1; failed_slices=0; api_calls=0; retries=0; records=0; rejected=0; bytes=0; read_ms=0; waited_ms=0");
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
