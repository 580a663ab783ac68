-- check:
--   description: Campaigns add up to what the platform says the account spent, within 0.5 % and one unit of currency. A gap means that campaigns are missing (deleted ones not asked for, a failed page) or counted twice.
--   severity: fail
--   layer: silver
WITH accounts AS (
  SELECT tenant_id, client_id, source_system, source_account_id, report_date, SUM(spend) AS spend
  FROM silver.fct_ads_account_daily
  WHERE spend IS NOT NULL
  GROUP BY tenant_id, client_id, source_system, source_account_id, report_date
),
campaigns AS (
  SELECT tenant_id, client_id, source_system, source_account_id, report_date, SUM(spend) AS spend
  FROM silver.fct_ads_campaign_daily
  GROUP BY tenant_id, client_id, source_system, source_account_id, report_date
)
SELECT
  a.client_id, a.source_system, a.source_account_id, a.report_date,
  a.spend AS account_spend, COALESCE(c.spend, 0) AS campaign_spend
FROM accounts AS a
LEFT JOIN campaigns AS c
  ON c.tenant_id = a.tenant_id
  AND c.client_id = a.client_id
  AND c.source_system = a.source_system
  AND c.source_account_id = a.source_account_id
  AND c.report_date = a.report_date
WHERE ABS(a.spend - COALESCE(c.spend, 0)) > GREATEST(a.spend * NUMERIC '0.005', 1)
