-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  url_key,
  currency_code,
  SAFE_DIVIDE(IF(COUNTIF(net_sales_rc IS NULL AND orders IS NOT NULL) > 0, NULL, CAST(SUM(net_sales_rc) AS NUMERIC)), CAST(SUM(orders) AS NUMERIC)) AS aov,
  SAFE_DIVIDE(CAST(SUM(bounces) AS NUMERIC), CAST(SUM(sessions) AS NUMERIC)) AS bounce_rate,
  CAST(SUM(bounces) AS NUMERIC) AS bounces,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND ad_impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  IF(COUNTIF(net_sales_rc IS NULL AND orders IS NOT NULL) > 0, NULL, CAST(SUM(net_sales_rc) AS NUMERIC)) AS net_sales,
  CAST(SUM(orders) AS NUMERIC) AS orders,
  CAST(SUM(organic_clicks) AS NUMERIC) AS organic_clicks,
  SAFE_DIVIDE(CAST(SUM(organic_clicks) AS NUMERIC), CAST(SUM(organic_impressions) AS NUMERIC)) AS organic_ctr,
  CAST(SUM(organic_impressions) AS NUMERIC) AS organic_impressions,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  SAFE_DIVIDE(CAST(SUM(purchases) AS NUMERIC), CAST(SUM(sessions) AS NUMERIC)) AS purchase_rate,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND ad_impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  SAFE_DIVIDE(CAST(SUM(orders) AS NUMERIC), CAST(SUM(sessions) AS NUMERIC)) AS session_cvr,
  CAST(SUM(sessions) AS NUMERIC) AS sessions,
  IF(COUNTIF(spend_rc IS NULL AND ad_impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
  CAST(SUM(purchases) AS NUMERIC) AS web_purchases
FROM gold.mart_landing_daily
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
