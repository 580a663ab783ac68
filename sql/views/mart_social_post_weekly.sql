-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  source_system,
  source_account_id,
  post_key,
  SAFE_DIVIDE(CAST(SUM(engagements) AS NUMERIC), CAST(SUM(impressions) AS NUMERIC)) AS engagement_rate,
  CAST(SUM(engagements) AS NUMERIC) AS post_engagements,
  CAST(SUM(impressions) AS NUMERIC) AS post_impressions
FROM gold.mart_social_post
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
