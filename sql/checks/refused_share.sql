-- check:
--   description: At most a fifth of the records that headline figures are made of were refused in the last run. More means that a source changed; see the runbook dead-letters.
--   severity: fail
--   layer: silver
WITH last_run AS (
  SELECT run_id FROM ops.ctl_run ORDER BY version DESC LIMIT 1
),
-- What is in the dead letters now, so that a replay that mends them lifts the check.
refused AS (
  SELECT
    q.client_id, q.source, q.stream,
    COUNT(DISTINCT CONCAT(q.slice_id, ' ', q.raw_file, ' ', CAST(q.raw_offset AS STRING))) AS refused_records
  FROM ops.ctl_quarantine AS q
  WHERE q.table_name IN ('', 'fct_ads_campaign_daily', 'fct_order', 'fct_web_traffic_daily')
  GROUP BY q.client_id, q.source, q.stream
),
records AS (
  SELECT b.client_id, b.source, b.stream, SUM(b.records) AS records
  FROM ops.ctl_request_log AS b
  INNER JOIN last_run AS r ON r.run_id = b.run_id
  WHERE b.outcome = 'COMPLETE'
  GROUP BY b.client_id, b.source, b.stream
)
SELECT q.client_id, q.source, q.stream, q.refused_records, r.records
FROM refused AS q
INNER JOIN records AS r ON r.client_id = q.client_id AND r.source = q.source AND r.stream = q.stream
WHERE q.refused_records * 5 > r.records
