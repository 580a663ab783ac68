-- mart:
--   description: >
--     Pages on which visits begin, per day: what ads that lead there cost, the visits and purchases that began there, orders of the
--     shop, and unpaid search. Visits come from single sessions where a property exports them, else from its report by page. Organic
--     share is the part of unpaid clicks in paid and unpaid ones. Ads and visits without an address are kept under (not set).
--   grain: one row per tenant, client, day and page
--   keys: [tenant_id, client_id, report_date, url_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, url_key]
--   dimensions: [page_url, currency_code]
--   partial: true
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, url_key, page_url]}
--   owner: data platform
WITH figures AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.url_key,
    NULLIF(a.base_url, '(not set)') AS page_url,
    x.currency_code,
    a.impressions AS ad_impressions,
    COALESCE(a.link_clicks, a.clicks) AS ad_clicks,
    ROUND(a.spend * x.rate, 9) AS spend_rc,
    a.spend IS NOT NULL AND x.rate IS NULL AS is_spend_unknown,
    a.conversions AS platform_conversions,
    ROUND(a.conversion_value * x.rate, 9) AS platform_conversion_value_rc,
    a.conversion_value IS NOT NULL AND x.rate IS NULL AS is_value_unknown,
    CAST(NULL AS INT64) AS sessions,
    CAST(NULL AS INT64) AS engaged_sessions,
    CAST(NULL AS INT64) AS bounces,
    CAST(NULL AS NUMERIC) AS key_events,
    CAST(NULL AS INT64) AS purchases,
    CAST(NULL AS NUMERIC) AS revenue_rc,
    FALSE AS is_revenue_unknown,
    CAST(NULL AS INT64) AS views,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS NUMERIC) AS net_sales_rc,
    FALSE AS is_sales_unknown,
    CAST(NULL AS INT64) AS organic_impressions,
    CAST(NULL AS INT64) AS organic_clicks
  FROM silver.fct_ads_url_daily AS a
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = a.tenant_id
    AND x.client_id = a.client_id
    AND x.rate_date = a.report_date
    AND x.from_currency = a.currency_code
  UNION ALL
  SELECT
    w.tenant_id, w.client_id, w.client_date, COALESCE(w.landing_url_key, '(not set)'), w.landing_url, x.currency_code,
    NULL, NULL, NULL, FALSE, NULL, NULL, FALSE,
    1, IF(w.engaged, 1, 0), IF(w.engaged, 0, 1), w.key_events, w.purchases, ROUND(w.revenue * x.rate, 9),
    COALESCE(w.revenue, 0) != 0 AND x.rate IS NULL,
    w.pageviews, NULL, NULL, FALSE, NULL, NULL
  FROM silver.fct_web_session AS w
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = w.tenant_id
    AND x.client_id = w.client_id
    AND x.rate_date = w.client_date
    AND x.from_currency = w.currency_code
  UNION ALL
  SELECT
    p.tenant_id, p.client_id, p.report_date, p.url_key,
    IF(p.page_path = '(not set)', NULL, CONCAT('https://', p.page_host, p.page_path)), x.currency_code,
    NULL, NULL, NULL, FALSE, NULL, NULL, FALSE,
    p.entrances, p.entrances - p.bounces, p.bounces, p.key_events, p.purchases, ROUND(p.revenue * x.rate, 9),
    COALESCE(p.revenue, 0) != 0 AND x.rate IS NULL,
    p.views, NULL, NULL, FALSE, NULL, NULL
  FROM silver.fct_web_page_daily AS p
  LEFT JOIN (
    SELECT DISTINCT tenant_id, client_id, client_date, property_id FROM silver.fct_web_session
  ) AS e
    ON e.tenant_id = p.tenant_id
    AND e.client_id = p.client_id
    AND e.client_date = p.report_date
    AND e.property_id = p.property_id
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = p.tenant_id
    AND x.client_id = p.client_id
    AND x.rate_date = p.report_date
    AND x.from_currency = p.currency_code
  WHERE e.client_id IS NULL
  UNION ALL
  SELECT
    o.tenant_id, o.client_id, o.client_date, COALESCE(o.landing_url_key, '(not set)'), NULL, o.currency_code,
    NULL, NULL, NULL, FALSE, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, NULL,
    IF(o.is_counted, 1, 0), o.gross_sales_rc - o.discounts_rc, o.gross_sales_rc - o.discounts_rc IS NULL, NULL, NULL
  FROM gold.int_order AS o
  WHERE o.is_counted
  UNION ALL
  SELECT
    q.tenant_id, q.client_id, q.report_date, q.url_key, NULLIF(q.page_url, '(not set)'), NULL,
    NULL, NULL, NULL, FALSE, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, NULL,
    NULL, NULL, FALSE, q.impressions, q.clicks
  FROM silver.fct_seo_query_daily AS q
  WHERE q.search_type = 'WEB'
),
summed AS (
  SELECT
    tenant_id, client_id, report_date, url_key,
    MAX(page_url) AS seen_url,
    MAX(currency_code) AS currency_code,
    SUM(ad_impressions) AS ad_impressions,
    SUM(ad_clicks) AS ad_clicks,
    IF(LOGICAL_OR(is_spend_unknown), NULL, SUM(spend_rc)) AS spend_rc,
    SUM(platform_conversions) AS platform_conversions,
    IF(LOGICAL_OR(is_value_unknown), NULL, SUM(platform_conversion_value_rc)) AS platform_conversion_value_rc,
    SUM(sessions) AS sessions,
    SUM(engaged_sessions) AS engaged_sessions,
    SUM(bounces) AS bounces,
    SUM(key_events) AS key_events,
    SUM(purchases) AS purchases,
    IF(LOGICAL_OR(is_revenue_unknown), NULL, SUM(revenue_rc)) AS revenue_rc,
    SUM(views) AS views,
    SUM(orders) AS orders,
    IF(LOGICAL_OR(is_sales_unknown), NULL, SUM(net_sales_rc)) AS net_sales_rc,
    SUM(organic_impressions) AS organic_impressions,
    SUM(organic_clicks) AS organic_clicks
  FROM figures
  GROUP BY tenant_id, client_id, report_date, url_key
),
urls AS (
  SELECT tenant_id, client_id, url_key, MAX(url) AS url
  FROM silver.dim_url
  GROUP BY tenant_id, client_id, url_key
)
SELECT
  s.tenant_id, s.client_id, s.report_date, s.url_key,
  COALESCE(u.url, s.seen_url, '(not set)') AS page_url,
  COALESCE(s.currency_code, c.currency_code) AS currency_code,
  s.ad_impressions, s.ad_clicks, s.spend_rc, s.platform_conversions, s.platform_conversion_value_rc,
  s.sessions, s.engaged_sessions, s.bounces, s.key_events, s.purchases, s.revenue_rc, s.views,
  s.orders, s.net_sales_rc, s.organic_impressions, s.organic_clicks,
  SAFE_DIVIDE(CAST(s.bounces AS NUMERIC), CAST(s.sessions AS NUMERIC)) AS bounce_rate,
  SAFE_DIVIDE(CAST(s.purchases AS NUMERIC), CAST(s.sessions AS NUMERIC)) AS purchase_rate,
  SAFE_DIVIDE(s.spend_rc, CAST(s.ad_clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(s.platform_conversion_value_rc, s.spend_rc) AS roas,
  SAFE_DIVIDE(
    CAST(s.organic_clicks AS NUMERIC), CAST(s.organic_clicks + COALESCE(s.ad_clicks, 0) AS NUMERIC)) AS organic_share
FROM summed AS s
LEFT JOIN urls AS u ON u.tenant_id = s.tenant_id AND u.client_id = s.client_id AND u.url_key = s.url_key
LEFT JOIN silver.dim_client AS c ON c.tenant_id = s.tenant_id AND c.client_id = s.client_id
