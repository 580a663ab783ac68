-- mart:
--   description: >
--     Spend against the monthly budget, day by day up to the client's last day with ads. Expected spend grows evenly over the
--     days of the month; the forecast goes on at the pace so far. Budget line (all) is the whole client.
--   grain: one row per tenant, client, budget line and day
--   keys: [tenant_id, client_id, channel_group, report_date]
--   cluster: [tenant_id, client_id]
--   dimensions: [currency_code]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, channel_group, report_date, budget_rc]}
--   owner: data platform
WITH last_days AS (
  SELECT tenant_id, client_id, MAX(report_date) AS last_day
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id
),
lines AS (
  SELECT
    b.tenant_id, b.client_id, b.channel_group, b.budget_month, b.currency_code, b.amount AS budget_rc,
    report_date,
    CAST(EXTRACT(DAY FROM report_date) AS NUMERIC) AS day_number,
    CAST(EXTRACT(DAY FROM LAST_DAY(b.budget_month)) AS NUMERIC) AS days_in_month
  FROM silver.fct_budget AS b
  INNER JOIN last_days AS l ON l.tenant_id = b.tenant_id AND l.client_id = b.client_id
  CROSS JOIN UNNEST(GENERATE_DATE_ARRAY(b.budget_month, LAST_DAY(b.budget_month))) AS report_date
  WHERE report_date <= l.last_day
),
spend AS (
  SELECT
    tenant_id, client_id, report_date, channel_group,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, COALESCE(SUM(spend_rc), 0)) AS spend_rc
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date, channel_group
),
spend_lines AS (
  SELECT tenant_id, client_id, report_date, channel_group, spend_rc FROM spend
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, '(all)' AS channel_group,
    IF(COUNTIF(spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc
  FROM spend
  GROUP BY tenant_id, client_id, report_date
),
daily AS (
  SELECT
    l.tenant_id, l.client_id, l.channel_group, l.report_date, l.budget_month, l.currency_code, l.budget_rc,
    l.day_number, l.days_in_month,
    IF(s.client_id IS NULL, 0, s.spend_rc) AS spend_rc
  FROM lines AS l
  LEFT JOIN spend_lines AS s
    ON s.tenant_id = l.tenant_id
    AND s.client_id = l.client_id
    AND s.channel_group = l.channel_group
    AND s.report_date = l.report_date
),
running AS (
  SELECT
    *,
    SUM(spend_rc) OVER (
      PARTITION BY tenant_id, client_id, channel_group, budget_month ORDER BY report_date
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS known_spend_rc,
    COUNTIF(spend_rc IS NULL) OVER (
      PARTITION BY tenant_id, client_id, channel_group, budget_month ORDER BY report_date
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS unknown_days
  FROM daily
),
paced AS (
  SELECT
    tenant_id, client_id, channel_group, report_date, budget_month, currency_code, budget_rc, spend_rc,
    day_number, days_in_month,
    IF(unknown_days > 0, NULL, known_spend_rc) AS spend_to_date_rc,
    budget_rc * day_number / days_in_month AS expected_to_date_rc
  FROM running
)
SELECT
  tenant_id, client_id, channel_group, report_date, budget_month, currency_code, budget_rc, spend_rc,
  spend_to_date_rc,
  expected_to_date_rc,
  spend_to_date_rc * days_in_month / day_number AS forecast_month_end_rc,
  SAFE_DIVIDE(spend_to_date_rc, expected_to_date_rc) AS pace,
  SAFE_DIVIDE(budget_rc - spend_to_date_rc, days_in_month - day_number) AS required_daily_rc,
  CASE
    WHEN SAFE_DIVIDE(spend_to_date_rc, expected_to_date_rc) IS NULL THEN 'UNKNOWN'
    WHEN SAFE_DIVIDE(spend_to_date_rc, expected_to_date_rc) > NUMERIC '1.1' THEN 'AHEAD'
    WHEN SAFE_DIVIDE(spend_to_date_rc, expected_to_date_rc) < NUMERIC '0.9' THEN 'BEHIND'
    ELSE 'ON_TRACK'
  END AS status
FROM paced
