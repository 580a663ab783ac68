package com.askbosco.data.local;

/** Rows of messages, search, affiliates, social media, apps, reviews and costs, for tests of marts. */
final class OwnedRows {
  private OwnedRows() {}

  /** Puts all of them in. */
  static void fill(SilverRows silver) {
    messages(silver);
    search(silver);
    affiliates(silver);
    social(silver);
    apps(silver);
    reviews(silver);
    costs(silver);
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
}
