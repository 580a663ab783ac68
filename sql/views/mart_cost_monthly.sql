-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  connection_id,
  source_system,
  CAST(SUM(api_calls) AS NUMERIC) AS api_calls,
  CAST(SUM(bytes) AS NUMERIC) AS read_bytes,
  CAST(SUM(read_minutes) AS NUMERIC) AS read_minutes,
  CAST(SUM(records) AS NUMERIC) AS records_read,
  CAST(SUM(rejected) AS NUMERIC) AS records_rejected,
  SAFE_DIVIDE(CAST(SUM(rejected) AS NUMERIC), CAST(SUM(records) AS NUMERIC)) AS rejected_share
FROM gold.mart_cost
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
