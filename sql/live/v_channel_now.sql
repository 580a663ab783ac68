-- live:
--   description: >
--     Live and batch figures as one: a day's figure comes from batch once its batch reading is final (gold.int_final_day), and from the live
--     mart until then; where nothing live is known, from whatever batch has. Each figure of a client's day has one origin, so nothing is
--     counted twice and no day falls between the two. Amounts are in the client's currency; of a day that has no exchange rate yet, by the
--     newest there is.
--   grain: one row per tenant, client, day, channel group, source and figure
--   kind: view
--   keys: [tenant_id, client_id, report_date, channel_group, source_system, figure]
--   owner: data platform
WITH newest_rate AS (
  SELECT tenant_id, client_id, from_currency, rate
  FROM (
    SELECT
      tenant_id, client_id, from_currency, rate,
      ROW_NUMBER() OVER (PARTITION BY tenant_id, client_id, from_currency ORDER BY rate_date DESC) AS choice
    FROM gold.int_client_fx_daily
    WHERE rate IS NOT NULL
  )
  WHERE choice = 1
),
live_rows AS (
  SELECT
    l.tenant_id, l.client_id, l.client_date AS report_date, l.channel_group, l.source_system,
    l.sessions, l.orders, l.revenue, l.spend,
    CASE
      WHEN l.currency_code = c.currency_code THEN NUMERIC '1'
      ELSE COALESCE(x.rate, n.rate)
    END AS rate
  FROM gold.live_channel_minutely AS l
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = l.tenant_id AND c.client_id = l.client_id
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = l.tenant_id
    AND x.client_id = l.client_id
    AND x.rate_date = l.client_date
    AND x.from_currency = l.currency_code
  LEFT JOIN newest_rate AS n
    ON n.tenant_id = l.tenant_id AND n.client_id = l.client_id AND n.from_currency = l.currency_code
),
figures AS (
  SELECT
    'LIVE' AS origin, 'sessions' AS figure, '(all)' AS decided_for,
    tenant_id, client_id, report_date, channel_group, source_system,
    SUM(sessions) AS number, CAST(NULL AS NUMERIC) AS amount_rc
  FROM live_rows
  WHERE sessions != 0
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
  UNION ALL
  SELECT
    'LIVE', 'orders', source_system AS decided_for, tenant_id, client_id, report_date, channel_group, source_system,
    SUM(orders), IF(COUNTIF(rate IS NULL) > 0, NULL, SUM(ROUND(revenue * rate, 9)))
  FROM live_rows
  WHERE orders != 0 OR revenue != 0
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
  UNION ALL
  SELECT
    'LIVE', 'spend', source_system AS decided_for, tenant_id, client_id, report_date, channel_group, source_system,
    CAST(NULL AS INT64), IF(COUNTIF(rate IS NULL) > 0, NULL, SUM(ROUND(spend * rate, 9)))
  FROM live_rows
  WHERE spend != 0
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
  UNION ALL
  SELECT
    'BATCH', 'sessions', '(all)', tenant_id, client_id, report_date, channel_group, source_system, sessions, CAST(NULL AS NUMERIC)
  FROM gold.mart_channel_daily
  WHERE sessions IS NOT NULL
  UNION ALL
  SELECT
    'BATCH', 'orders', source_system AS decided_for, tenant_id, client_id, client_date, channel_group, source_system,
    COUNT(*), IF(COUNTIF(gross_sales_rc - discounts_rc IS NULL) > 0, NULL, SUM(gross_sales_rc - discounts_rc))
  FROM gold.int_order
  WHERE is_counted
  GROUP BY tenant_id, client_id, client_date, channel_group, source_system
  UNION ALL
  SELECT
    'BATCH', 'spend', source_system AS decided_for, tenant_id, client_id, report_date, channel_group, source_system,
    CAST(NULL AS INT64), spend_rc
  FROM gold.mart_channel_daily
  WHERE spend_rc IS NOT NULL
),
has_live AS (
  SELECT DISTINCT tenant_id, client_id, report_date, figure, decided_for
  FROM figures
  WHERE origin = 'LIVE'
)
SELECT
  f.tenant_id, f.client_id, f.report_date, f.channel_group, f.source_system, f.figure, f.origin,
  d.client_id IS NOT NULL AS is_final,
  f.number,
  f.amount_rc
FROM figures AS f
LEFT JOIN gold.int_final_day AS d
  ON d.tenant_id = f.tenant_id
  AND d.client_id = f.client_id
  AND d.report_date = f.report_date
  AND d.figure = f.figure
  AND d.source_system = f.decided_for
LEFT JOIN has_live AS l
  ON l.tenant_id = f.tenant_id
  AND l.client_id = f.client_id
  AND l.report_date = f.report_date
  AND l.figure = f.figure
  AND l.decided_for = f.decided_for
WHERE f.origin = IF(d.client_id IS NOT NULL OR l.client_id IS NULL, 'BATCH', 'LIVE')
