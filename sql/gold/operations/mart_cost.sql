-- mart:
--   description: >
--     What reading cost, per source and day of the run (UTC): answers asked for, bytes, minutes. An API call is a page or a retry of one;
--     requests for tokens and for the state of a report job are not counted. Bytes are those of the answers' bodies; a rebuild from raw
--     asks nobody and costs none. Minutes of reading hold those of waiting.
--   grain: one row per tenant, client, day of the run, connection and source
--   keys: [tenant_id, client_id, report_date, connection_id, source_system]
--   partition: report_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, connection_id, source_system, api_calls, bytes, read_minutes]}
--   owner: data platform
SELECT
  tenant_id,
  client_id,
  DATE(extracted_at) AS report_date,
  connection_id,
  source AS source_system,
  COUNT(DISTINCT run_id) AS runs,
  SUM(slices) AS slices,
  SUM(failed_slices) AS failed_slices,
  SUM(api_calls) AS api_calls,
  SUM(retries) AS retries,
  SUM(records) AS records,
  SUM(rejected) AS rejected,
  SUM(bytes) AS bytes,
  CAST(SUM(read_ms) AS NUMERIC) / 60000 AS read_minutes,
  CAST(SUM(waited_ms) AS NUMERIC) / 60000 AS waited_minutes,
  SAFE_DIVIDE(CAST(SUM(records) AS NUMERIC), CAST(SUM(api_calls) AS NUMERIC)) AS records_per_call,
  SAFE_DIVIDE(CAST(SUM(rejected) AS NUMERIC), CAST(SUM(records) AS NUMERIC)) AS rejected_share
FROM ops.ctl_cost
GROUP BY tenant_id, client_id, DATE(extracted_at), connection_id, source
