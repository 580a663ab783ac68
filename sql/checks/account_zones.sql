-- check:
--   description: >
--     The ad accounts of a client have days of one zone. Where they differ, a day of the client is made of days that begin at
--     different moments; daily figures cannot be cut anew, so that people have to know. Accounts whose zone the source does not
--     say are not looked at.
--   severity: warn
--   layer: silver
SELECT
  tenant_id, client_id, COUNT(DISTINCT account_timezone) AS zones, MIN(account_timezone) AS zone,
  MAX(account_timezone) AS other_zone
FROM (
  SELECT tenant_id, client_id, account_timezone FROM silver.dim_ad_account
  UNION ALL
  SELECT tenant_id, client_id, account_timezone FROM silver.fct_ads_campaign_daily
)
WHERE account_timezone IS NOT NULL AND account_timezone != '(not set)'
GROUP BY tenant_id, client_id
HAVING COUNT(DISTINCT account_timezone) > 1
