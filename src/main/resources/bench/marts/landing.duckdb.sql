SELECT
  client_id,
  COALESCE(NULLIF(regexp_extract(landing_url, '[?&]utm_source=([^&#]+)', 1), ''), '(none)') AS utm_source,
  COUNT(*) AS orders,
  SUM(net_sales) AS net_sales,
  CAST(CAST(SUM(net_sales) AS DOUBLE) / COUNT(*) AS DECIMAL(38, 9)) AS average_order
FROM silver.fct_order
GROUP BY client_id, utm_source
