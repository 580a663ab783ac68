-- check:
--   description: Over the last 28 days, the platforms together claim no more value than the shop sold. Each platform claims its own conversions, some of them the same orders, so that their sum is never shown without this note.
--   severity: warn
WITH last_day AS (
  SELECT MAX(report_date) AS report_date FROM gold.mart_blended_daily WHERE net_revenue_rc IS NOT NULL
)
SELECT
  b.client_id, SUM(b.platform_conversion_value_rc) AS claimed, SUM(b.net_revenue_rc) AS sold,
  ROUND(SAFE_DIVIDE(SUM(b.platform_conversion_value_rc), SUM(b.net_revenue_rc)), 4) AS over_claim
FROM gold.mart_blended_daily AS b
CROSS JOIN last_day AS l
WHERE b.report_date > DATE_SUB(l.report_date, INTERVAL 28 DAY)
GROUP BY b.tenant_id, b.client_id
HAVING SUM(b.net_revenue_rc) > 0 AND SUM(b.platform_conversion_value_rc) > SUM(b.net_revenue_rc)
