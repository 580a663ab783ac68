WITH daily AS (
  SELECT client_id, channel_group, report_date, SUM(spend) AS spend, CAST(SUM(clicks) AS BIGINT) AS clicks
  FROM silver.fct_ads
  GROUP BY client_id, channel_group, report_date
),
rolling AS (
  SELECT
    *,
    SUM(spend) OVER (
      PARTITION BY client_id, channel_group ORDER BY report_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS spend_7d,
    LAG(spend, 7) OVER (PARTITION BY client_id, channel_group ORDER BY report_date) AS spend_week_before
  FROM daily
)
SELECT
  client_id, channel_group, report_date, spend_7d,
  spend - spend_week_before AS change,
  RANK() OVER (PARTITION BY client_id, report_date ORDER BY spend_7d DESC) AS place,
  CAST(date_trunc('week', report_date) AS DATE) AS week
FROM rolling
WHERE clicks > 0
