-- mart:
--   description: >
--     The first order of each customer among the orders that are here, for shops that do not say themselves which order of the
--     customer it is. Test orders do not count; a guest without a customer is not known to be new.
--   grain: one row per customer of such a shop
--   keys: [tenant_id, client_id, source_system, source_account_id, customer_key]
--   partition: client_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [order_key]}
--   owner: data platform
SELECT tenant_id, client_id, source_system, source_account_id, customer_key, order_key, client_date
FROM (
  SELECT
    tenant_id, client_id, source_system, source_account_id, customer_key, order_key, client_date,
    ROW_NUMBER() OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, customer_key ORDER BY order_ts, order_key
    ) AS order_number
  FROM silver.fct_order
  WHERE is_new_customer IS NULL
    AND order_number_for_customer IS NULL
    AND customer_key IS NOT NULL
    AND NOT is_test
)
WHERE order_number = 1
