-- check:
--   description: Every order line belongs to an order.
--   severity: fail
--   layer: silver
SELECT l.client_id, l.source_system, l.order_key, l.line_id
FROM silver.fct_order_line AS l
LEFT JOIN silver.fct_order AS o
  ON o.tenant_id = l.tenant_id
  AND o.client_id = l.client_id
  AND o.source_system = l.source_system
  AND o.source_account_id = l.source_account_id
  AND o.order_key = l.order_key
WHERE o.order_key IS NULL
