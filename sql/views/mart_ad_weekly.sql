-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  source_system,
  source_account_id,
  adgroup_key,
  ad_key,
  currency_code,
  CAST(SUM(clicks) AS NUMERIC) AS clicks,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(platform_conversions) AS NUMERIC)) AS cpa,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(clicks) AS NUMERIC)) AS cpc,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(installs) AS NUMERIC)) AS cpi,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(leads) AS NUMERIC)) AS cpl,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) * 1000, CAST(SUM(impressions) AS NUMERIC)) AS cpm,
  SAFE_DIVIDE(IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)), CAST(SUM(video_views) AS NUMERIC)) AS cpv,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(CAST(SUM(platform_conversions) AS NUMERIC), CAST(SUM(clicks) AS NUMERIC)) AS cvr,
  SAFE_DIVIDE(CAST(SUM(impressions) AS NUMERIC), IF(COUNT(*) = 1, CAST(MAX(reach) AS NUMERIC), NULL)) AS frequency,
  CAST(SUM(impressions) AS NUMERIC) AS impressions,
  CAST(SUM(installs) AS NUMERIC) AS installs,
  CAST(SUM(leads) AS NUMERIC) AS leads,
  CAST(SUM(link_clicks) AS NUMERIC) AS link_clicks,
  CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
  IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
  IF(COUNT(*) = 1, CAST(MAX(reach) AS NUMERIC), NULL) AS reach,
  SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas,
  IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
  CAST(SUM(video_views) AS NUMERIC) AS video_views
FROM gold.mart_ad_daily
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 1, 2, 3, 4, 5, 6, 7
