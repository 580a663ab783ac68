-- mart:
--   description: >
--     What came to each post on a day. Where a source tells totals since publication alone, the day is the total less the one before;
--     for the first total of a post that is known only when the post was not there before, else it is NULL and not a leap.
--   grain: one row per tenant, client, day, source, account and post
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, post_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, post_key, page_id]}
--   owner: data platform
WITH posts AS (
  SELECT
    d.*,
    DATE(p.published_ts) >= DATE_SUB(d.report_date, INTERVAL 1 DAY) AS is_new,
    COALESCE(p.platform, '(not set)') AS platform,
    COALESCE(p.post_type, 'UNKNOWN') AS post_type,
    p.published_ts
  FROM silver.fct_post_daily AS d
  LEFT JOIN silver.dim_post AS p
    ON p.tenant_id = d.tenant_id
    AND p.client_id = d.client_id
    AND p.source_system = d.source_system
    AND p.source_account_id = d.source_account_id
    AND p.post_key = d.post_key
),
before AS (
  SELECT
    *,
    LAG(total_impressions) OVER earlier AS before_impressions,
    LAG(total_engagements) OVER earlier AS before_engagements,
    LAG(total_likes) OVER earlier AS before_likes,
    LAG(total_comments) OVER earlier AS before_comments,
    LAG(total_shares) OVER earlier AS before_shares,
    LAG(total_saves) OVER earlier AS before_saves,
    LAG(total_video_views) OVER earlier AS before_video_views,
    LAG(total_clicks) OVER earlier AS before_clicks
  FROM posts
  WINDOW earlier AS (
    PARTITION BY tenant_id, client_id, source_system, source_account_id, post_key ORDER BY report_date
  )
)
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, post_key, page_id, platform, post_type, published_ts,
  COALESCE(impressions, total_impressions - COALESCE(before_impressions, IF(is_new, 0, NULL))) AS impressions,
  COALESCE(engagements, total_engagements - COALESCE(before_engagements, IF(is_new, 0, NULL))) AS engagements,
  COALESCE(likes, total_likes - COALESCE(before_likes, IF(is_new, 0, NULL))) AS likes,
  COALESCE(comments, total_comments - COALESCE(before_comments, IF(is_new, 0, NULL))) AS comments,
  COALESCE(shares, total_shares - COALESCE(before_shares, IF(is_new, 0, NULL))) AS shares,
  COALESCE(saves, total_saves - COALESCE(before_saves, IF(is_new, 0, NULL))) AS saves,
  COALESCE(video_views, total_video_views - COALESCE(before_video_views, IF(is_new, 0, NULL))) AS video_views,
  COALESCE(clicks, total_clicks - COALESCE(before_clicks, IF(is_new, 0, NULL))) AS clicks,
  reach,
  total_impressions, total_reach, total_engagements
FROM before
