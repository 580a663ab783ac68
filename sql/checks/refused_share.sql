-- check:
--   description: At most a fifth of the records that headline figures are made of were refused when their stream was read last. More means that a source changed; see the runbook dead-letters.
--   severity: fail
--   layer: silver
-- The last run may have been about other clients, or may not have come to this stream: that mends nothing.
WITH last_reading AS (
  SELECT client_id, source, stream, MAX(version) AS version
  FROM ops.ctl_request_log
  WHERE outcome = 'COMPLETE'
  GROUP BY client_id, source, stream
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
  INNER JOIN last_reading AS r
    ON r.client_id = b.client_id AND r.source = b.source AND r.stream = b.stream AND r.version = b.version
  WHERE b.outcome = 'COMPLETE'
  GROUP BY b.client_id, b.source, b.stream
)
SELECT q.client_id, q.source, q.stream, q.refused_records, r.records
FROM refused AS q
INNER JOIN records AS r ON r.client_id = q.client_id AND r.source = q.source AND r.stream = q.stream
WHERE q.refused_records * 5 > r.records
