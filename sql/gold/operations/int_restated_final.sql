-- mart:
--   description: Spend of days that were called final and changed afterwards, by the first day of the slice that changed.
--   grain: one row per tenant, client, day, source and account
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id]
--   partition: report_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, source_system, source_account_id]}
--   owner: data platform
SELECT
  tenant_id, client_id, window_from AS report_date, source AS source_system, source_account_id,
  SUM(GREATEST(ABS(COALESCE(old_value, 0)), ABS(COALESCE(new_value, 0)))) AS spend,
  SUM(ABS(COALESCE(new_value, 0) - COALESCE(old_value, 0))) AS changed_spend
FROM ops.ctl_restatement
WHERE was_final AND table_name = 'silver.fct_ads_campaign_daily' AND metric = 'spend' AND window_from IS NOT NULL
GROUP BY tenant_id, client_id, window_from, source, source_account_id
