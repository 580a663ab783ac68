-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  source_system,
  country_code,
  currency_code,
  SAFE_DIVIDE(IF(COUNTIF(net_sales_rc IS NULL AND orders IS NOT NULL) > 0, NULL, CAST(SUM(net_sales_rc) AS NUMERIC)), CAST(SUM(orders) AS NUMERIC)) AS aov,
  CAST(SUM(clicks) AS NUMERIC) AS clicks,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(clicks) AS NUMERIC)) AS cpc,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) * 1000, CAST(SUM(impressions) AS NUMERIC)) AS cpm,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(CAST(SUM(platform_conversions) AS NUMERIC), CAST(SUM(clicks) AS NUMERIC)) AS cvr,
  CAST(SUM(impressions) AS NUMERIC) AS impressions,
  IF(COUNTIF(net_sales_rc IS NULL AND orders IS NOT NULL) > 0, NULL, CAST(SUM(net_sales_rc) AS NUMERIC)) AS net_sales,
  CAST(SUM(orders) AS NUMERIC) AS orders,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend
FROM gold.mart_geo_daily
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
