-- Rows of two fact tables, the same in every run: $ads and $orders are how many.
CREATE SCHEMA silver;
CREATE TABLE silver.fx AS
SELECT DATE '2025-01-01' + CAST(d AS INTEGER) AS rate_date, c.code AS currency_code,
  CAST(c.rate + d / 10000.0 AS DECIMAL(38, 9)) AS rate
FROM range(365) AS days(d), (VALUES ('EUR', 1.0), ('USD', 0.91), ('GBP', 1.17)) AS c(code, rate);
CREATE TABLE silver.fct_ads AS
SELECT
  'client-' || (i % 20) AS client_id,
  DATE '2025-01-01' + CAST((i // 7) % 365 AS INTEGER) AS report_date,
  ['Paid Search', 'Paid Social', 'Display', 'Email', 'Affiliates'][1 + (i * 31 % 5)::INTEGER] AS channel_group,
  'c' || (i * 7919 % 60) AS campaign_key,
  ['EUR', 'USD', 'GBP'][1 + (i % 3)::INTEGER] AS currency_code,
  CAST(hash(i) % 20000 AS BIGINT) AS impressions,
  CAST(hash(i + 1) % 100 AS BIGINT) AS clicks,
  CASE WHEN i % 97 > 0 THEN CAST((hash(i + 2) % 1000000)::BIGINT / 100 AS DECIMAL(38, 9)) END AS spend,
  CASE WHEN i % 5 > 0 THEN CAST((hash(i + 3) % 5000000)::BIGINT / 100 AS DECIMAL(38, 9)) END AS conversion_value
FROM range($ads) AS r(i);
CREATE TABLE silver.fct_order AS
SELECT
  'client-' || (i % 20) AS client_id,
  'k' || (hash(i // 3) % ($orders // 6 + 1)) AS customer_key,
  'o' || i AS order_id,
  TIMESTAMPTZ '2025-01-01 00:00:00+00' + to_seconds(CAST(hash(i + 5) % 31536000 AS BIGINT)) AS order_ts,
  CAST((hash(i + 6) % 50000)::BIGINT / 100 AS DECIMAL(38, 9)) AS net_sales,
  CASE WHEN i % 4 > 0
    THEN 'https://shop.example.com/p/' || (i % 977) || '?utm_source='
      || ['google', 'meta', 'klaviyo', 'bing'][1 + (i % 4)::INTEGER] || '&utm_medium=cpc#top'
    ELSE 'https://shop.example.com/' END AS landing_url
FROM range($orders) AS r(i);
