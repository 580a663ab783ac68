-- check:
--   description: No campaign day and no order is in silver twice under the native ids of its platform, whatever run, slice or connection brought it.
--   severity: fail
--   layer: silver
SELECT client_id, source_system, source_account_id, 'fct_ads_campaign_daily' AS table_name, CAST(report_date AS STRING) AS what, COUNT(*) AS copies
FROM silver.fct_ads_campaign_daily
GROUP BY tenant_id, client_id, source_system, source_account_id, report_date, campaign_id, ad_network, day_part
HAVING COUNT(*) > 1
UNION ALL
SELECT client_id, source_system, source_account_id, 'fct_order', order_key, COUNT(*)
FROM silver.fct_order
GROUP BY tenant_id, client_id, source_system, source_account_id, order_key
HAVING COUNT(*) > 1
