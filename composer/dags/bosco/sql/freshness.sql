-- Streams that are not complete up to yesterday of their client, although it is past the promised hour of the client's clock.
WITH windowed AS (
  SELECT DISTINCT stream_key FROM ops.ctl_slice WHERE window_from IS NOT NULL
),
marks AS (
  SELECT
    w.client_id,
    w.source,
    w.source_account_id,
    w.stream,
    COALESCE(c.time_zone, 'UTC') AS time_zone,
    IF(d.stream_key IS NULL, DATE_SUB(DATE(w.extracted_at), INTERVAL 1 DAY), w.complete_to) AS complete_to
  FROM ops.ctl_watermark AS w
  LEFT JOIN windowed AS d ON d.stream_key = w.stream_key
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = w.tenant_id AND c.client_id = w.client_id
)
SELECT client_id, source, source_account_id, stream, CAST(complete_to AS STRING) AS complete_to
FROM marks
WHERE TIMESTAMP(CONCAT(CAST(DATE(@now, time_zone) AS STRING), ' ', @ready_by, ':00'), time_zone) <= @now
  AND (complete_to IS NULL OR complete_to < DATE_SUB(DATE(@now, time_zone), INTERVAL 1 DAY))
ORDER BY client_id, source, source_account_id, stream
