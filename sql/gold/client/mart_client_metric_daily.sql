-- mart:
--   description: >
--     The metrics that each client is shown beside the usual ones: its KPI, those with a target and its own, as its file names them.
--     A longer period is the sum of the numerators over the sum of the denominators; values are never added up or averaged. A sum
--     that is not known makes the metric NULL, unless its file says that it counts as 0.
--   grain: one row per tenant, client, day and metric
--   keys: [tenant_id, client_id, report_date, metric_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, metric_id]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, metric_id, is_kpi, is_own]}
--   owner: data platform
WITH days AS (
  SELECT DISTINCT tenant_id, client_id, report_date FROM gold.int_measure_daily
),
amounts AS (
  SELECT
    d.tenant_id, d.client_id, d.report_date, m.metric_id, p.side,
    IF(COUNTIF(v.value IS NULL AND NOT m.unknown_is_zero) > 0, NULL, SUM(ROUND(p.weight * COALESCE(v.value, 0), 9))) AS amount
  FROM days AS d
  INNER JOIN silver.ref_client_metric AS m ON m.tenant_id = d.tenant_id AND m.client_id = d.client_id
  INNER JOIN silver.ref_client_metric_part AS p
    ON p.tenant_id = m.tenant_id AND p.client_id = m.client_id AND p.metric_id = m.metric_id
  LEFT JOIN gold.int_measure_daily AS v
    ON v.tenant_id = d.tenant_id AND v.client_id = d.client_id AND v.report_date = d.report_date AND v.measure = p.measure
  GROUP BY d.tenant_id, d.client_id, d.report_date, m.metric_id, p.side
),
sides AS (
  SELECT
    tenant_id, client_id, report_date, metric_id,
    MAX(IF(side = 'NUMERATOR', amount, NULL)) AS numerator,
    MAX(IF(side = 'DENOMINATOR', amount, NULL)) AS denominator
  FROM amounts
  GROUP BY tenant_id, client_id, report_date, metric_id
)
SELECT
  s.tenant_id, s.client_id, s.report_date, s.metric_id, m.label, m.unit, m.is_kpi, m.is_own, m.is_additive, c.currency_code,
  s.numerator, s.denominator, m.times,
  IF(m.is_additive, s.numerator, SAFE_DIVIDE(s.numerator * m.times, s.denominator)) AS value,
  t.target_value AS target
FROM sides AS s
INNER JOIN silver.ref_client_metric AS m
  ON m.tenant_id = s.tenant_id AND m.client_id = s.client_id AND m.metric_id = s.metric_id
LEFT JOIN silver.dim_client AS c ON c.tenant_id = s.tenant_id AND c.client_id = s.client_id
LEFT JOIN silver.fct_target AS t
  ON t.tenant_id = s.tenant_id
  AND t.client_id = s.client_id
  AND t.metric_id = s.metric_id
  AND t.channel_group = '(all)'
  AND s.report_date >= t.period_from
  AND (t.period_to IS NULL OR s.report_date <= t.period_to)
