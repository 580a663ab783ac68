package com.askbosco.data.local;

/** Rows of ads, products, pages, countries and of a day that is missing, for tests of marts. */
final class PaidRows {
  private static final String AD =
      "report_date=2026-03-02; campaign_key=c1; campaign_id=1; campaign_name=C;"
          + " adgroup_key=s1; adgroup_id=s; adgroup_name=S; ad_key=a1; ad_id=1; ad_name=A; ad_network=SEARCH;"
          + " day_part=DAY; channel_group=Paid Search; currency_code=USD; _is_final=true; ";
  private static final String CAMPAIGN =
      "report_date=2026-03-02; campaign_key=c1; campaign_id=1; campaign_name=C;"
          + " campaign_type=(not set); campaign_status=ENABLED; ad_network=SEARCH; day_part=DAY;"
          + " channel_group=Paid Search; currency_code=USD; _is_final=true; ";
  private static final String ITEM =
      "report_date=2026-03-02; campaign_key=c1; campaign_id=1; campaign_name=C;"
          + " channel_group=Paid Shopping; currency_code=USD; item_title=Shoe; brand=(not set); ";
  private static final String LINE =
      "order_id=1; client_date=2026-03-02; currency_code=EUR; sku=(not set); title=Shoe;"
          + " is_test=false; tax=0; ";
  private static final String URL =
      "report_date=2026-03-02; adgroup_key=s1; campaign_key=c1; url_key=u1;"
          + " base_url=https://a.example/p; currency_code=USD; ";

  private PaidRows() {}

  /** Puts all of them in. */
  static void fill(SilverRows silver) {
    ads(silver);
    products(silver);
    pages(silver);
    countries(silver);
    missing(silver);
  }

  private static void ads(SilverRows silver) {
    silver
        .aurora(
            "fct_ads_ad_daily",
            "google-ads",
            AD
                + "impressions=100; clicks=10; spend=10; reach=80; conversions=2; conversion_value=30; video_views_3s=20; leads=1; installs=0")
        .aurora(
            "fct_ads_ad_daily",
            "google-ads",
            AD + "ad_network=CONTENT; impressions=50; clicks=5; spend=5; reach=40")
        .aurora(
            "fct_ads_ad_daily",
            "google-ads",
            AD + "adgroup_key=s2; impressions=10; clicks=0; spend=1; reach=8")
        .aurora(
            "fct_ads_ad_daily",
            "google-ads",
            AD + "ad_key=a2; currency_code=XXX; impressions=1; clicks=1; spend=4")
        .put(
            "silver.fct_ads_ad_daily",
            "tenant_id=other; client_id=aurora; source_system=google-ads; source_account_id=acc; "
                + AD + "impressions=3; clicks=1; spend=7")
        .aurora(
            "fct_ads_campaign_daily",
            "google-ads",
            CAMPAIGN
                + "impressions=100; clicks=10; spend=10; impression_share=0.5; leads=2; conversions=2; conversion_value=30")
        .aurora(
            "fct_ads_campaign_daily",
            "google-ads",
            CAMPAIGN
                + "ad_network=CONTENT; impressions=50; clicks=5; spend=5; installs=4; video_views_3s=3")
        .aurora(
            "fct_ads_campaign_daily",
            "tiktok-marketing",
            CAMPAIGN
                + "campaign_key=t1; campaign_name=(not set); currency_code=XXX; impressions=1; clicks=1; spend=4")
        .aurora(
            "fct_ads_account_daily",
            "google-ads",
            "report_date=2026-03-02; currency_code=USD; spend=16")
        .aurora(
            "fct_ads_search_term_daily",
            "google-ads",
            CAMPAIGN
                    .replaceAll("campaign_type.*?day_part=DAY; ", "")
                    .replace("_is_final=true; ", "")
                + "adgroup_key=s1; search_term_hash=h1; search_term=Trail Shoes ; match_type=BROAD; spend=6; clicks=6")
        .aurora(
            "fct_ads_search_term_daily",
            "google-ads",
            CAMPAIGN
                    .replaceAll("campaign_type.*?day_part=DAY; ", "")
                    .replace("_is_final=true; ", "")
                + "adgroup_key=s1; search_term_hash=h2; search_term=boots; match_type=BROAD; spend=4; clicks=1");
  }

  private static void products(SilverRows silver) {
    silver
        .aurora(
            "fct_ads_product_daily",
            "google-ads",
            ITEM
                + "item_id=i1; product_key=P1; impressions=100; clicks=10; spend=10; conversions=1; conversion_value=20")
        .aurora(
            "fct_ads_product_daily",
            "facebook-marketing",
            ITEM
                + "item_id=i1; product_key=P1; currency_code=EUR; impressions=10; clicks=2; spend=2; conversions=1; conversion_value=5")
        .aurora(
            "fct_ads_product_daily",
            "google-ads",
            ITEM + "item_id=X9; item_title=(not set); impressions=5; clicks=1; spend=5")
        .aurora(
            "fct_order_line",
            "shopify",
            LINE
                + "order_key=o1; line_id=1; product_key=P1; qty=2; unit_price=20; gross=40; discount_alloc=4; cogs_unit=5")
        .aurora(
            "fct_order_line",
            "shopify",
            LINE
                + "order_key=o1; line_id=2; title=Gift wrap; qty=1; unit_price=10; gross=10; discount_alloc=0")
        .aurora(
            "fct_order_line",
            "shopify",
            LINE
                + "order_key=o2; line_id=1; product_key=P1; qty=9; unit_price=20; gross=180; discount_alloc=0; is_test=true")
        .aurora(
            "fct_order_line",
            "shopify",
            LINE
                + "order_key=o3; line_id=1; product_key=P1; qty=9; unit_price=20; gross=180; discount_alloc=0; cancelled_ts=2026-03-03 10:00:00+00")
        .aurora(
            "fct_refund_line",
            "shopify",
            "refund_key=r1; line_id=1; order_key=o1; order_line_id=1; client_date=2026-03-03; product_key=P1; sku=(not set); currency_code=EUR; qty=1; amount=18; is_test=false")
        .aurora(
            "dim_product",
            "shopify",
            "product_key=P1; title=Trail shoe; brand=Acme; category=(not set)");
  }

