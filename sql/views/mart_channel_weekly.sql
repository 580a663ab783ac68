-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  channel_group,
  source_system,
  currency_code,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(attributed_new_customer_orders) AS NUMERIC)) AS attributed_cac,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(attributed_orders) AS NUMERIC)) AS attributed_cpa,
  CAST(SUM(attributed_new_customer_orders) AS NUMERIC) AS attributed_new_customer_orders,
  IF(COUNTIF(attributed_new_customer_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_new_customer_revenue_rc) AS NUMERIC)) AS attributed_new_customer_revenue,
  CAST(SUM(attributed_orders) AS NUMERIC) AS attributed_orders,
  IF(COUNTIF(attributed_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)) AS attributed_revenue,
  SAFE_DIVIDE(IF(COUNTIF(attributed_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS attributed_roas,
  CAST(SUM(clicks) AS NUMERIC) AS clicks,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(clicks) AS NUMERIC)) AS cpc,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) * 1000, CAST(SUM(impressions) AS NUMERIC)) AS cpm,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(CAST(SUM(platform_conversions) AS NUMERIC), CAST(SUM(clicks) AS NUMERIC)) AS cvr,
  CAST(SUM(impressions) AS NUMERIC) AS impressions,
  CAST(SUM(key_events) AS NUMERIC) AS key_events,
  SAFE_DIVIDE(IF(COUNTIF(attributed_new_customer_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_new_customer_revenue_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS ncroas,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  CAST(SUM(sessions) AS NUMERIC) AS sessions,
  IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend
FROM gold.mart_channel_daily
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
