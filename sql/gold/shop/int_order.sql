-- mart:
--   description: >
--     Orders with their amounts in the client's currency and whether they are their customer's first. Test and cancelled orders
--     are kept and marked. Amounts are NULL where an exchange rate is missing.
--   grain: one row per order
--   keys: [tenant_id, client_id, source_system, source_account_id, order_key]
--   partition: client_date
--   cluster: [tenant_id, client_id, customer_key]
--   materialisation: incremental
--   tests: {not_null: [order_key, client_date, is_counted, is_new]}
--   owner: data platform
SELECT
  o.tenant_id, o.client_id, o.source_system, o.source_account_id, o.order_key, o.customer_key, o.client_date, o.order_ts,
  NOT o.is_test AND o.cancelled_ts IS NULL AS is_counted,
  COALESCE(o.is_new_customer, o.order_number_for_customer = 1, n.order_key IS NOT NULL) AS is_new,
  COALESCE(o.channel_group, '(not set)') AS channel_group,
  o.country_code,
  o.landing_url_key,
  x.currency_code,
  o.units,
  ROUND(o.gross_sales * x.rate, 9) AS gross_sales_rc,
  ROUND(o.discounts * x.rate, 9) AS discounts_rc,
  ROUND(o.refunds_total * x.rate, 9) AS refunds_total_rc,
  ROUND(o.cogs * x.rate, 9) AS cogs_rc,
  ROUND(o.payment_fees * x.rate, 9) AS payment_fees_rc
FROM silver.fct_order AS o
LEFT JOIN gold.int_client_fx_daily AS x
  ON x.tenant_id = o.tenant_id
  AND x.client_id = o.client_id
  AND x.rate_date = o.client_date
  AND x.from_currency = o.currency_code
LEFT JOIN gold.int_first_order AS n
  ON n.tenant_id = o.tenant_id
  AND n.client_id = o.client_id
  AND n.client_date = o.client_date
  AND n.order_key = o.order_key
