-- mart:
--   description: >
--     The attribution windows that all ad platforms of a client can report, the largest first: only in one of these may what they
--     claim be compared. A client whose platforms share none has one row of rank 0 that says why.
--   grain: one row per tenant, client and rank
--   keys: [tenant_id, client_id, window_rank]
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [window_rank, platforms]}
--   owner: data platform
WITH selected AS (
  SELECT DISTINCT tenant_id, client_id, source_system
  FROM silver.fct_ads_campaign_daily
),
clients AS (
  SELECT
    s.tenant_id, s.client_id,
    COUNT(*) AS platform_count,
    STRING_AGG(s.source_system, ', ' ORDER BY s.source_system) AS platforms
  FROM selected AS s
  GROUP BY s.tenant_id, s.client_id
),
offered AS (
  SELECT
    s.tenant_id, s.client_id, w.click_window_d, w.view_window_d,
    COUNT(*) AS platform_count,
    MIN(w.last_date) AS last_date
  FROM selected AS s
  INNER JOIN silver.ref_attribution_window AS w ON w.source_system = s.source_system
  GROUP BY s.tenant_id, s.client_id, w.click_window_d, w.view_window_d
),
common AS (
  SELECT
    c.tenant_id, c.client_id, c.platforms, o.click_window_d, o.view_window_d, o.last_date,
    ROW_NUMBER() OVER (
      PARTITION BY c.tenant_id, c.client_id ORDER BY o.click_window_d DESC, o.view_window_d DESC
    ) AS window_rank
  FROM clients AS c
  INNER JOIN offered AS o
    ON o.tenant_id = c.tenant_id AND o.client_id = c.client_id AND o.platform_count = c.platform_count
)
SELECT
  c.tenant_id, c.client_id,
  COALESCE(m.window_rank, 0) AS window_rank,
  m.click_window_d, m.view_window_d, m.last_date, c.platforms,
  IF(m.window_rank IS NULL, CONCAT('no attribution window is offered by all of ', c.platforms), NULL) AS reason
FROM clients AS c
LEFT JOIN common AS m ON m.tenant_id = c.tenant_id AND m.client_id = c.client_id
