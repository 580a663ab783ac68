-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  source_system,
  source_account_id,
  campaign_key,
  currency_code,
  CAST(SUM(clicks) AS NUMERIC) AS ad_clicks,
  CAST(SUM(clicks) AS NUMERIC) AS clicks,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(clicks) AS NUMERIC)) AS cpc,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) * 1000, CAST(SUM(impressions) AS NUMERIC)) AS cpm,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(CAST(SUM(platform_conversions) AS NUMERIC), CAST(SUM(clicks) AS NUMERIC)) AS cvr,
  CAST(SUM(impressions) AS NUMERIC) AS impressions,
  CAST(SUM(link_clicks) AS NUMERIC) AS link_clicks,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend
FROM gold.mart_campaign_daily
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
