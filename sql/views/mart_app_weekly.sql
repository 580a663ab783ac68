-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  source_system,
  source_account_id,
  app_id,
  media_source,
  campaign_key,
  country_code,
  platform,
  attribution_type,
  currency_code,
  SAFE_DIVIDE(IF(COUNTIF(cost IS NOT NULL AND cost_rc IS NULL) > 0, NULL, CAST(SUM(cost_rc) AS NUMERIC)), CAST(SUM(installs) AS NUMERIC)) AS cpi,
  CAST(SUM(downloads) AS NUMERIC) AS downloads,
  CAST(SUM(installs) AS NUMERIC) AS installs,
  CAST(SUM(installs_of_d7) AS NUMERIC) AS installs_of_d7,
  CAST(SUM(reinstalls) AS NUMERIC) AS reinstalls,
  CAST(SUM(retained_d7) AS NUMERIC) AS retained_d7,
  SAFE_DIVIDE(CAST(SUM(retained_d7) AS NUMERIC), CAST(SUM(installs_of_d7) AS NUMERIC)) AS retention_d7,
  IF(COUNTIF(cost IS NOT NULL AND cost_rc IS NULL) > 0, NULL, CAST(SUM(cost_rc) AS NUMERIC)) AS spend,
  SAFE_DIVIDE(CAST(SUM(downloads) AS NUMERIC), CAST(SUM(store_page_views) AS NUMERIC)) AS store_conversion_rate,
  CAST(SUM(store_page_views) AS NUMERIC) AS store_page_views
FROM gold.mart_app
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
