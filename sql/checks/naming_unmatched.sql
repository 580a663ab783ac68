-- check:
--   description: >
--     The names of a client's campaigns fit the templates of its file; at most one in ten does not. The rate stands in the row.
--   severity: warn
SELECT
  tenant_id, client_id, COUNT(*) AS campaigns, COUNTIF(NOT is_matched) AS unmatched,
  SAFE_DIVIDE(CAST(COUNTIF(NOT is_matched) AS NUMERIC), CAST(COUNT(*) AS NUMERIC)) AS unmatched_rate
FROM gold.int_campaign_naming
GROUP BY tenant_id, client_id
HAVING COUNTIF(NOT is_matched) * 10 > COUNT(*)
