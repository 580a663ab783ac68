-- check:
--   description: Orders and gross sales per client and day in gold are those of the silver orders that count.
--   severity: fail
WITH silver AS (
  SELECT
    o.tenant_id, o.client_id, o.client_date AS report_date,
    COUNT(*) AS orders,
    IF(COUNTIF(x.rate IS NULL) > 0, NULL, SUM(ROUND(o.gross_sales * x.rate, 9))) AS gross_sales_rc
  FROM silver.fct_order AS o
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = o.tenant_id
    AND x.client_id = o.client_id
    AND x.rate_date = o.client_date
    AND x.from_currency = o.currency_code
  WHERE NOT o.is_test AND o.cancelled_ts IS NULL
  GROUP BY o.tenant_id, o.client_id, o.client_date
)
SELECT s.tenant_id, s.client_id, s.report_date, s.orders AS silver_orders, g.orders AS gold_orders, s.gross_sales_rc AS silver_gross_rc,
  g.gross_sales_rc AS gold_gross_rc
FROM silver AS s
LEFT JOIN gold.mart_blended_daily AS g ON g.tenant_id = s.tenant_id AND g.client_id = s.client_id AND g.report_date = s.report_date
WHERE g.client_id IS NULL OR g.orders != s.orders OR g.gross_sales_rc IS DISTINCT FROM s.gross_sales_rc
