-- mart:
--   description: >
--     Countries on a day: what ads cost where people were, and what the shop sold there. A platform that knows where people were is
--     taken by that, else by the place its campaigns aimed at, never by both. Sources that count places by month alone have no days and
--     are not here. The name is that of ISO 3166, never the code again.
--   grain: one row per tenant, client, day, source and country
--   keys: [tenant_id, client_id, report_date, source_system, country_code]
--   partition: report_date
--   cluster: [tenant_id, client_id, country_code]
--   dimensions: [country_name, currency_code]
--   partial: true
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, source_system, country_code, country_name]}
--   owner: data platform
WITH places AS (
  SELECT
    g.*,
    x.currency_code AS client_currency_code,
    ROUND(g.spend * x.rate, 9) AS spend_rc,
    ROUND(g.conversion_value * x.rate, 9) AS conversion_value_rc,
    LOGICAL_OR(g.geo_type = 'USER') OVER (
      PARTITION BY g.tenant_id, g.client_id, g.source_system, g.source_account_id, g.report_date
    ) AS knows_people
  FROM silver.fct_ads_geo_daily AS g
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = g.tenant_id
    AND x.client_id = g.client_id
    AND x.rate_date = g.report_date
    AND x.from_currency = g.currency_code
  WHERE g.period_grain = 'DAY'
),
ads AS (
  SELECT
    tenant_id, client_id, report_date, source_system, country_code,
    MAX(client_currency_code) AS currency_code,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc,
    SUM(conversions) AS platform_conversions,
    IF(COUNTIF(conversion_value IS NOT NULL AND conversion_value_rc IS NULL) > 0, NULL, SUM(conversion_value_rc))
      AS platform_conversion_value_rc,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS NUMERIC) AS net_sales_rc
  FROM places
  WHERE IF(knows_people, geo_type = 'USER', TRUE)
  GROUP BY tenant_id, client_id, report_date, source_system, country_code
),
shop AS (
  SELECT
    tenant_id, client_id, client_date AS report_date, source_system, country_code,
    MAX(currency_code) AS currency_code,
    CAST(NULL AS INT64) AS impressions,
    CAST(NULL AS INT64) AS clicks,
    CAST(NULL AS NUMERIC) AS spend_rc,
    CAST(NULL AS NUMERIC) AS platform_conversions,
    CAST(NULL AS NUMERIC) AS platform_conversion_value_rc,
    COUNT(*) AS orders,
    IF(COUNTIF(gross_sales_rc - discounts_rc IS NULL) > 0, NULL, SUM(gross_sales_rc - discounts_rc)) AS net_sales_rc
  FROM gold.int_order
  WHERE is_counted
  GROUP BY tenant_id, client_id, client_date, source_system, country_code
),
figures AS (
  SELECT * FROM ads
  UNION ALL
  SELECT * FROM shop
)
SELECT
  f.tenant_id, f.client_id, f.report_date, f.source_system, f.country_code,
  COALESCE(n.name, '(not set)') AS country_name,
  f.currency_code, f.impressions, f.clicks, f.spend_rc, f.platform_conversions, f.platform_conversion_value_rc, f.orders,
  f.net_sales_rc,
  SAFE_DIVIDE(CAST(f.clicks AS NUMERIC), CAST(f.impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(f.spend_rc, CAST(f.clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(f.platform_conversion_value_rc, f.spend_rc) AS roas
FROM figures AS f
LEFT JOIN silver.ref_country AS n ON n.country_code = f.country_code
