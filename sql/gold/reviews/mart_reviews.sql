-- mart:
--   description: >
--     Reviews by the day they were written and what they are of. Counted one by one where the source gives the reviews, else as the
--     source counts its day. Rejected and removed ones are left out. The average is the sum of the ratings ÷ reviews that have one, on
--     a scale of 1 to 5; totals up to the day are the source's and never added up.
--   grain: one row per tenant, client, day, source, account and what is reviewed
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, subject_type, subject_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, subject_type, subject_id, is_counted_singly]}
--   owner: data platform
WITH singly AS (
  SELECT
    tenant_id, client_id, client_date AS report_date, source_system, source_account_id, subject_type, subject_id,
    COUNT(*) AS reviews,
    COUNT(rating) AS rated_reviews,
    SUM(rating) AS sum_rating,
    COUNT(reply_ts) AS replies,
    COUNTIF(sentiment = 'POSITIVE') AS positive_reviews,
    COUNTIF(sentiment = 'NEUTRAL') AS neutral_reviews,
    COUNTIF(sentiment = 'NEGATIVE') AS negative_reviews,
    COUNTIF(is_verified) AS verified_reviews
  FROM silver.fct_review
  WHERE status NOT IN ('REJECTED', 'REMOVED')
  GROUP BY tenant_id, client_id, client_date, source_system, source_account_id, subject_type, subject_id
),
days AS (
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, subject_type, subject_id FROM singly
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, subject_type, subject_id
  FROM silver.fct_review_daily
),
joined AS (
  SELECT
    d.tenant_id, d.client_id, d.report_date, d.source_system, d.source_account_id, d.subject_type, d.subject_id,
    s.client_id IS NOT NULL AS is_counted_singly,
    IF(s.client_id IS NULL, t.reviews, s.reviews) AS reviews,
    IF(s.client_id IS NULL, IF(t.sum_rating IS NULL, NULL, t.reviews), s.rated_reviews) AS rated_reviews,
    IF(s.client_id IS NULL, t.sum_rating, s.sum_rating) AS sum_rating,
    IF(s.client_id IS NULL, t.replies, s.replies) AS replies,
    s.positive_reviews,
    s.neutral_reviews,
    s.negative_reviews,
    s.verified_reviews,
    t.total_reviews,
    t.total_rating_average
  FROM days AS d
  LEFT JOIN singly AS s
    ON s.tenant_id = d.tenant_id
    AND s.client_id = d.client_id
    AND s.report_date = d.report_date
    AND s.source_system = d.source_system
    AND s.source_account_id = d.source_account_id
    AND s.subject_type = d.subject_type
    AND s.subject_id = d.subject_id
  LEFT JOIN silver.fct_review_daily AS t
    ON t.tenant_id = d.tenant_id
    AND t.client_id = d.client_id
    AND t.report_date = d.report_date
    AND t.source_system = d.source_system
    AND t.source_account_id = d.source_account_id
    AND t.subject_type = d.subject_type
    AND t.subject_id = d.subject_id
)
SELECT
  *,
  SAFE_DIVIDE(sum_rating, CAST(rated_reviews AS NUMERIC)) AS avg_rating,
  SAFE_DIVIDE(CAST(replies AS NUMERIC), CAST(reviews AS NUMERIC)) AS reply_rate
FROM joined