  private static void pages(SilverRows silver) {
    silver
        .aurora(
            "fct_ads_url_daily",
            "google-ads",
            URL
                + "impressions=100; clicks=30; link_clicks=20; spend=10; conversions=1; conversion_value=50")
        .aurora(
            "fct_web_session",
            "ga4",
            "session_key=s1; property_id=p1; client_date=2026-03-02; landing_url_key=u1; landing_url=https://a.example/p; currency_code=EUR; engaged=true; pageviews=3; key_events=1; purchases=1; revenue=25")
        .aurora(
            "fct_web_session",
            "ga4",
            "session_key=s2; property_id=p1; client_date=2026-03-02; landing_url_key=u1; currency_code=(not set); engaged=false; pageviews=1; key_events=0; purchases=0; revenue=0")
        .aurora(
            "fct_web_page_daily",
            "ga4",
            "property_id=p1; report_date=2026-03-02; url_key=u1; page_host=a.example; page_path=/p; device=MOBILE; currency_code=EUR; entrances=99; bounces=9; views=999; purchases=9; revenue=999")
        .aurora(
            "fct_web_page_daily",
            "ga4",
            "property_id=p2; report_date=2026-03-02; url_key=u1; page_host=a.example; page_path=/p; device=MOBILE; currency_code=USD; entrances=3; bounces=1; views=5; key_events=0; purchases=1; revenue=10")
        .aurora(
            "fct_seo_query_daily",
            "gsc",
            "report_date=2026-03-02; site=a.example; query_hash=h1; query=trail shoes; url_key=u1; page_url=https://a.example/p; country_code=DE; device=MOBILE; search_type=WEB; clicks=10; impressions=100; sum_position=200; is_anonymised_gap=false")
        .aurora(
            "fct_order",
            "shopify",
            order(
                "o1",
                "landing_url_key=u1; country_code=DE; gross_sales=50; discounts=4; units=3; is_new_customer=true; cogs=10; payment_fees=1"))
        .aurora(
            "fct_order",
            "shopify",
            order(
                "o4",
                "country_code=(not set); gross_sales=30; discounts=0; units=1; is_new_customer=false; cogs=10"));
  }

  private static String order(String key, String columns) {
    return "order_key=" + key
        + "; order_id=1; order_ts=2026-03-02 10:00:00+00; client_date=2026-03-02; store=shop;"
        + " status=OPEN; financial_status=PAID; currency_code=EUR; net_sales=0; source_name=web; is_test=false;"
        + " channel_group=Paid Search; " + columns;
  }

  private static void countries(SilverRows silver) {
    String place =
        CAMPAIGN.replaceAll("campaign_type.*?day_part=DAY; ", "").replace("_is_final=true; ", "")
            + "currency_code=EUR; region_code=(not set); region_name=(not set); period_grain=DAY; ";
    silver
        .aurora(
            "fct_ads_geo_daily",
            "facebook-marketing",
            place + "country_code=DE; geo_type=USER; impressions=10; clicks=1; spend=5")
        .aurora(
            "fct_ads_geo_daily",
            "facebook-marketing",
            place + "country_code=DE; geo_type=TARGET; impressions=10; clicks=1; spend=5")
        .aurora(
            "fct_ads_geo_daily",
            "google-ads",
            place + "country_code=DE; geo_type=TARGET; impressions=20; clicks=2; spend=7")
        .aurora(
            "fct_ads_geo_daily",
            "linkedin-ads",
            place + "country_code=DE; geo_type=TARGET; period_grain=MONTH; spend=900");
    if (silver
        .rows("SELECT 1 FROM silver.ref_country LIMIT 1")
        .isEmpty()) { // else a commit has loaded it
      silver.put("silver.ref_country", "country_code=DE; name=Germany");
    }
  }

  /** On March 3rd the ads of aurora did not come; those of bergwerk had nothing to tell. */
  private static void missing(SilverRows silver) {
    String slice =
        "tenant_id=agency; client_id=aurora; connection_id=g; source=google-ads; stream=campaign;"
            + " source_account_id=acc; stream_key=k; ";
    silver
        .put(
            "ops.ctl_slice",
            slice + "slice_id=1; window_from=2026-03-02; window_to=2026-03-02; is_complete=true")
        .put(
            "ops.ctl_slice",
            slice + "slice_id=2; window_from=2026-03-03; window_to=2026-03-03; is_complete=false")
        .put(
            "ops.ctl_slice_table",
            "slice_id=1; table_name=silver.fct_ads_campaign_daily; row_count=1")
        .aurora(
            "fct_order",
            "shopify",
            order(
                "o5",
                "client_date=2026-03-03; country_code=DE; gross_sales=8; discounts=0; units=1; is_new_customer=false; cogs=3"))
        .put(
            "silver.fct_order",
            "tenant_id=agency; client_id=bergwerk; source_system=shopify; source_account_id=acc; "
                + order(
                    "b1",
                    "client_date=2026-03-03; currency_code=GBP; country_code=GB; gross_sales=9; discounts=0; units=1; is_new_customer=false"));
  }
}
