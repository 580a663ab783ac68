-- mart:
--   description: >
--     Every currency in which a client has an amount on a day. What the exchange rates have to cover. An affiliate's sale is dated
--     by the day of the sale, also where it is approved months later.
--   grain: one row per tenant, client, day and currency
--   keys: [tenant_id, client_id, rate_date, currency_code]
--   partition: rate_date
--   cluster: [tenant_id, client_id]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, rate_date, currency_code]}
--   owner: data platform
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_ads_campaign_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_ads_ad_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_message_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_web_traffic_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_order
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_order_line
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_refund
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_refund_line
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_ads_product_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_ads_url_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_ads_geo_daily
WHERE period_grain = 'DAY'
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_web_page_daily
WHERE currency_code != '(not set)'
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_web_session
WHERE currency_code != '(not set)'
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, client_date AS rate_date, currency_code
FROM silver.fct_affiliate_transaction
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_affiliate_daily
WHERE currency_code != '(not set)'
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_app_attribution_daily
UNION DISTINCT
SELECT DISTINCT tenant_id, client_id, report_date AS rate_date, currency_code
FROM silver.fct_app_store_daily
WHERE currency_code != '(not set)'
