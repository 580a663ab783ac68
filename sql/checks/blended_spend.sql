-- check:
--   description: Spend per client and day in gold is the converted sum of the silver campaign rows, to the last digit.
--   severity: fail
WITH silver AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date,
    IF(COUNTIF(a.spend IS NOT NULL AND x.rate IS NULL) > 0, NULL, COALESCE(SUM(ROUND(a.spend * x.rate, 9)), 0)) AS spend_rc
  FROM silver.fct_ads_campaign_daily AS a
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = a.tenant_id
    AND x.client_id = a.client_id
    AND x.rate_date = a.report_date
    AND x.from_currency = a.currency_code
  GROUP BY a.tenant_id, a.client_id, a.report_date
)
SELECT s.tenant_id, s.client_id, s.report_date, s.spend_rc AS silver_spend_rc, g.spend_rc AS gold_spend_rc
FROM silver AS s
LEFT JOIN gold.mart_blended_daily AS g ON g.tenant_id = s.tenant_id AND g.client_id = s.client_id AND g.report_date = s.report_date
WHERE g.client_id IS NULL OR g.spend_rc IS DISTINCT FROM s.spend_rc
