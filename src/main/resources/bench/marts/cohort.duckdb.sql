WITH orders AS (
  SELECT client_id, customer_key, CAST(order_ts AT TIME ZONE 'Europe/Berlin' AS DATE) AS day, net_sales FROM silver.fct_order
),
firsts AS (
  SELECT client_id, customer_key, CAST(date_trunc('month', MIN(day)) AS DATE) AS cohort FROM orders GROUP BY client_id, customer_key
)
SELECT
  o.client_id, f.cohort, date_diff('month', f.cohort, o.day) AS months_since,
  COUNT(DISTINCT o.customer_key) AS customers,
  SUM(o.net_sales) AS net_sales
FROM orders AS o
JOIN firsts AS f ON f.client_id = o.client_id AND f.customer_key = o.customer_key
GROUP BY o.client_id, f.cohort, months_since
