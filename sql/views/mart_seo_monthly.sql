-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  source_system,
  source_account_id,
  site,
  search_type,
  query,
  url_key,
  is_remainder,
  SAFE_DIVIDE(CAST(SUM(sum_position) AS NUMERIC), CAST(SUM(position_impressions) AS NUMERIC)) AS avg_position,
  CAST(SUM(clicks) AS NUMERIC) AS organic_clicks,
  SAFE_DIVIDE(CAST(SUM(clicks) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS organic_ctr,
  CAST(SUM(impressions) AS NUMERIC) AS organic_impressions,
  CAST(SUM(position_impressions) AS NUMERIC) AS position_impressions,
  CAST(SUM(sum_position) AS NUMERIC) AS sum_position
FROM gold.mart_seo
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
