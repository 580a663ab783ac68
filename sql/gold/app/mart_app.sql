-- mart:
--   description: >
--     Apps per day: installs by what brought them, and what the stores count under the media source (store). An install is counted by
--     the attribution tool, a download by the store; the two are never added. Revenue of 7 and 30 days is NULL until these are over, and
--     so are the installs and costs it is compared with.
--   grain: one row per tenant, client, day, source, account, app, media source, campaign, country, platform and kind of attribution
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, app_id, media_source, campaign_key, country_code, platform, attribution_type]
--   partition: report_date
--   cluster: [tenant_id, client_id, app_id]
--   dimensions: [campaign_name, channel_group, currency_code]
--   partial: true
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, app_id, media_source, campaign_key, country_code, platform, attribution_type]}
--   owner: data platform
WITH attributed AS (
  SELECT
    a.*,
    x.currency_code AS client_currency_code,
    ROUND(a.cost * x.rate, 9) AS cost_rc,
    ROUND(a.revenue * x.rate, 9) AS revenue_rc,
    ROUND(a.revenue_d0 * x.rate, 9) AS revenue_d0_rc,
    ROUND(a.revenue_d7 * x.rate, 9) AS revenue_d7_rc,
    ROUND(a.revenue_d30 * x.rate, 9) AS revenue_d30_rc
  FROM silver.fct_app_attribution_daily AS a
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = a.tenant_id
    AND x.client_id = a.client_id
    AND x.rate_date = a.report_date
    AND x.from_currency = a.currency_code
),
store_rows AS (
  SELECT
    s.*,
    x.currency_code AS client_currency_code,
    ROUND(s.sales * x.rate, 9) AS sales_rc,
    ROUND(s.proceeds * x.rate, 9) AS proceeds_rc
  FROM silver.fct_app_store_daily AS s
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = s.tenant_id
    AND x.client_id = s.client_id
    AND x.rate_date = s.report_date
    AND x.from_currency = s.currency_code
),
stores AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, app_id, country_code, platform,
    MAX(client_currency_code) AS currency_code,
    SUM(impressions) AS impressions,
    SUM(page_views) AS page_views,
    SUM(downloads) AS downloads,
    SUM(redownloads) AS redownloads,
    SUM(uninstalls) AS uninstalls,
    IF(COUNTIF(sales IS NOT NULL AND sales_rc IS NULL) > 0, NULL, SUM(sales_rc)) AS sales_rc,
    IF(COUNTIF(proceeds IS NOT NULL AND proceeds_rc IS NULL) > 0, NULL, SUM(proceeds_rc)) AS proceeds_rc,
    -- The same rating may stand in several rows: weighted, it stays what it is.
    SAFE_DIVIDE(
      SUM(rating_average * CAST(ratings_count AS NUMERIC)),
      CAST(SUM(IF(rating_average IS NULL, NULL, ratings_count)) AS NUMERIC)) AS rating_average
  FROM store_rows
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, app_id, country_code, platform
),
rows_of_both AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, app_id, media_source, campaign_key, country_code,
    platform, attribution_type, campaign_name, channel_group, client_currency_code AS currency_code,
    impressions, clicks, installs, reinstalls, uninstalls, events, purchases, cost, cost_rc, revenue_rc, revenue_d0_rc,
    revenue_d7_rc, revenue_d30_rc,
    IF(revenue_d7_rc IS NULL, NULL, cost_rc) AS cost_of_d7_rc,
    IF(revenue_d30_rc IS NULL, NULL, cost_rc) AS cost_of_d30_rc,
    retained_d1, retained_d7, retained_d30,
    IF(retained_d1 IS NULL, NULL, installs) AS installs_of_d1,
    IF(retained_d7 IS NULL, NULL, installs) AS installs_of_d7,
    IF(retained_d30 IS NULL, NULL, installs) AS installs_of_d30,
    CAST(NULL AS INT64) AS store_page_views,
    CAST(NULL AS INT64) AS downloads,
    CAST(NULL AS INT64) AS redownloads,
    CAST(NULL AS NUMERIC) AS store_sales_rc,
    CAST(NULL AS NUMERIC) AS proceeds_rc,
    CAST(NULL AS NUMERIC) AS rating_average
  FROM attributed
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, app_id, '(store)' AS media_source,
    '(store)' AS campaign_key, country_code, platform, 'STORE' AS attribution_type, '(store)' AS campaign_name,
    '(not set)' AS channel_group, currency_code, impressions, CAST(NULL AS INT64), CAST(NULL AS INT64), CAST(NULL AS INT64),
    uninstalls, CAST(NULL AS INT64), CAST(NULL AS INT64), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC),
    CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS INT64),
    CAST(NULL AS INT64), CAST(NULL AS INT64), CAST(NULL AS INT64), CAST(NULL AS INT64), CAST(NULL AS INT64), page_views,
    downloads, redownloads, sales_rc, proceeds_rc, rating_average
  FROM stores
)
SELECT
  *,
  SAFE_DIVIDE(cost_rc, CAST(installs AS NUMERIC)) AS cpi_rc,
  SAFE_DIVIDE(CAST(installs AS NUMERIC), CAST(clicks AS NUMERIC)) AS install_rate,
  SAFE_DIVIDE(revenue_d7_rc, cost_of_d7_rc) AS roas_d7,
  SAFE_DIVIDE(revenue_d30_rc, cost_of_d30_rc) AS roas_d30,
  SAFE_DIVIDE(CAST(retained_d7 AS NUMERIC), CAST(installs_of_d7 AS NUMERIC)) AS retention_d7,
  SAFE_DIVIDE(CAST(downloads AS NUMERIC), CAST(store_page_views AS NUMERIC)) AS store_conversion_rate
FROM rows_of_both
