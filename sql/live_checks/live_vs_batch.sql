-- check:
--   description: >
--     Where a day is final, what the live mart had for it is what batch has: orders to the last one, spend within half a percent,
--     sessions within a fifth, since two tools never count visits alike. A larger difference says that events were lost, or a batch reading.
--   severity: warn
WITH live AS (
  SELECT tenant_id, client_id, client_date AS report_date, 'orders' AS figure, source_system, CAST(SUM(orders) AS NUMERIC) AS live
  FROM gold.live_channel_minutely
  GROUP BY tenant_id, client_id, client_date, source_system
  HAVING SUM(orders) != 0
  UNION ALL
  SELECT tenant_id, client_id, client_date, 'spend', source_system, SUM(spend)
  FROM gold.live_channel_minutely
  GROUP BY tenant_id, client_id, client_date, source_system
  HAVING SUM(spend) != 0
  UNION ALL
  SELECT tenant_id, client_id, client_date, 'sessions', '(all)', CAST(SUM(sessions) AS NUMERIC)
  FROM gold.live_channel_minutely
  GROUP BY tenant_id, client_id, client_date
  HAVING SUM(sessions) != 0
),
batch AS (
  SELECT tenant_id, client_id, client_date AS report_date, 'orders' AS figure, source_system, CAST(COUNT(*) AS NUMERIC) AS batch
  FROM gold.int_order
  WHERE is_counted
  GROUP BY tenant_id, client_id, client_date, source_system
  UNION ALL
  SELECT tenant_id, client_id, report_date, 'spend', source_system, SUM(spend)
  FROM silver.fct_ads_campaign_daily
  GROUP BY tenant_id, client_id, report_date, source_system
  UNION ALL
  SELECT tenant_id, client_id, report_date, 'sessions', '(all)', CAST(SUM(sessions) AS NUMERIC)
  FROM silver.fct_web_traffic_daily
  GROUP BY tenant_id, client_id, report_date
)
SELECT
  l.tenant_id, l.client_id, l.report_date, l.figure, l.source_system, l.live, COALESCE(b.batch, 0) AS batch,
  l.live - COALESCE(b.batch, 0) AS difference
FROM live AS l
INNER JOIN gold.int_final_day AS d
  ON d.tenant_id = l.tenant_id
  AND d.client_id = l.client_id
  AND d.report_date = l.report_date
  AND d.figure = l.figure
  AND d.source_system = l.source_system
LEFT JOIN batch AS b
  ON b.tenant_id = l.tenant_id
  AND b.client_id = l.client_id
  AND b.report_date = l.report_date
  AND b.figure = l.figure
  AND b.source_system = l.source_system
WHERE ABS(l.live - COALESCE(b.batch, 0)) > COALESCE(b.batch, 0) * CASE l.figure
  WHEN 'orders' THEN NUMERIC '0'
  WHEN 'spend' THEN NUMERIC '0.005'
  ELSE NUMERIC '0.2'
END
