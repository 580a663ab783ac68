-- Orders and revenue by the source that the landing page's address names.
SELECT
  client_id,
  COALESCE(REGEXP_EXTRACT(landing_url, r'[?&]utm_source=([^&#]+)'), '(none)') AS utm_source,
  COUNT(*) AS orders,
  SUM(net_sales) AS net_sales,
  SAFE_DIVIDE(SUM(net_sales), COUNT(*)) AS average_order
FROM silver.fct_order
GROUP BY client_id, utm_source
