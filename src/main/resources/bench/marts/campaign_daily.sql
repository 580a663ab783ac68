-- What a campaign cost and brought per day, in the client's currency.
SELECT
  s.client_id, s.report_date, s.channel_group, s.campaign_key,
  SUM(s.impressions) AS impressions,
  SUM(s.clicks) AS clicks,
  COUNTIF(s.clicks > 50) AS busy_rows,
  SUM(s.spend) AS spend,
  SUM(s.spend * f.rate) AS spend_rc,
  SUM(IFNULL(s.conversion_value, 0)) AS conversion_value
FROM silver.fct_ads AS s
LEFT JOIN silver.fx AS f ON f.rate_date = s.report_date AND f.currency_code = s.currency_code
WHERE s.spend IS NOT NULL
GROUP BY s.client_id, s.report_date, s.channel_group, s.campaign_key
