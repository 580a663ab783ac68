-- mart:
--   description: >
--     Posts on social media per day: what came on that day, and the totals since publication where the source tells them. Reach and
--     totals are of the day's row and never added up.
--   grain: one row per tenant, client, day, source, account and post
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, post_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   dimensions: [page_id, platform, post_type]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, post_key, page_id, platform, post_type]}
--   owner: data platform
SELECT
  *,
  SAFE_DIVIDE(CAST(engagements AS NUMERIC), CAST(impressions AS NUMERIC)) AS engagement_rate
FROM gold.int_post_daily
