-- mart:
--   description: >
--     How far each stream of each account is complete, and what stands in the way. A stream without days (a list of entities)
--     counts as complete up to the client's day before it was read. The day that is expected is the client's yesterday at the newest
--     run, as far as some run asked for it; it is due at 08:00 of the client's zone on the day after. Late means that it is not
--     there.
--   grain: one row per tenant, client, connection, account and stream
--   keys: [tenant_id, client_id, connection_id, source_system, source_account_id, stream]
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, stream, is_late_for_0800]}
--   owner: data platform
WITH newest AS (
  SELECT tenant_id, MAX(to_date) AS asked_to, MAX(extracted_at) AS run_at
  FROM ops.ctl_run
  GROUP BY tenant_id
),
last_tries AS (
  SELECT stream_key, MAX(last_version) AS last_version
  FROM ops.ctl_slice
  GROUP BY stream_key
),
slices AS (
  SELECT
    s.stream_key,
    COUNTIF(s.last_outcome = 'FAILED' AND s.last_version = t.last_version) AS failed_slices,
    COUNTIF(s.last_outcome = 'PARKED' AND s.last_version = t.last_version) AS parked_slices,
    COUNTIF(NOT s.is_complete) AS missing_slices,
    MAX(IF(s.last_outcome != 'COMPLETE' AND s.last_version = t.last_version, s.last_error_code, NULL)) AS last_error_code,
    MAX(IF(s.last_outcome != 'COMPLETE' AND s.last_version = t.last_version, s.last_error, NULL)) AS last_error
  FROM ops.ctl_slice AS s
  INNER JOIN last_tries AS t ON t.stream_key = s.stream_key
  GROUP BY s.stream_key
),
windowed AS (
  SELECT DISTINCT stream_key FROM ops.ctl_slice WHERE window_from IS NOT NULL
),
zoned AS (
  SELECT w.*, COALESCE(c.time_zone, 'UTC') AS time_zone
  FROM ops.ctl_watermark AS w
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = w.tenant_id AND c.client_id = w.client_id
),
marks AS (
  SELECT
    w.tenant_id, w.client_id, w.connection_id, w.source, w.source_account_id, w.stream, w.stream_key, w.time_zone,
    IF(d.stream_key IS NULL, DATE_SUB(DATE(w.extracted_at, w.time_zone), INTERVAL 1 DAY), w.complete_to)
      AS last_complete_date,
    LEAST(n.asked_to, DATE_SUB(DATE(n.run_at, w.time_zone), INTERVAL 1 DAY)) AS expected_date,
    w.extracted_at AS last_read_at
  FROM zoned AS w
  LEFT JOIN windowed AS d ON d.stream_key = w.stream_key
  LEFT JOIN newest AS n ON n.tenant_id = w.tenant_id
)
SELECT
  m.tenant_id,
  m.client_id,
  m.connection_id,
  m.source AS source_system,
  m.source_account_id,
  m.stream,
  m.time_zone,
  m.last_complete_date,
  m.expected_date,
  DATE_DIFF(m.expected_date, m.last_complete_date, DAY) AS days_behind,
  TIMESTAMP(CONCAT(CAST(DATE_ADD(m.expected_date, INTERVAL 1 DAY) AS STRING), ' 08:00:00'), m.time_zone) AS due_at,
  m.last_complete_date IS NULL OR m.last_complete_date < m.expected_date AS is_late_for_0800,
  COALESCE(s.failed_slices, 0) AS failed_slices,
  COALESCE(s.parked_slices, 0) AS parked_slices,
  COALESCE(s.missing_slices, 0) AS missing_slices,
  m.last_read_at,
  s.last_error_code,
  s.last_error
FROM marks AS m
LEFT JOIN slices AS s ON s.stream_key = m.stream_key
