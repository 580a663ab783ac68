-- mart:
--   description: >
--     Every shared metric that is a sum, per client and day, each in a row of its own, for the metrics of the clients. Made from metrics/ by `./bosco metrics generate`; do not edit.
--   grain: one row per tenant, client, day and measure
--   keys: [tenant_id, client_id, report_date, measure]
--   partition: report_date
--   cluster: [tenant_id, client_id, measure]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, measure]}
--   owner: data platform
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(clicks) AS NUMERIC) AS ad_clicks,
    IF(COUNTIF(discounts_rc IS NULL) > 0, NULL, CAST(SUM(discounts_rc) AS NUMERIC)) AS discounts,
    IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc) AS NUMERIC)) AS gross_sales,
    CAST(SUM(impressions) AS NUMERIC) AS impressions,
    IF(COUNTIF(net_revenue_rc IS NULL) > 0, NULL, CAST(SUM(net_revenue_rc) AS NUMERIC)) AS net_revenue,
    IF(COUNTIF(gross_sales_rc IS NULL OR discounts_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc - discounts_rc) AS NUMERIC)) AS net_sales,
    CAST(SUM(new_customer_orders) AS NUMERIC) AS new_customer_orders,
    IF(COUNTIF(new_customer_revenue_rc IS NULL) > 0, NULL, CAST(SUM(new_customer_revenue_rc) AS NUMERIC)) AS new_customer_revenue,
    CAST(SUM(orders) AS NUMERIC) AS orders,
    CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
    IF(COUNTIF(platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
    IF(COUNTIF(refunds_rc IS NULL) > 0, NULL, CAST(SUM(refunds_rc) AS NUMERIC)) AS refunds,
    CAST(SUM(sessions) AS NUMERIC) AS sessions,
    IF(COUNTIF(spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
    CAST(SUM(units) AS NUMERIC) AS units
  FROM gold.mart_blended_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('ad_clicks' AS measure, d.ad_clicks AS value),
  STRUCT('discounts', d.discounts),
  STRUCT('gross_sales', d.gross_sales),
  STRUCT('impressions', d.impressions),
  STRUCT('net_revenue', d.net_revenue),
  STRUCT('net_sales', d.net_sales),
  STRUCT('new_customer_orders', d.new_customer_orders),
  STRUCT('new_customer_revenue', d.new_customer_revenue),
  STRUCT('orders', d.orders),
  STRUCT('platform_conversions', d.platform_conversions),
  STRUCT('platform_value', d.platform_value),
  STRUCT('refunds', d.refunds),
  STRUCT('sessions', d.sessions),
  STRUCT('spend', d.spend),
  STRUCT('units', d.units)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(attributed_new_customer_orders) AS NUMERIC) AS attributed_new_customer_orders,
    IF(COUNTIF(attributed_new_customer_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_new_customer_revenue_rc) AS NUMERIC)) AS attributed_new_customer_revenue,
    CAST(SUM(attributed_orders) AS NUMERIC) AS attributed_orders,
    IF(COUNTIF(attributed_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)) AS attributed_revenue,
    CAST(SUM(clicks) AS NUMERIC) AS clicks,
    CAST(SUM(key_events) AS NUMERIC) AS key_events
  FROM gold.mart_channel_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('attributed_new_customer_orders' AS measure, d.attributed_new_customer_orders AS value),
  STRUCT('attributed_new_customer_revenue', d.attributed_new_customer_revenue),
  STRUCT('attributed_orders', d.attributed_orders),
  STRUCT('attributed_revenue', d.attributed_revenue),
  STRUCT('clicks', d.clicks),
  STRUCT('key_events', d.key_events)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(link_clicks) AS NUMERIC) AS link_clicks
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('link_clicks' AS measure, d.link_clicks AS value)
]) AS m
