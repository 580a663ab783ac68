-- Revenue by the month of a customer's first order, in the shop's own days.
WITH orders AS (
  SELECT client_id, customer_key, DATE(order_ts, 'Europe/Berlin') AS day, net_sales FROM silver.fct_order
),
firsts AS (
  SELECT client_id, customer_key, DATE_TRUNC(MIN(day), MONTH) AS cohort FROM orders GROUP BY client_id, customer_key
)
SELECT
  o.client_id, f.cohort, DATE_DIFF(o.day, f.cohort, MONTH) AS months_since,
  COUNT(DISTINCT o.customer_key) AS customers,
  SUM(o.net_sales) AS net_sales
FROM orders AS o
JOIN firsts AS f ON f.client_id = o.client_id AND f.customer_key = o.customer_key
GROUP BY o.client_id, f.cohort, months_since
