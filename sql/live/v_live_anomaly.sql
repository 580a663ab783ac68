-- live:
--   description: >
--     Minutes of the last day with live figures whose quarter of an hour has far fewer or more sessions or orders than the same quarter
--     had on the seven days before, by a standard score. A hook for alerts: whoever wants to be told asks this view for |score| above 4.
--   grain: one row per tenant, client, channel group, quarter of an hour and metric
--   kind: view
--   keys: [tenant_id, client_id, channel_group, quarter_ts, metric]
--   owner: data platform
WITH quarters AS (
  SELECT
    tenant_id, client_id, channel_group,
    TIMESTAMP_SECONDS(DIV(UNIX_SECONDS(minute_ts), 900) * 900) AS quarter_ts,
    SUM(sessions) AS sessions,
    SUM(orders) AS orders
  FROM gold.live_channel_minutely
  GROUP BY tenant_id, client_id, channel_group, TIMESTAMP_SECONDS(DIV(UNIX_SECONDS(minute_ts), 900) * 900)
),
figures AS (
  SELECT tenant_id, client_id, channel_group, quarter_ts, 'sessions' AS metric, CAST(sessions AS FLOAT64) AS value FROM quarters
  UNION ALL
  SELECT tenant_id, client_id, channel_group, quarter_ts, 'orders', CAST(orders AS FLOAT64) FROM quarters
),
newest AS (
  SELECT tenant_id, client_id, MAX(quarter_ts) AS quarter_ts FROM quarters GROUP BY tenant_id, client_id
),
compared AS (
  SELECT
    f.tenant_id, f.client_id, f.channel_group, f.quarter_ts, f.metric,
    MAX(f.value) AS actual,
    -- a quarter without a row is one without any, as long as the client has live figures
    SUM(b.value) / 7 AS expected,
    SQRT(GREATEST(SUM(b.value * b.value) / 7 - POW(SUM(b.value) / 7, 2), 1)) AS spread
  FROM figures AS f
  INNER JOIN newest AS n ON n.tenant_id = f.tenant_id AND n.client_id = f.client_id
  INNER JOIN figures AS b
    ON b.tenant_id = f.tenant_id
    AND b.client_id = f.client_id
    AND b.channel_group = f.channel_group
    AND b.metric = f.metric
    AND MOD(TIMESTAMP_DIFF(f.quarter_ts, b.quarter_ts, SECOND), 86400) = 0
    AND TIMESTAMP_DIFF(f.quarter_ts, b.quarter_ts, DAY) BETWEEN 1 AND 7
  WHERE f.quarter_ts > TIMESTAMP_SUB(n.quarter_ts, INTERVAL 24 HOUR)
    -- the newest quarter has not ended yet
    AND f.quarter_ts < n.quarter_ts
  GROUP BY f.tenant_id, f.client_id, f.channel_group, f.quarter_ts, f.metric
)
SELECT tenant_id, client_id, channel_group, quarter_ts, metric, actual, expected, (actual - expected) / spread AS score
FROM compared
