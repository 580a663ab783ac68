-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  product_key,
  item_id,
  currency_code,
  CAST(SUM(clicks) AS NUMERIC) AS clicks,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(clicks) AS NUMERIC)) AS cpc,
  SAFE_DIVIDE(IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) * 1000, CAST(SUM(impressions) AS NUMERIC)) AS cpm,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(CAST(SUM(platform_conversions) AS NUMERIC), CAST(SUM(clicks) AS NUMERIC)) AS cvr,
  IF(COUNTIF(discounts_rc IS NULL) > 0, NULL, CAST(SUM(discounts_rc) AS NUMERIC)) AS discounts,
  IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc) AS NUMERIC)) AS gross_sales,
  CAST(SUM(impressions) AS NUMERIC) AS impressions,
  IF(COUNTIF(net_sales_rc IS NULL) > 0, NULL, CAST(SUM(net_sales_rc) AS NUMERIC)) AS net_sales,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  SAFE_DIVIDE(IF(COUNTIF(margin_rc IS NULL) > 0, NULL, CAST(SUM(margin_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS poas,
  IF(COUNTIF(margin_rc IS NULL) > 0, NULL, CAST(SUM(margin_rc) AS NUMERIC)) AS profit,
  SAFE_DIVIDE(IF(COUNTIF(refunds_rc IS NULL AND units_returned IS NOT NULL) > 0, NULL, CAST(SUM(refunds_rc) AS NUMERIC)), IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc) AS NUMERIC))) AS refund_rate,
  IF(COUNTIF(refunds_rc IS NULL AND units_returned IS NOT NULL) > 0, NULL, CAST(SUM(refunds_rc) AS NUMERIC)) AS refunds,
  SAFE_DIVIDE(CAST(SUM(units_returned) AS NUMERIC), CAST(SUM(units) AS NUMERIC)) AS return_rate,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
  CAST(SUM(units) AS NUMERIC) AS units,
  CAST(SUM(units_returned) AS NUMERIC) AS units_returned
FROM gold.mart_product_daily
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
