-- mart:
--   description: >
--     Affiliates per publisher and day, by both days that count. Plain columns are of the day the sale was made, in the state it is in
--     now; validated_ columns are of the day it was approved or declined, which may be months later. Each adds up by itself, the two
--     are never added. Amounts are converted at the rate of the day of the sale in both. Approved holds paid ones, and amended ones
--     that were validated; what is neither approved nor declined is pending. Network_ columns are the network's own totals.
--   grain: one row per tenant, client, day, network, account and publisher
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, publisher_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   dimensions: [publisher_name, publisher_type, currency_code]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, report_date, publisher_key, publisher_name, publisher_type, transactions]}
--   owner: data platform
WITH sales AS (
  SELECT
    t.tenant_id, t.client_id, t.source_system, t.source_account_id, t.publisher_key, t.client_date, t.validation_date,
    t.sale_amount, t.commission, t.network_fee, t.customer_new,
    x.currency_code,
    CASE
      WHEN t.status IN ('APPROVED', 'PAID') THEN 'APPROVED'
      WHEN t.status = 'DECLINED' THEN 'DECLINED'
      WHEN t.status = 'AMENDED' AND t.validation_date IS NOT NULL THEN 'APPROVED'
      ELSE 'PENDING'
    END AS state,
    ROUND(t.sale_amount * x.rate, 9) AS sale_rc,
    ROUND(t.commission * x.rate, 9) AS commission_rc,
    ROUND(t.network_fee * x.rate, 9) AS network_fee_rc
  FROM silver.fct_affiliate_transaction AS t
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = t.tenant_id
    AND x.client_id = t.client_id
    AND x.rate_date = t.client_date
    AND x.from_currency = t.currency_code
),
made AS (
  SELECT
    tenant_id, client_id, client_date AS report_date, source_system, source_account_id, publisher_key,
    MAX(currency_code) AS currency_code,
    COUNT(*) AS transactions,
    COUNTIF(state = 'PENDING') AS pending_transactions,
    COUNTIF(state = 'APPROVED') AS approved_transactions,
    COUNTIF(state = 'DECLINED') AS declined_transactions,
    COUNTIF(customer_new) AS new_customer_transactions,
    IF(COUNTIF(sale_amount IS NOT NULL AND sale_rc IS NULL) > 0, NULL, SUM(sale_rc)) AS sale_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL, SUM(commission_rc)) AS commission_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'PENDING', commission_rc, 0))) AS pending_commission_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'APPROVED', commission_rc, 0))) AS approved_commission_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'DECLINED', commission_rc, 0))) AS declined_commission_rc,
    IF(COUNTIF(network_fee IS NOT NULL AND network_fee_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'DECLINED', 0, COALESCE(network_fee_rc, 0)))) AS network_fee_rc
  FROM sales
  GROUP BY tenant_id, client_id, client_date, source_system, source_account_id, publisher_key
),
validated AS (
  SELECT
    tenant_id, client_id, validation_date AS report_date, source_system, source_account_id, publisher_key,
    MAX(currency_code) AS currency_code,
    COUNT(*) AS transactions,
    COUNTIF(state = 'APPROVED') AS approved_transactions,
    COUNTIF(state = 'DECLINED') AS declined_transactions,
    IF(COUNTIF(sale_amount IS NOT NULL AND sale_rc IS NULL) > 0, NULL, SUM(IF(state = 'APPROVED', sale_rc, 0)))
      AS approved_sale_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'APPROVED', commission_rc, 0))) AS approved_commission_rc,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL,
      SUM(IF(state = 'DECLINED', commission_rc, 0))) AS declined_commission_rc
  FROM sales
  WHERE validation_date IS NOT NULL AND state != 'PENDING'
  GROUP BY tenant_id, client_id, validation_date, source_system, source_account_id, publisher_key
),
network_rows AS (
  SELECT
    d.*,
    x.currency_code AS client_currency_code,
    ROUND(d.commission * x.rate, 9) AS commission_rc,
    ROUND(d.fixed_fee * x.rate, 9) AS fixed_fee_rc
  FROM silver.fct_affiliate_daily AS d
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = d.tenant_id
    AND x.client_id = d.client_id
    AND x.rate_date = d.report_date
    AND x.from_currency = d.currency_code
),
network AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, publisher_key,
    MAX(client_currency_code) AS currency_code,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    SUM(transactions) AS transactions,
    IF(COUNTIF(commission IS NOT NULL AND commission_rc IS NULL) > 0, NULL, SUM(commission_rc)) AS commission_rc,
    IF(COUNTIF(fixed_fee IS NOT NULL AND fixed_fee_rc IS NULL) > 0, NULL, SUM(fixed_fee_rc)) AS fixed_fee_rc
  FROM network_rows
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, publisher_key
),
days AS (
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, publisher_key FROM made
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, publisher_key FROM validated
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, source_system, source_account_id, publisher_key FROM network
)
SELECT
  d.tenant_id, d.client_id, d.report_date, d.source_system, d.source_account_id, d.publisher_key,
  COALESCE(p.name, '(not set)') AS publisher_name,
  COALESCE(p.publisher_type, 'UNKNOWN') AS publisher_type,
  COALESCE(m.currency_code, v.currency_code, n.currency_code) AS currency_code,
  n.impressions,
  n.clicks,
  COALESCE(m.transactions, 0) AS transactions,
  COALESCE(m.pending_transactions, 0) AS pending_transactions,
  COALESCE(m.approved_transactions, 0) AS approved_transactions,
  COALESCE(m.declined_transactions, 0) AS declined_transactions,
  COALESCE(m.new_customer_transactions, 0) AS new_customer_transactions,
  IF(m.client_id IS NULL, 0, m.sale_rc) AS sale_rc,
  IF(m.client_id IS NULL, 0, m.commission_rc) AS commission_rc,
  IF(m.client_id IS NULL, 0, m.pending_commission_rc) AS pending_commission_rc,
  IF(m.client_id IS NULL, 0, m.approved_commission_rc) AS approved_commission_rc,
  IF(m.client_id IS NULL, 0, m.declined_commission_rc) AS declined_commission_rc,
  IF(m.client_id IS NULL, 0, m.network_fee_rc) AS network_fee_rc,
  n.fixed_fee_rc,
  COALESCE(v.transactions, 0) AS validated_transactions,
  COALESCE(v.approved_transactions, 0) AS validated_approved_transactions,
  COALESCE(v.declined_transactions, 0) AS validated_declined_transactions,
  IF(v.client_id IS NULL, 0, v.approved_sale_rc) AS validated_approved_sale_rc,
  IF(v.client_id IS NULL, 0, v.approved_commission_rc) AS validated_approved_commission_rc,
  IF(v.client_id IS NULL, 0, v.declined_commission_rc) AS validated_declined_commission_rc,
  n.transactions AS network_transactions,
  n.commission_rc AS network_commission_rc,
  SAFE_DIVIDE(m.approved_commission_rc, m.approved_commission_rc + m.declined_commission_rc) AS approval_rate,
  SAFE_DIVIDE(v.approved_commission_rc, v.approved_commission_rc + v.declined_commission_rc) AS validated_approval_rate,
  SAFE_DIVIDE(m.commission_rc, m.sale_rc) AS commission_share,
  SAFE_DIVIDE(CAST(m.transactions AS NUMERIC), CAST(n.clicks AS NUMERIC)) AS cvr
FROM days AS d
LEFT JOIN made AS m
  ON m.tenant_id = d.tenant_id
  AND m.client_id = d.client_id
  AND m.report_date = d.report_date
  AND m.source_system = d.source_system
  AND m.source_account_id = d.source_account_id
  AND m.publisher_key = d.publisher_key
LEFT JOIN validated AS v
  ON v.tenant_id = d.tenant_id
  AND v.client_id = d.client_id
  AND v.report_date = d.report_date
  AND v.source_system = d.source_system
  AND v.source_account_id = d.source_account_id
  AND v.publisher_key = d.publisher_key
LEFT JOIN network AS n
  ON n.tenant_id = d.tenant_id
  AND n.client_id = d.client_id
  AND n.report_date = d.report_date
  AND n.source_system = d.source_system
  AND n.source_account_id = d.source_account_id
  AND n.publisher_key = d.publisher_key
LEFT JOIN silver.dim_publisher AS p
  ON p.tenant_id = d.tenant_id
  AND p.client_id = d.client_id
  AND p.source_system = d.source_system
  AND p.source_account_id = d.source_account_id
  AND p.publisher_key = d.publisher_key
