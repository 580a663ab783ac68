-- mart:
--   description: >
--     What each ad platform claims, by its own attribution window and by one that all platforms of the client share. Platforms claim
--     the same order more than once: never add conversions up over platforms; set beside each other, use the comparable columns.
--     Where the platforms share no window the comparable columns are NULL and comparable_reason says why. Wider and narrower action
--     types of one event are counted once.
--   grain: one row per tenant, client, day, platform, account, campaign and canonical event
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, canonical_event]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   dimensions: [currency_code]
--   materialisation: incremental
--   tests: {not_null: [report_date, source_system, campaign_key, canonical_event, platform_window]}
--   owner: data platform
WITH days AS (
  SELECT DISTINCT tenant_id, client_id, report_date
  FROM silver.fct_ads_campaign_daily
),
windows AS (
  SELECT
    d.tenant_id, d.client_id, d.report_date,
    IF(d.report_date > c.last_date, NULL, c.click_window_d) AS click_window_d,
    IF(d.report_date > c.last_date, NULL, c.view_window_d) AS view_window_d,
    -- what every platform had may have ended before the day
    IF(d.report_date > c.last_date, CONCAT('no attribution window is offered by all of ', c.platforms), c.reason) AS reason
  FROM days AS d
  INNER JOIN gold.int_comparable_window AS c ON c.tenant_id = d.tenant_id AND c.client_id = d.client_id
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY d.tenant_id, d.client_id, d.report_date ORDER BY IF(d.report_date > c.last_date, 1, 0), c.window_rank
  ) = 1
),
claims AS (
  SELECT
    c.tenant_id, c.client_id, c.report_date, c.source_system, c.source_account_id, c.campaign_key, c.canonical_event,
    c.conversion_action_id, c.count_basis, c.currency_code, c.click_window_d, c.view_window_d,
    c.counted, c.conversions, c.conversion_value
  FROM silver.fct_ads_conversions_daily AS c
  WHERE c.level = 'CAMPAIGN'
),
-- Rows of windows do not say which of several action types counts; the rows of the account's own window do.
counted AS (
  SELECT DISTINCT
    tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, conversion_action_id, count_basis
  FROM claims
  WHERE counted
),
split AS (
  SELECT DISTINCT tenant_id, client_id, report_date, source_system, source_account_id, campaign_key
  FROM claims
),
rows_of_events AS (
  SELECT
    c.tenant_id, c.client_id, c.report_date, c.source_system, c.source_account_id, c.campaign_key, c.canonical_event,
    c.currency_code, c.click_window_d, c.view_window_d, c.counted, c.conversions, c.conversion_value
  FROM claims AS c
  INNER JOIN counted AS k
    ON k.tenant_id = c.tenant_id
    AND k.client_id = c.client_id
    AND k.report_date = c.report_date
    AND k.source_system = c.source_system
    AND k.source_account_id = c.source_account_id
    AND k.campaign_key = c.campaign_key
    AND k.conversion_action_id = c.conversion_action_id
    AND k.count_basis = c.count_basis
  UNION ALL
  -- a platform that splits nothing by event claims by its default window
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.source_system, a.source_account_id, a.campaign_key,
    '(not set)' AS canonical_event,
    a.currency_code, w.click_window_d, w.view_window_d, TRUE AS counted, a.conversions, a.conversion_value
  FROM silver.fct_ads_campaign_daily AS a
  LEFT JOIN silver.ref_attribution_window AS w ON w.source_system = a.source_system AND w.is_default
  LEFT JOIN split AS s
    ON s.tenant_id = a.tenant_id
    AND s.client_id = a.client_id
    AND s.report_date = a.report_date
    AND s.source_system = a.source_system
    AND s.source_account_id = a.source_account_id
    AND s.campaign_key = a.campaign_key
  WHERE s.campaign_key IS NULL AND a.conversions > 0
),
converted AS (
  SELECT
    r.*,
    x.currency_code AS client_currency_code,
    ROUND(r.conversion_value * x.rate, 9) AS value_rc,
    r.click_window_d = w.click_window_d AND r.view_window_d = w.view_window_d AS is_comparable,
    w.click_window_d AS comparable_click_d,
    w.view_window_d AS comparable_view_d,
    w.reason
  FROM rows_of_events AS r
  LEFT JOIN windows AS w
    ON w.tenant_id = r.tenant_id AND w.client_id = r.client_id AND w.report_date = r.report_date
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = r.tenant_id
    AND x.client_id = r.client_id
    AND x.rate_date = r.report_date
    AND x.from_currency = r.currency_code
),
summed AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, canonical_event,
    MAX(client_currency_code) AS currency_code,
    SUM(IF(counted, conversions, NULL)) AS platform_conversions,
    IF(COUNTIF(counted AND conversion_value IS NOT NULL AND value_rc IS NULL) > 0, NULL, SUM(IF(counted, value_rc, NULL)))
      AS platform_conversion_value_rc,
    IF(
      COUNT(DISTINCT IF(counted, FORMAT('%d/%d', click_window_d, view_window_d), NULL)) = 1,
      MAX(IF(counted, FORMAT('%dd click, %dd view', click_window_d, view_window_d), NULL)),
      '(not set)'
    ) AS platform_window,
    MAX(comparable_click_d) AS comparable_click_d,
    MAX(comparable_view_d) AS comparable_view_d,
    SUM(IF(is_comparable, conversions, NULL)) AS comparable_conversions,
    IF(COUNTIF(is_comparable AND conversion_value IS NOT NULL AND value_rc IS NULL) > 0, NULL,
      SUM(IF(is_comparable, value_rc, NULL))) AS comparable_value_rc,
    MAX(reason) AS reason
  FROM converted
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, canonical_event
)
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, canonical_event, currency_code,
  platform_conversions, platform_conversion_value_rc, platform_window,
  -- a shared window without a row of its own is one without conversions
  IF(comparable_click_d IS NULL, NULL, COALESCE(comparable_conversions, 0)) AS comparable_conversions,
  IF(comparable_click_d IS NULL, NULL, IF(comparable_conversions IS NULL, 0, comparable_value_rc)) AS comparable_value_rc,
  IF(comparable_click_d IS NULL, NULL, FORMAT('%dd click, %dd view', comparable_click_d, comparable_view_d))
    AS comparable_window,
  reason AS comparable_reason
FROM summed
