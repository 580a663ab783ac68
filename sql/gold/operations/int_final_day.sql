-- mart:
--   description: >
--     Days on which the figures of batch readings are final in the sense of v_channel_now: every stream that feeds them was read
--     completely after the day was over in the client's zone, each day for itself and in any order. Sessions come from several
--     tools that count the same visits, so they are final together, under (all); spend and orders by their source.
--   grain: one row per tenant, client, day, figure and source
--   keys: [tenant_id, client_id, report_date, figure, source_system]
--   partition: report_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, figure, source_system]}
--   owner: data platform
WITH feeds AS (
  SELECT DISTINCT
    s.tenant_id, s.client_id, s.source, s.stream,
    CASE t.table_name
      WHEN 'silver.fct_web_traffic_daily' THEN 'sessions'
      WHEN 'silver.fct_order' THEN 'orders'
      ELSE 'spend'
    END AS figure,
    IF(t.table_name = 'silver.fct_web_traffic_daily', '(all)', s.source) AS source_system
  FROM ops.ctl_slice_table AS t
  INNER JOIN ops.ctl_slice AS s ON s.slice_id = t.slice_id
  WHERE t.table_name IN ('silver.fct_web_traffic_daily', 'silver.fct_order', 'silver.fct_ads_campaign_daily')
),
slices AS (
  SELECT
    f.tenant_id, f.client_id, f.figure, f.source_system, s.stream_key, s.is_complete, s.window_from, s.window_to,
    DATE(s.extracted_at, COALESCE(c.time_zone, 'UTC')) AS read_on
  FROM feeds AS f
  INNER JOIN ops.ctl_slice AS s
    ON s.tenant_id = f.tenant_id AND s.client_id = f.client_id AND s.source = f.source AND s.stream = f.stream
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = s.tenant_id AND c.client_id = s.client_id
  WHERE s.window_from IS NOT NULL
),
streams AS (
  SELECT tenant_id, client_id, figure, source_system, COUNT(DISTINCT stream_key) AS streams
  FROM slices
  GROUP BY tenant_id, client_id, figure, source_system
),
days AS (
  SELECT s.tenant_id, s.client_id, s.figure, s.source_system, report_date, COUNT(DISTINCT s.stream_key) AS streams
  FROM slices AS s
  CROSS JOIN UNNEST(GENERATE_DATE_ARRAY(s.window_from, s.window_to)) AS report_date
  WHERE s.is_complete AND s.read_on > report_date
  GROUP BY s.tenant_id, s.client_id, s.figure, s.source_system, report_date
)
SELECT d.tenant_id, d.client_id, d.report_date, d.figure, d.source_system
FROM days AS d
INNER JOIN streams AS s
  ON s.tenant_id = d.tenant_id
  AND s.client_id = d.client_id
  AND s.figure = d.figure
  AND s.source_system = d.source_system
  AND s.streams = d.streams
