-- mart:
--   description: >
--     A customer in one line: what they bought, when, how that compares with the client's other customers, and what they agreed
--     to. Only orders that count are seen; scores run from 1 to 5, 5 being the best fifth. Known by hashes alone.
--   grain: one row per customer with an order that counts
--   keys: [tenant_id, client_id, source_system, source_account_id, customer_key]
--   cluster: [tenant_id, client_id, customer_key]
--   materialisation: table
--   tests: {not_null: [customer_key, orders, last_order_date, recency_score, frequency_score]}
--   owner: data platform
WITH bought AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, customer_key,
    MAX(currency_code) AS currency_code,
    COUNT(*) AS orders,
    SUM(units) AS units,
    MIN(client_date) AS first_order_date,
    MAX(client_date) AS last_order_date,
    IF(COUNTIF(gross_sales_rc - discounts_rc IS NULL) > 0, NULL, SUM(gross_sales_rc - discounts_rc)) AS revenue_rc,
    IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, SUM(COALESCE(refunds_total_rc, 0))) AS refunds_rc,
    ARRAY_AGG(channel_group ORDER BY order_ts, order_key LIMIT 1)[OFFSET(0)] AS first_channel_group
  FROM gold.int_order
  WHERE is_counted AND customer_key IS NOT NULL
  GROUP BY tenant_id, client_id, source_system, source_account_id, customer_key
),
last_days AS (
  SELECT tenant_id, client_id, MAX(last_order_date) AS as_of
  FROM bought
  GROUP BY tenant_id, client_id
),
scored AS (
  SELECT
    b.*,
    l.as_of,
    NTILE(5) OVER (
      PARTITION BY b.tenant_id, b.client_id
      ORDER BY b.last_order_date, b.source_system, b.source_account_id, b.customer_key
    ) AS recency_score,
    NTILE(5) OVER (
      PARTITION BY b.tenant_id, b.client_id
      ORDER BY b.orders, b.last_order_date, b.source_system, b.source_account_id, b.customer_key
    ) AS frequency_score,
    IF(b.revenue_rc IS NULL, NULL, NTILE(5) OVER (
      PARTITION BY b.tenant_id, b.client_id
      ORDER BY b.revenue_rc, b.last_order_date, b.source_system, b.source_account_id, b.customer_key
    )) AS monetary_score
  FROM bought AS b
  INNER JOIN last_days AS l ON l.tenant_id = b.tenant_id AND l.client_id = b.client_id
)
SELECT
  s.tenant_id, s.client_id, s.source_system, s.source_account_id, s.customer_key,
  s.currency_code, s.orders, s.units, s.revenue_rc, s.refunds_rc,
  s.first_order_date, s.last_order_date, s.first_channel_group,
  DATE_DIFF(s.as_of, s.last_order_date, DAY) AS days_since_last_order,
  s.recency_score, s.frequency_score, s.monetary_score,
  d.email_sha256,
  COALESCE(d.country_code, '(not set)') AS country_code,
  COALESCE(d.consent_email, 'UNKNOWN') AS consent_email,
  COALESCE(d.consent_sms, 'UNKNOWN') AS consent_sms
FROM scored AS s
LEFT JOIN silver.dim_customer AS d
  ON d.tenant_id = s.tenant_id
  AND d.client_id = s.client_id
  AND d.source_system = s.source_system
  AND d.source_account_id = s.source_account_id
  AND d.customer_key = s.customer_key
