-- mart:
--   description: >
--     Pages, profiles and channels on social media per day: followers at the end of the day, what the page brought as its platform
--     counts it, and what its posts brought by themselves. The two overlap and are never added; followers and reach never add up.
--   grain: one row per tenant, client, day, source, account and page
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, page_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   dimensions: [page_name, platform]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, page_id, page_name, platform, posts_with_results]}
--   owner: data platform
WITH posts AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, page_id,
    MAX(NULLIF(platform, '(not set)')) AS platform,
    COUNT(*) AS posts_with_results,
    SUM(impressions) AS impressions,
    SUM(engagements) AS engagements,
    SUM(likes) AS likes,
    SUM(comments) AS comments,
    SUM(shares) AS shares,
    SUM(saves) AS saves,
    SUM(video_views) AS video_views,
    SUM(clicks) AS clicks
  FROM gold.int_post_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, page_id
),
days AS (
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, page_id FROM posts
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, page_id FROM silver.fct_page_daily
)
SELECT
  d.tenant_id, d.client_id, d.report_date, d.source_system, d.source_account_id, d.page_id,
  COALESCE(g.page_name, '(not set)') AS page_name,
  COALESCE(NULLIF(g.platform, '(not set)'), p.platform, '(not set)') AS platform,
  g.followers,
  g.new_follows,
  g.unfollows,
  COALESCE(g.net_follows, g.new_follows - g.unfollows) AS net_follows,
  g.reach AS page_reach,
  g.impressions AS page_impressions,
  g.engagements AS page_engagements,
  g.profile_views,
  g.website_clicks,
  g.posts,
  COALESCE(p.posts_with_results, 0) AS posts_with_results,
  p.impressions AS post_impressions,
  p.engagements AS post_engagements,
  p.likes,
  p.comments,
  p.shares,
  p.saves,
  p.video_views,
  p.clicks,
  SAFE_DIVIDE(CAST(p.engagements AS NUMERIC), CAST(p.impressions AS NUMERIC)) AS engagement_rate,
  SAFE_DIVIDE(CAST(g.engagements AS NUMERIC), CAST(g.impressions AS NUMERIC)) AS page_engagement_rate
FROM days AS d
LEFT JOIN silver.fct_page_daily AS g
  ON g.tenant_id = d.tenant_id
  AND g.client_id = d.client_id
  AND g.report_date = d.report_date
  AND g.source_system = d.source_system
  AND g.source_account_id = d.source_account_id
  AND g.page_id = d.page_id
LEFT JOIN posts AS p
  ON p.tenant_id = d.tenant_id
  AND p.client_id = d.client_id
  AND p.report_date = d.report_date
  AND p.source_system = d.source_system
  AND p.source_account_id = d.source_account_id
  AND p.page_id = d.page_id
