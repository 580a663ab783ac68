-- case: blended
WITH spends AS (
  SELECT report_date, SUM(cost) AS spend, SUM(clicks) AS clicks FROM silver.ads GROUP BY report_date
), sales AS (
  SELECT DATE(created_at, 'Europe/Berlin') AS report_date, SUM(amount) AS revenue, COUNT(*) AS orders,
    COUNTIF(status = 'paid') AS paid
  FROM silver.orders GROUP BY 1
)
SELECT report_date, spend, clicks, revenue, orders, paid, SAFE_DIVIDE(revenue, spend) AS mer,
  SAFE_DIVIDE(clicks, orders) AS ctr
FROM spends FULL JOIN sales USING (report_date)
ORDER BY report_date
