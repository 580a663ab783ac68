-- check:
--   description: For every model the credits of a client's day sum to its orders that count and to their revenue, to the last digit.
--   severity: fail
WITH orders AS (
  SELECT
    tenant_id, client_id, client_date AS report_date,
    COUNT(*) AS orders,
    COUNTIF(is_new) AS new_orders,
    IF(COUNTIF(gross_sales_rc - discounts_rc IS NULL) > 0, NULL, SUM(gross_sales_rc - discounts_rc)) AS revenue_rc
  FROM gold.int_order
  WHERE is_counted
  GROUP BY tenant_id, client_id, client_date
),
models AS (
  SELECT o.*, model
  FROM orders AS o
  CROSS JOIN UNNEST([
    'first_touch', 'last_touch', 'last_non_direct', 'linear', 'position_based', 'time_decay', 'markov', 'shapley'
  ]) AS model
),
credits AS (
  SELECT
    tenant_id, client_id, report_date, model,
    SUM(conversions) AS conversions,
    SUM(new_customer_conversions) AS new_customer_conversions,
    IF(COUNTIF(revenue_rc IS NULL) > 0, NULL, SUM(revenue_rc)) AS revenue_rc
  FROM gold.mart_attribution
  GROUP BY tenant_id, client_id, report_date, model
)
SELECT
  COALESCE(m.tenant_id, c.tenant_id) AS tenant_id,
  COALESCE(m.client_id, c.client_id) AS client_id,
  COALESCE(m.report_date, c.report_date) AS report_date,
  COALESCE(m.model, c.model) AS model,
  m.orders, c.conversions, m.revenue_rc, c.revenue_rc AS credited_revenue_rc
FROM models AS m
FULL JOIN credits AS c
  ON c.tenant_id = m.tenant_id AND c.client_id = m.client_id AND c.report_date = m.report_date AND c.model = m.model
WHERE COALESCE(c.conversions, 0) != COALESCE(m.orders, 0)
  OR COALESCE(c.new_customer_conversions, 0) != COALESCE(m.new_orders, 0)
  OR (m.client_id IS NOT NULL AND c.revenue_rc IS DISTINCT FROM m.revenue_rc)
