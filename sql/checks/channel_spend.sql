-- check:
--   description: The channels of a client and day add up to the spend of its campaigns.
--   severity: fail
WITH campaigns AS (
  SELECT tenant_id, client_id, report_date, SUM(spend_rc) AS spend_rc
  FROM gold.mart_campaign_daily
  WHERE spend_rc IS NOT NULL
  GROUP BY tenant_id, client_id, report_date
),
unknown_days AS (
  SELECT DISTINCT tenant_id, client_id, report_date
  FROM gold.mart_campaign_daily
  WHERE spend IS NOT NULL AND spend_rc IS NULL
),
channels AS (
  SELECT tenant_id, client_id, report_date, SUM(spend_rc) AS spend_rc
  FROM gold.mart_channel_daily
  GROUP BY tenant_id, client_id, report_date
)
SELECT c.tenant_id, c.client_id, c.report_date, c.spend_rc AS campaign_spend_rc, h.spend_rc AS channel_spend_rc
FROM campaigns AS c
LEFT JOIN unknown_days AS u ON u.tenant_id = c.tenant_id AND u.client_id = c.client_id AND u.report_date = c.report_date
LEFT JOIN channels AS h ON h.tenant_id = c.tenant_id AND h.client_id = c.client_id AND h.report_date = c.report_date
WHERE u.client_id IS NULL AND h.spend_rc IS DISTINCT FROM c.spend_rc
