-- How far each client's sources are complete: null where a stream of it was never read whole. A stream without days (a list of
-- entities) is complete up to the day before it was read.
WITH windowed AS (
  SELECT DISTINCT stream_key FROM ops.ctl_slice WHERE window_from IS NOT NULL
),
marks AS (
  SELECT
    w.client_id,
    w.source,
    IF(d.stream_key IS NULL, DATE_SUB(DATE(w.extracted_at), INTERVAL 1 DAY), w.complete_to) AS complete_to
  FROM ops.ctl_watermark AS w
  LEFT JOIN windowed AS d ON d.stream_key = w.stream_key
)
SELECT client_id, source, IF(COUNTIF(complete_to IS NULL) > 0, NULL, MIN(complete_to)) AS complete_to
FROM marks
GROUP BY client_id, source
ORDER BY client_id, source
