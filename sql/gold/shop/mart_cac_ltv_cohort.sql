-- mart:
--   description: >
--     What customers won in a month were worth since, by the channel of their first order. Month 0 is the month of the first
--     order; a cohort has a row for every month up to the newest one with orders, so that a month without orders counts as 0.
--     Revenue is after discounts and before refunds, refunds those known now; the margin is NULL where the cost of goods is not
--     known. Spend is that of the same channel group in the cohort's month; channels without ads have none, so their
--     cost of a customer is NULL. Customers whose first order is not among the orders that are here belong to no cohort.
--   grain: one row per tenant, client, cohort month, channel group and month since
--   keys: [tenant_id, client_id, cohort_month, channel_group, month_number]
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [cohort_month, channel_group, month_number, cohort_customers, active_customers, orders]}
--   owner: data platform
WITH counted AS (
  SELECT *, DATE_TRUNC(client_date, MONTH) AS order_month
  FROM gold.int_order
  WHERE is_counted AND customer_key IS NOT NULL
),
firsts AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, customer_key,
    order_month AS cohort_month, channel_group,
    ROW_NUMBER() OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, customer_key ORDER BY order_ts, order_key
    ) AS first_number
  FROM counted
  WHERE is_new
),
customers AS (
  SELECT tenant_id, client_id, source_system, source_account_id, customer_key, cohort_month, channel_group
  FROM firsts
  WHERE first_number = 1
),
last_months AS (
  SELECT tenant_id, client_id, MAX(order_month) AS last_month, MAX(currency_code) AS currency_code
  FROM counted
  GROUP BY tenant_id, client_id
),
cohorts AS (
  SELECT tenant_id, client_id, cohort_month, channel_group, COUNT(*) AS cohort_customers
  FROM customers
  GROUP BY tenant_id, client_id, cohort_month, channel_group
),
months AS (
  SELECT
    c.tenant_id, c.client_id, c.cohort_month, c.channel_group, c.cohort_customers, l.currency_code,
    month_number
  FROM cohorts AS c
  INNER JOIN last_months AS l ON l.tenant_id = c.tenant_id AND l.client_id = c.client_id
  CROSS JOIN UNNEST(GENERATE_ARRAY(0, DATE_DIFF(l.last_month, c.cohort_month, MONTH))) AS month_number
),
bought AS (
  SELECT
    u.tenant_id, u.client_id, u.cohort_month, u.channel_group,
    DATE_DIFF(o.order_month, u.cohort_month, MONTH) AS month_number,
    COUNT(*) AS orders,
    COUNT(DISTINCT CONCAT(o.source_system, '|', o.source_account_id, '|', o.customer_key)) AS active_customers,
    IF(COUNTIF(o.gross_sales_rc - o.discounts_rc IS NULL) > 0, NULL, SUM(o.gross_sales_rc - o.discounts_rc)) AS revenue_rc,
    IF(COUNTIF(o.gross_sales_rc IS NULL) > 0, NULL, SUM(COALESCE(o.refunds_total_rc, 0))) AS refunds_rc,
    IF(COUNTIF(o.gross_sales_rc - o.discounts_rc - o.cogs_rc IS NULL) > 0, NULL,
      SUM(o.gross_sales_rc - o.discounts_rc - o.cogs_rc - COALESCE(o.payment_fees_rc, 0))) AS margin_rc
  FROM customers AS u
  INNER JOIN counted AS o
    ON o.tenant_id = u.tenant_id
    AND o.client_id = u.client_id
    AND o.source_system = u.source_system
    AND o.source_account_id = u.source_account_id
    AND o.customer_key = u.customer_key
    AND o.order_month >= u.cohort_month
  GROUP BY u.tenant_id, u.client_id, u.cohort_month, u.channel_group, month_number
),
spend AS (
  SELECT
    tenant_id, client_id, channel_group, DATE_TRUNC(report_date, MONTH) AS cohort_month,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, channel_group, cohort_month
),
monthly AS (
  SELECT
    m.tenant_id, m.client_id, m.cohort_month, m.channel_group, m.month_number, m.currency_code, m.cohort_customers,
    COALESCE(b.active_customers, 0) AS active_customers,
    COALESCE(b.orders, 0) AS orders,
    IF(b.client_id IS NULL, 0, b.revenue_rc) AS revenue_rc,
    IF(b.client_id IS NULL, 0, b.refunds_rc) AS refunds_rc,
    IF(b.client_id IS NULL, 0, b.margin_rc) AS margin_rc,
    s.spend_rc
  FROM months AS m
  LEFT JOIN bought AS b
    ON b.tenant_id = m.tenant_id
    AND b.client_id = m.client_id
    AND b.cohort_month = m.cohort_month
    AND b.channel_group = m.channel_group
    AND b.month_number = m.month_number
  LEFT JOIN spend AS s
    ON s.tenant_id = m.tenant_id
    AND s.client_id = m.client_id
    AND s.channel_group = m.channel_group
    AND s.cohort_month = m.cohort_month
),
running AS (
  SELECT
    *,
    IF(COUNTIF(revenue_rc IS NULL) OVER so_far > 0, NULL, SUM(revenue_rc) OVER so_far) AS cumulative_revenue_rc,
    IF(COUNTIF(margin_rc IS NULL) OVER so_far > 0, NULL, SUM(margin_rc) OVER so_far) AS cumulative_margin_rc
  FROM monthly
  WINDOW so_far AS (
    PARTITION BY tenant_id, client_id, cohort_month, channel_group ORDER BY month_number
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  )
)
SELECT
  tenant_id, client_id, cohort_month, channel_group, month_number, currency_code,
  cohort_customers, active_customers, orders, revenue_rc, refunds_rc, margin_rc, spend_rc,
  SAFE_DIVIDE(CAST(active_customers AS NUMERIC), CAST(cohort_customers AS NUMERIC)) AS retention,
  SAFE_DIVIDE(spend_rc, CAST(cohort_customers AS NUMERIC)) AS cac_rc,
  SAFE_DIVIDE(cumulative_revenue_rc, CAST(cohort_customers AS NUMERIC)) AS ltv_revenue_rc,
  SAFE_DIVIDE(cumulative_margin_rc, CAST(cohort_customers AS NUMERIC)) AS ltv_margin_rc,
  SAFE_DIVIDE(cumulative_revenue_rc, spend_rc) AS ltv_to_cac,
  cumulative_margin_rc >= spend_rc AS is_paid_back
FROM running
