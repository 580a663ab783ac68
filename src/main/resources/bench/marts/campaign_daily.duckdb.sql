SELECT
  s.client_id, s.report_date, s.channel_group, s.campaign_key,
  CAST(SUM(s.impressions) AS BIGINT) AS impressions,
  CAST(SUM(s.clicks) AS BIGINT) AS clicks,
  COUNT(*) FILTER (s.clicks > 50) AS busy_rows,
  SUM(s.spend) AS spend,
  SUM(CAST(s.spend * f.rate AS DECIMAL(38, 9))) AS spend_rc,
  SUM(COALESCE(s.conversion_value, 0)) AS conversion_value
FROM silver.fct_ads AS s
LEFT JOIN silver.fx AS f ON f.rate_date = s.report_date AND f.currency_code = s.currency_code
WHERE s.spend IS NOT NULL
GROUP BY s.client_id, s.report_date, s.channel_group, s.campaign_key
