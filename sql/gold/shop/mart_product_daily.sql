-- mart:
--   description: >
--     Products on a day: what their ads cost and what the shop sold of them. Sales by the day of the order, returns by the day of the
--     refund, NULL where no line of a refund is known. Lines of test and cancelled orders are left out. Lines without a product and advertised items that name no product of
--     the shop are kept under (not set), the latter by their item id. Conversions are what the platforms claim, which may be of other
--     products than the one advertised; several platforms may claim the same one.
--   grain: one row per tenant, client, day, product and, where the product is not known, advertised item
--   keys: [tenant_id, client_id, report_date, product_key, item_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, product_key]
--   dimensions: [product_title, brand, category, currency_code]
--   partial: true
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, product_key, item_id, product_title, brand, category]}
--   owner: data platform
WITH ad_rows AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date,
    COALESCE(a.product_key, '(not set)') AS product_key,
    IF(a.product_key IS NULL, a.item_id, '(not set)') AS item_id,
    a.item_title, a.brand,
    x.currency_code,
    a.spend, a.conversion_value, a.impressions, a.clicks, a.conversions,
    ROUND(a.spend * x.rate, 9) AS spend_rc,
    ROUND(a.conversion_value * x.rate, 9) AS conversion_value_rc
  FROM silver.fct_ads_product_daily AS a
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = a.tenant_id
    AND x.client_id = a.client_id
    AND x.rate_date = a.report_date
    AND x.from_currency = a.currency_code
),
ads AS (
  SELECT
    tenant_id, client_id, report_date, product_key, item_id,
    MAX(NULLIF(item_title, '(not set)')) AS title,
    MAX(NULLIF(brand, '(not set)')) AS brand,
    MAX(currency_code) AS currency_code,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc,
    SUM(conversions) AS platform_conversions,
    IF(COUNTIF(conversion_value IS NOT NULL AND conversion_value_rc IS NULL) > 0, NULL, SUM(conversion_value_rc))
      AS platform_conversion_value_rc
  FROM ad_rows
  GROUP BY tenant_id, client_id, report_date, product_key, item_id
),
line_rows AS (
  SELECT
    l.tenant_id, l.client_id, l.client_date AS report_date,
    COALESCE(l.product_key, '(not set)') AS product_key,
    l.title, l.order_key, l.qty,
    x.currency_code,
    ROUND(l.gross * x.rate, 9) AS gross_sales_rc,
    ROUND(l.discount_alloc * x.rate, 9) AS discounts_rc,
    ROUND(l.cogs_unit * CAST(l.qty AS NUMERIC) * x.rate, 9) AS cogs_rc
  FROM silver.fct_order_line AS l
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = l.tenant_id
    AND x.client_id = l.client_id
    AND x.rate_date = l.client_date
    AND x.from_currency = l.currency_code
  WHERE NOT l.is_test AND l.cancelled_ts IS NULL
),
sales AS (
  SELECT
    tenant_id, client_id, report_date, product_key, '(not set)' AS item_id,
    -- A product has one name; lines without one may be of many things.
    IF(product_key = '(not set)', NULL, MAX(NULLIF(title, '(not set)'))) AS title,
    MAX(currency_code) AS currency_code,
    COUNT(DISTINCT order_key) AS orders,
    SUM(qty) AS units,
    IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, SUM(gross_sales_rc)) AS gross_sales_rc,
    IF(COUNTIF(discounts_rc IS NULL) > 0, NULL, SUM(discounts_rc)) AS discounts_rc,
    IF(COUNTIF(cogs_rc IS NULL) > 0, NULL, SUM(cogs_rc)) AS cogs_rc
  FROM line_rows
  GROUP BY tenant_id, client_id, report_date, product_key
),
return_rows AS (
  SELECT
    r.tenant_id, r.client_id, r.client_date AS report_date,
    COALESCE(r.product_key, '(not set)') AS product_key,
    r.qty,
    x.currency_code,
    ROUND(r.amount * x.rate, 9) AS refunds_rc
  FROM silver.fct_refund_line AS r
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = r.tenant_id
    AND x.client_id = r.client_id
    AND x.rate_date = r.client_date
    AND x.from_currency = r.currency_code
  WHERE NOT r.is_test AND r.order_cancelled_ts IS NULL
),
returned AS (
  SELECT
    tenant_id, client_id, report_date, product_key, '(not set)' AS item_id,
    MAX(currency_code) AS currency_code,
    SUM(qty) AS units_returned,
    IF(COUNTIF(refunds_rc IS NULL) > 0, NULL, SUM(refunds_rc)) AS refunds_rc
  FROM return_rows
  GROUP BY tenant_id, client_id, report_date, product_key
),
days AS (
  SELECT tenant_id, client_id, report_date, product_key, item_id FROM ads
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, product_key, item_id FROM sales
  UNION DISTINCT
  SELECT tenant_id, client_id, report_date, product_key, item_id FROM returned
),
products AS (
  SELECT
    tenant_id, client_id, product_key,
    MAX(NULLIF(title, '(not set)')) AS title,
    MAX(NULLIF(brand, '(not set)')) AS brand,
    MAX(NULLIF(category, '(not set)')) AS category
  FROM silver.dim_product
  GROUP BY tenant_id, client_id, product_key
)
SELECT
  d.tenant_id, d.client_id, d.report_date, d.product_key, d.item_id,
  COALESCE(p.title, s.title, a.title, '(not set)') AS product_title,
  COALESCE(p.brand, a.brand, '(not set)') AS brand,
  COALESCE(p.category, '(not set)') AS category,
  COALESCE(a.currency_code, s.currency_code, r.currency_code) AS currency_code,
  a.impressions,
  a.clicks,
  a.spend_rc,
  a.platform_conversions,
  a.platform_conversion_value_rc,
  COALESCE(s.orders, 0) AS orders,
  COALESCE(s.units, 0) AS units,
  IF(s.client_id IS NULL, 0, s.gross_sales_rc) AS gross_sales_rc,
  IF(s.client_id IS NULL, 0, s.discounts_rc) AS discounts_rc,
  IF(s.client_id IS NULL, 0, s.gross_sales_rc - s.discounts_rc) AS net_sales_rc,
  IF(s.client_id IS NULL, 0, s.cogs_rc) AS cogs_rc,
  IF(s.client_id IS NULL, 0, s.gross_sales_rc - s.discounts_rc - s.cogs_rc) AS margin_rc,
  r.units_returned,
  r.refunds_rc,
  SAFE_DIVIDE(CAST(a.clicks AS NUMERIC), CAST(a.impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(a.spend_rc, CAST(a.clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(a.platform_conversion_value_rc, a.spend_rc) AS roas,
  SAFE_DIVIDE(IF(s.client_id IS NULL, 0, s.gross_sales_rc - s.discounts_rc), a.spend_rc) AS sales_to_spend,
  SAFE_DIVIDE(IF(s.client_id IS NULL, 0, s.gross_sales_rc - s.discounts_rc - s.cogs_rc), a.spend_rc) AS poas
FROM days AS d
LEFT JOIN ads AS a
  ON a.tenant_id = d.tenant_id
  AND a.client_id = d.client_id
  AND a.report_date = d.report_date
  AND a.product_key = d.product_key
  AND a.item_id = d.item_id
LEFT JOIN sales AS s
  ON s.tenant_id = d.tenant_id
  AND s.client_id = d.client_id
  AND s.report_date = d.report_date
  AND s.product_key = d.product_key
  AND s.item_id = d.item_id
LEFT JOIN returned AS r
  ON r.tenant_id = d.tenant_id
  AND r.client_id = d.client_id
  AND r.report_date = d.report_date
  AND r.product_key = d.product_key
  AND r.item_id = d.item_id
LEFT JOIN products AS p
  ON p.tenant_id = d.tenant_id AND p.client_id = d.client_id AND p.product_key = d.product_key
