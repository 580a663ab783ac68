-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  source_system,
  source_account_id,
  subject_type,
  subject_id,
  SAFE_DIVIDE(CAST(SUM(sum_rating) AS NUMERIC), CAST(SUM(rated_reviews) AS NUMERIC)) AS avg_rating,
  CAST(SUM(rated_reviews) AS NUMERIC) AS rated_reviews,
  SAFE_DIVIDE(CAST(SUM(replies) AS NUMERIC), CAST(SUM(reviews) AS NUMERIC)) AS reply_rate,
  CAST(SUM(replies) AS NUMERIC) AS review_replies,
  CAST(SUM(reviews) AS NUMERIC) AS reviews,
  CAST(SUM(sum_rating) AS NUMERIC) AS sum_rating
FROM gold.mart_reviews
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
