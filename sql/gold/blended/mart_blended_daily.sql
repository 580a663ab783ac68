-- mart:
--   description: >
--     A client's day in one line: what all ads cost, what the shop sold, what came of it. Spend comes from campaigns alone.
--     Amounts are in the client's currency, NULL where an exchange rate is missing; ratios are NULL when the divisor is 0 or NULL.
--     Test and cancelled orders are left out; refunds count on the client-local day of the refund.
--   grain: one row per client and day that has any ad, session or order
--   keys: [client_id, report_date]
--   partition: report_date
--   cluster: [client_id]
--   dimensions: [currency_code]
--   materialisation: incremental
--   tests: {not_null: [client_id, report_date, impressions, clicks, sessions, orders]}
--   published_as: snap_blended_daily
--   owner: data platform
WITH ads AS (
  SELECT
    tenant_id, client_id, report_date,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, COALESCE(SUM(spend_rc), 0)) AS spend_rc,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    SUM(platform_conversions) AS platform_conversions,
    IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL,
      COALESCE(SUM(platform_conversion_value_rc), 0)) AS platform_conversion_value_rc
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date
),
web AS (
  SELECT tenant_id, client_id, report_date, SUM(sessions) AS sessions
  FROM silver.fct_web_traffic_daily
  GROUP BY tenant_id, client_id, report_date
),
shop AS (
  SELECT
    tenant_id, client_id, client_date AS report_date,
    COUNTIF(is_counted) AS orders,
    COUNTIF(is_counted AND is_new) AS new_customer_orders,
    SUM(IF(is_counted, units, 0)) AS units,
    IF(COUNTIF(is_counted AND gross_sales_rc IS NULL) > 0, NULL, SUM(IF(is_counted, gross_sales_rc, 0))) AS gross_sales_rc,
    IF(COUNTIF(is_counted AND discounts_rc IS NULL) > 0, NULL, SUM(IF(is_counted, discounts_rc, 0))) AS discounts_rc,
    IF(COUNTIF(is_counted AND is_new AND gross_sales_rc - discounts_rc IS NULL) > 0, NULL,
      SUM(IF(is_counted AND is_new, gross_sales_rc - discounts_rc, 0))) AS new_customer_revenue_rc
  FROM gold.int_order
  GROUP BY tenant_id, client_id, client_date
),
refund_rows AS (
  SELECT r.tenant_id, r.client_id, r.client_date AS report_date, ROUND(r.amount * x.rate, 9) AS amount_rc
  FROM silver.fct_refund AS r
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = r.tenant_id AND c.client_id = r.client_id
  LEFT JOIN gold.int_fx_daily AS x
    ON x.tenant_id = r.tenant_id
    AND x.rate_date = r.client_date
    AND x.from_currency = r.currency_code
    AND x.to_currency = c.currency_code
  WHERE NOT r.is_test AND r.order_cancelled_ts IS NULL
),
refunds AS (
  SELECT
    tenant_id, client_id, report_date,
    IF(COUNTIF(amount_rc IS NULL) > 0, NULL, SUM(amount_rc)) AS refunds_rc
  FROM refund_rows
  GROUP BY tenant_id, client_id, report_date
),
days AS (
  SELECT tenant_id, client_id, report_date FROM ads
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM web
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM shop
),
joined AS (
  SELECT
    d.client_id,
    d.report_date,
    c.currency_code,
    IF(a.client_id IS NULL, 0, a.spend_rc) AS spend_rc,
    COALESCE(a.impressions, 0) AS impressions,
    COALESCE(a.clicks, 0) AS clicks,
    COALESCE(a.platform_conversions, 0) AS platform_conversions,
    IF(a.client_id IS NULL, 0, a.platform_conversion_value_rc) AS platform_conversion_value_rc,
    COALESCE(w.sessions, 0) AS sessions,
    COALESCE(s.orders, 0) AS orders,
    COALESCE(s.new_customer_orders, 0) AS new_customer_orders,
    COALESCE(s.units, 0) AS units,
    IF(s.client_id IS NULL, 0, s.gross_sales_rc) AS gross_sales_rc,
    IF(s.client_id IS NULL, 0, s.discounts_rc) AS discounts_rc,
    IF(r.client_id IS NULL, 0, r.refunds_rc) AS refunds_rc,
    IF(s.client_id IS NULL, 0, s.new_customer_revenue_rc) AS new_customer_revenue_rc
  FROM days AS d
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = d.tenant_id AND c.client_id = d.client_id
  LEFT JOIN ads AS a ON a.tenant_id = d.tenant_id AND a.client_id = d.client_id AND a.report_date = d.report_date
  LEFT JOIN web AS w ON w.tenant_id = d.tenant_id AND w.client_id = d.client_id AND w.report_date = d.report_date
  LEFT JOIN shop AS s ON s.tenant_id = d.tenant_id AND s.client_id = d.client_id AND s.report_date = d.report_date
  LEFT JOIN refunds AS r ON r.tenant_id = d.tenant_id AND r.client_id = d.client_id AND r.report_date = d.report_date
),
netted AS (
  SELECT *, gross_sales_rc - discounts_rc - refunds_rc AS net_revenue_rc
  FROM joined
)
SELECT
  client_id,
  report_date,
  currency_code,
  spend_rc,
  impressions,
  clicks,
  platform_conversions,
  platform_conversion_value_rc,
  sessions,
  orders,
  new_customer_orders,
  units,
  gross_sales_rc,
  discounts_rc,
  refunds_rc,
  net_revenue_rc,
  new_customer_revenue_rc,
  SAFE_DIVIDE(net_revenue_rc, spend_rc) AS mer,
  SAFE_DIVIDE(new_customer_revenue_rc, spend_rc) AS amer,
  SAFE_DIVIDE(spend_rc, net_revenue_rc) AS cos,
  SAFE_DIVIDE(spend_rc, CAST(new_customer_orders AS NUMERIC)) AS cac,
  SAFE_DIVIDE(gross_sales_rc - discounts_rc, CAST(orders AS NUMERIC)) AS aov,
  SAFE_DIVIDE(platform_conversion_value_rc, net_revenue_rc) AS overclaim_ratio
FROM netted
