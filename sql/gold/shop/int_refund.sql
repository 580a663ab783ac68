-- mart:
--   description: >
--     Refunds that count with their amounts in the client's currency. For clients who convert by the transaction, at the rate of the
--     day of the order, so that an order taken back as a whole comes to nothing; else at that of the day of the refund.
--   grain: one row per refund
--   keys: [tenant_id, client_id, source_system, source_account_id, refund_key]
--   partition: client_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [refund_key, client_date]}
--   owner: data platform
SELECT
  r.tenant_id, r.client_id, r.source_system, r.source_account_id, r.refund_key, r.order_key, r.client_date,
  ROUND(r.amount * x.rate, 9) AS amount_rc
FROM silver.fct_refund AS r
LEFT JOIN silver.dim_client AS c ON c.tenant_id = r.tenant_id AND c.client_id = r.client_id
LEFT JOIN silver.fct_order AS o
  ON o.tenant_id = r.tenant_id
  AND o.client_id = r.client_id
  AND o.source_system = r.source_system
  AND o.source_account_id = r.source_account_id
  AND o.order_key = r.order_key
  AND o.currency_code = r.currency_code
LEFT JOIN gold.int_client_fx_daily AS x
  ON x.tenant_id = r.tenant_id
  AND x.client_id = r.client_id
  AND x.rate_date = IF(c.fx_policy = 'transaction', COALESCE(o.client_date, r.client_date), r.client_date)
  AND x.from_currency = r.currency_code
WHERE NOT r.is_test AND r.order_cancelled_ts IS NULL
