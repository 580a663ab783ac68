-- check:
--   description: The ads of a campaign spend at most what the campaign spent, within 0.5 % and one unit of currency. Less is usual (campaigns without ads of their own), more means ads counted twice. coverage is ads ÷ campaign.
--   severity: warn
--   layer: silver
WITH campaigns AS (
  SELECT tenant_id, client_id, source_system, source_account_id, campaign_key, report_date, SUM(spend) AS spend
  FROM silver.fct_ads_campaign_daily
  GROUP BY tenant_id, client_id, source_system, source_account_id, campaign_key, report_date
),
ads AS (
  SELECT tenant_id, client_id, source_system, source_account_id, campaign_key, report_date, SUM(spend) AS spend
  FROM silver.fct_ads_ad_daily
  GROUP BY tenant_id, client_id, source_system, source_account_id, campaign_key, report_date
)
SELECT
  d.client_id, d.source_system, d.source_account_id, d.report_date, d.campaign_key,
  d.spend AS ad_spend, c.spend AS campaign_spend, ROUND(SAFE_DIVIDE(d.spend, c.spend), 4) AS coverage
FROM ads AS d
INNER JOIN campaigns AS c
  ON c.tenant_id = d.tenant_id
  AND c.client_id = d.client_id
  AND c.source_system = d.source_system
  AND c.source_account_id = d.source_account_id
  AND c.campaign_key = d.campaign_key
  AND c.report_date = d.report_date
WHERE d.spend - c.spend > GREATEST(c.spend * NUMERIC '0.005', 1)
