-- mart:
--   description: >
--     A client's day in one line: what all ads cost, what the shop sold, what came of it. Spend comes from campaigns alone.
--     Amounts are in the client's currency, NULL where an exchange rate is missing; ratios are NULL when the divisor is 0 or NULL.
--     Test and cancelled orders are left out; refunds count on the client-local day of the refund. What a failed source would have
--     brought is not 0: figures are NULL where nothing came and something is missing, and is_complete tells where what is there
--     is not all; missing_sources names the sources.
--   grain: one row per tenant, client and day that has any ad, session or order, or should have
--   keys: [tenant_id, client_id, report_date]
--   partition: report_date
--   cluster: [tenant_id, client_id]
--   dimensions: [currency_code]
--   materialisation: incremental
--   tests:
--     not_null: [tenant_id, client_id, report_date, is_complete]
--     non_negative: [spend_rc, gross_sales_rc, orders, sessions]
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
      SUM(IF(is_counted AND is_new, gross_sales_rc - discounts_rc, 0))) AS new_customer_revenue_rc,
    IF(COUNTIF(is_counted AND cogs_rc IS NULL) > 0, NULL, SUM(IF(is_counted, cogs_rc, 0))) AS cogs_rc,
    -- Fees that the shop does not tell count as none; the cost of goods has to be known.
    IF(COUNTIF(is_counted AND gross_sales_rc - discounts_rc - cogs_rc IS NULL) > 0, NULL,
      SUM(IF(is_counted, gross_sales_rc - discounts_rc - cogs_rc - COALESCE(payment_fees_rc, 0), 0))) AS profit_rc
  FROM gold.int_order
  GROUP BY tenant_id, client_id, client_date
),
refund_rows AS (
  SELECT tenant_id, client_id, client_date AS report_date, amount_rc
  FROM gold.int_refund
),
refunds AS (
  SELECT
    tenant_id, client_id, report_date,
    IF(COUNTIF(amount_rc IS NULL) > 0, NULL, SUM(amount_rc)) AS refunds_rc
  FROM refund_rows
  GROUP BY tenant_id, client_id, report_date
),
missing AS (
  SELECT
    tenant_id, client_id, report_date,
    LOGICAL_OR(table_name IN ('silver.fct_ads_campaign_daily', '(not set)')) AS ads,
    LOGICAL_OR(table_name IN ('silver.fct_web_traffic_daily', '(not set)')) AS web,
    LOGICAL_OR(table_name IN ('silver.fct_order', 'silver.fct_refund', '(not set)')) AS shop,
    STRING_AGG(DISTINCT source_system, ', ' ORDER BY source_system) AS sources
  FROM gold.int_missing_day
  WHERE table_name IN (
    'silver.fct_ads_campaign_daily', 'silver.fct_web_traffic_daily', 'silver.fct_order', 'silver.fct_refund', '(not set)'
  )
  GROUP BY tenant_id, client_id, report_date
),
days AS (
  SELECT tenant_id, client_id, report_date FROM ads
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM web
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM shop
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM refunds
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date FROM missing
),
-- What came, else 0 when all came, else NULL.
joined AS (
  SELECT
    d.tenant_id,
    d.client_id,
    d.report_date,
    c.currency_code,
    CASE WHEN a.client_id IS NOT NULL THEN a.spend_rc WHEN m.ads THEN NULL ELSE 0 END AS spend_rc,
    CASE WHEN a.client_id IS NOT NULL THEN a.impressions WHEN m.ads THEN NULL ELSE 0 END AS impressions,
    CASE WHEN a.client_id IS NOT NULL THEN a.clicks WHEN m.ads THEN NULL ELSE 0 END AS clicks,
    CASE WHEN a.client_id IS NOT NULL THEN a.platform_conversions WHEN m.ads THEN NULL ELSE 0 END AS platform_conversions,
    CASE WHEN a.client_id IS NOT NULL THEN a.platform_conversion_value_rc WHEN m.ads THEN NULL ELSE 0 END
      AS platform_conversion_value_rc,
    CASE WHEN w.client_id IS NOT NULL THEN w.sessions WHEN m.web THEN NULL ELSE 0 END AS sessions,
    CASE WHEN s.client_id IS NOT NULL THEN s.orders WHEN m.shop THEN NULL ELSE 0 END AS orders,
    CASE WHEN s.client_id IS NOT NULL THEN s.new_customer_orders WHEN m.shop THEN NULL ELSE 0 END AS new_customer_orders,
    CASE WHEN s.client_id IS NOT NULL THEN s.units WHEN m.shop THEN NULL ELSE 0 END AS units,
    CASE WHEN s.client_id IS NOT NULL THEN s.gross_sales_rc WHEN m.shop THEN NULL ELSE 0 END AS gross_sales_rc,
    CASE WHEN s.client_id IS NOT NULL THEN s.discounts_rc WHEN m.shop THEN NULL ELSE 0 END AS discounts_rc,
    CASE WHEN r.client_id IS NOT NULL THEN r.refunds_rc WHEN m.shop THEN NULL ELSE 0 END AS refunds_rc,
    CASE WHEN s.client_id IS NOT NULL THEN s.new_customer_revenue_rc WHEN m.shop THEN NULL ELSE 0 END
      AS new_customer_revenue_rc,
    CASE WHEN s.client_id IS NOT NULL THEN s.cogs_rc WHEN m.shop THEN NULL ELSE 0 END AS cogs_rc,
    CASE WHEN s.client_id IS NOT NULL THEN s.profit_rc WHEN m.shop THEN NULL ELSE 0 END AS profit_rc,
    m.client_id IS NULL AS is_complete,
    m.sources AS missing_sources
  FROM days AS d
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = d.tenant_id AND c.client_id = d.client_id
  LEFT JOIN ads AS a ON a.tenant_id = d.tenant_id AND a.client_id = d.client_id AND a.report_date = d.report_date
  LEFT JOIN web AS w ON w.tenant_id = d.tenant_id AND w.client_id = d.client_id AND w.report_date = d.report_date
  LEFT JOIN shop AS s ON s.tenant_id = d.tenant_id AND s.client_id = d.client_id AND s.report_date = d.report_date
  LEFT JOIN refunds AS r ON r.tenant_id = d.tenant_id AND r.client_id = d.client_id AND r.report_date = d.report_date
  LEFT JOIN missing AS m ON m.tenant_id = d.tenant_id AND m.client_id = d.client_id AND m.report_date = d.report_date
),
netted AS (
  SELECT *, gross_sales_rc - discounts_rc - refunds_rc AS net_revenue_rc
  FROM joined
)
SELECT
  tenant_id,
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
  cogs_rc,
  profit_rc,
  SAFE_DIVIDE(net_revenue_rc, spend_rc) AS mer,
  SAFE_DIVIDE(new_customer_revenue_rc, spend_rc) AS amer,
  SAFE_DIVIDE(spend_rc, net_revenue_rc) AS cos,
  SAFE_DIVIDE(spend_rc, CAST(new_customer_orders AS NUMERIC)) AS cac,
  SAFE_DIVIDE(gross_sales_rc - discounts_rc, CAST(orders AS NUMERIC)) AS aov,
  SAFE_DIVIDE(platform_conversion_value_rc, net_revenue_rc) AS overclaim_ratio,
  SAFE_DIVIDE(profit_rc, spend_rc) AS poas,
  is_complete,
  missing_sources
FROM netted
