-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  source_system,
  source_account_id,
  page_id,
  SAFE_DIVIDE(CAST(SUM(post_engagements) AS NUMERIC), CAST(SUM(post_impressions) AS NUMERIC)) AS engagement_rate,
  IF(COUNT(*) = 1, CAST(MAX(followers) AS NUMERIC), NULL) AS followers,
  CAST(SUM(net_follows) AS NUMERIC) AS net_follows,
  CAST(SUM(post_engagements) AS NUMERIC) AS post_engagements,
  CAST(SUM(post_impressions) AS NUMERIC) AS post_impressions
FROM gold.mart_social
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
