-- mart:
--   description: >
--     How far the figures of a day can be trusted, one line per measure: of a total, the part that is affected. CAMPAIGN_GAP is spend of
--     the account that its campaigns do not hold (limit 0.5 %). AD_GAP is spend of campaigns that no ad holds, which is normal where
--     campaigns serve without ads. FX_MISSING counts rows of ads without an exchange rate, NO_NAME campaigns without a name,
--     NO_CHANNEL orders whose visit is not known, SAMPLED and THRESHOLDED web sessions in rows the source estimated or cut, WITHHELD
--     clicks of unpaid search without a query, REJECTED records in the dead letters by the day of the run, MISSING streams that are
--     not here, RESTATED spend that changed after it was final (limit 0.5 %).
--   grain: one row per tenant, client, day, source, account and measure
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, measure]
--   partition: report_date
--   cluster: [tenant_id, client_id, measure]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, source_system, source_account_id, measure, status]}
--   owner: data platform
WITH campaigns AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id,
    SUM(spend) AS spend,
    COUNT(*) AS campaign_rows,
    COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) AS unconverted,
    COUNTIF(campaign_name = '(not set)') AS unnamed
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
),
ads AS (
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, SUM(spend) AS spend
  FROM gold.mart_ad_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
),
accounts AS (
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, SUM(spend) AS spend
  FROM silver.fct_ads_account_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
),
measures AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.source_system, a.source_account_id,
    'CAMPAIGN_GAP' AS measure,
    a.spend AS total,
    ABS(a.spend - COALESCE(c.spend, 0)) AS affected,
    NUMERIC '0.005' AS share_limit
  FROM accounts AS a
  LEFT JOIN campaigns AS c
    ON c.tenant_id = a.tenant_id
    AND c.client_id = a.client_id
    AND c.report_date = a.report_date
    AND c.source_system = a.source_system
    AND c.source_account_id = a.source_account_id
  UNION ALL
  SELECT
    c.tenant_id, c.client_id, c.report_date, c.source_system, c.source_account_id, 'AD_GAP', c.spend, c.spend - a.spend,
    CAST(NULL AS NUMERIC)
  FROM campaigns AS c
  INNER JOIN ads AS a
    ON a.tenant_id = c.tenant_id
    AND a.client_id = c.client_id
    AND a.report_date = c.report_date
    AND a.source_system = c.source_system
    AND a.source_account_id = c.source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'FX_MISSING',
    CAST(campaign_rows AS NUMERIC), CAST(unconverted AS NUMERIC), NUMERIC '0'
  FROM campaigns
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'NO_NAME',
    CAST(campaign_rows AS NUMERIC), CAST(unnamed AS NUMERIC), NUMERIC '0.05'
  FROM campaigns
  UNION ALL
  SELECT
    tenant_id, client_id, client_date, source_system, source_account_id, 'NO_CHANNEL',
    CAST(COUNT(*) AS NUMERIC), CAST(COUNTIF(channel_group = '(not set)') AS NUMERIC), CAST(NULL AS NUMERIC)
  FROM gold.int_order
  WHERE is_counted
  GROUP BY tenant_id, client_id, client_date, source_system, source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'SAMPLED',
    CAST(SUM(sessions) AS NUMERIC), CAST(SUM(IF(is_sampled, sessions, 0)) AS NUMERIC), NUMERIC '0'
  FROM silver.fct_web_traffic_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'THRESHOLDED',
    CAST(SUM(sessions) AS NUMERIC), CAST(SUM(IF(is_thresholded, sessions, 0)) AS NUMERIC), CAST(NULL AS NUMERIC)
  FROM silver.fct_web_traffic_daily
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'WITHHELD',
    CAST(SUM(clicks) AS NUMERIC), CAST(SUM(IF(is_remainder, clicks, 0)) AS NUMERIC), CAST(NULL AS NUMERIC)
  FROM gold.mart_seo
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, '(all)', 'REJECTED',
    CAST(SUM(records) AS NUMERIC), CAST(SUM(rejected) AS NUMERIC), NUMERIC '0.01'
  FROM gold.mart_cost
  GROUP BY tenant_id, client_id, report_date, source_system
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'MISSING',
    CAST(COUNT(DISTINCT stream) AS NUMERIC), CAST(COUNT(DISTINCT stream) AS NUMERIC), NUMERIC '0'
  FROM gold.int_missing_day
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, 'RESTATED', spend, changed_spend, NUMERIC '0.005'
  FROM gold.int_restated_final
)
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, measure, total, affected,
  SAFE_DIVIDE(affected, total) AS affected_share,
  share_limit,
  CASE
    WHEN share_limit IS NULL THEN 'INFO'
    WHEN affected IS NULL THEN 'UNKNOWN'
    WHEN affected > COALESCE(total, 0) * share_limit THEN 'BROKEN'
    ELSE 'HELD'
  END AS status
FROM measures
