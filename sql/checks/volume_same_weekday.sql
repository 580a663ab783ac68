-- check:
--   description: The last day brought at least half of the median of up to four same weekdays before it, in impressions, orders and sessions. Two such weekdays have to be there, and a median of 20.
--   severity: warn
--   layer: silver
WITH last_day AS (
  SELECT tenant_id, MAX(to_date) AS report_date
  FROM ops.ctl_run
  GROUP BY tenant_id
),
volumes AS (
  SELECT tenant_id, client_id, source_system, report_date, 'impressions' AS measure, SUM(impressions) AS volume
  FROM silver.fct_ads_campaign_daily
  GROUP BY tenant_id, client_id, source_system, report_date
  UNION ALL
  SELECT tenant_id, client_id, source_system, client_date, 'orders', COUNT(*)
  FROM silver.fct_order
  GROUP BY tenant_id, client_id, source_system, client_date
  UNION ALL
  SELECT tenant_id, client_id, source_system, report_date, 'sessions', SUM(sessions)
  FROM silver.fct_web_traffic_daily
  GROUP BY tenant_id, client_id, source_system, report_date
),
before AS (
  SELECT
    v.tenant_id, v.client_id, v.source_system, v.measure, v.volume,
    ROW_NUMBER() OVER (PARTITION BY v.tenant_id, v.client_id, v.source_system, v.measure ORDER BY v.volume) AS place,
    COUNT(*) OVER (PARTITION BY v.tenant_id, v.client_id, v.source_system, v.measure) AS days
  FROM volumes AS v
  INNER JOIN last_day AS l ON l.tenant_id = v.tenant_id
  WHERE v.report_date IN (
    DATE_SUB(l.report_date, INTERVAL 7 DAY), DATE_SUB(l.report_date, INTERVAL 14 DAY),
    DATE_SUB(l.report_date, INTERVAL 21 DAY), DATE_SUB(l.report_date, INTERVAL 28 DAY))
),
usual AS (
  SELECT tenant_id, client_id, source_system, measure, SUM(volume) / COUNT(*) AS median, MAX(days) AS days
  FROM before
  WHERE place = DIV(days + 1, 2) OR place = DIV(days + 2, 2)
  GROUP BY tenant_id, client_id, source_system, measure
)
SELECT u.client_id, u.source_system, u.measure, l.report_date, COALESCE(v.volume, 0) AS volume, u.median, u.days
FROM usual AS u
INNER JOIN last_day AS l ON l.tenant_id = u.tenant_id
LEFT JOIN volumes AS v
  ON v.tenant_id = u.tenant_id
  AND v.client_id = u.client_id
  AND v.source_system = u.source_system
  AND v.measure = u.measure
  AND v.report_date = l.report_date
WHERE u.days >= 2 AND u.median >= 20 AND COALESCE(v.volume, 0) * 2 < u.median
