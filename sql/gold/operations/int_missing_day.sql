-- mart:
--   description: >
--     Days of a stream that were asked for and are not here: the slice failed or waits for quota, and no other complete slice holds
--     the day. What a mart shows as unknown instead of 0. The table is the one the stream feeds, known from its slices that came,
--     of whichever client; (not set) when none ever came, so that the stream may stand for any table.
--   grain: one row per tenant, client, day, stream of an account and silver table
--   keys: [tenant_id, client_id, report_date, stream_key, table_name]
--   partition: report_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, source_system, stream, table_name]}
--   owner: data platform
WITH broken AS (
  SELECT DISTINCT stream_key
  FROM ops.ctl_slice
  WHERE NOT is_complete AND window_from IS NOT NULL
),
days AS (
  SELECT
    s.tenant_id, s.client_id, report_date, s.stream_key,
    s.source AS source_system, s.source_account_id, s.stream,
    LOGICAL_OR(s.is_complete) AS is_complete
  FROM ops.ctl_slice AS s
  INNER JOIN broken AS b ON b.stream_key = s.stream_key
  CROSS JOIN UNNEST(GENERATE_DATE_ARRAY(s.window_from, s.window_to)) AS report_date
  GROUP BY s.tenant_id, s.client_id, report_date, s.stream_key, s.source, s.source_account_id, s.stream
),
feeds AS (
  SELECT DISTINCT s.source AS source_system, s.stream, t.table_name
  FROM ops.ctl_slice_table AS t
  INNER JOIN ops.ctl_slice AS s ON s.slice_id = t.slice_id
  WHERE STARTS_WITH(t.table_name, 'silver.')
)
SELECT
  d.tenant_id, d.client_id, d.report_date, d.stream_key, d.source_system, d.source_account_id, d.stream,
  COALESCE(f.table_name, '(not set)') AS table_name
FROM days AS d
LEFT JOIN feeds AS f ON f.source_system = d.source_system AND f.stream = d.stream
WHERE NOT d.is_complete
