-- mart:
--   description: >
--     Conversions by the client's own map of events, for the sources whose actions its file maps; read from silver.ref_event_map, so
--     that a changed map holds for all days at the next build. A line of the client names an action by its id or its name. Where the
--     client maps an event, only its own actions are that event; of those a campaign's day has, the ones of the lowest precedence
--     count, since wider ones hold the same conversions. Only the account's own attribution window is looked at.
--   grain: one row per tenant, client, day, platform, account, campaign and conversion action
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, conversion_action_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   materialisation: incremental
--   tests: {not_null: [report_date, campaign_key, conversion_action_id, canonical_event, is_counted]}
--   owner: data platform
WITH own AS (
  SELECT tenant_id, client_id, source_system, action_type, canonical_event, precedence
  FROM silver.ref_event_map
  WHERE client_id != '(all)'
),
sources AS (
  SELECT DISTINCT tenant_id, client_id, source_system FROM own
),
taken AS (
  SELECT DISTINCT tenant_id, client_id, source_system, canonical_event FROM own
),
actions AS (
  SELECT c.*
  FROM silver.fct_ads_conversions_daily AS c
  INNER JOIN sources AS s
    ON s.tenant_id = c.tenant_id AND s.client_id = c.client_id AND s.source_system = c.source_system
  WHERE c.level = 'CAMPAIGN'
),
-- Rows of other windows than the account's own are never counted.
windows AS (
  SELECT DISTINCT tenant_id, client_id, source_system, source_account_id, report_date, click_window_d, view_window_d
  FROM actions
  WHERE counted
),
mapped AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.source_system, a.source_account_id, a.campaign_key, a.conversion_action_id,
    a.conversion_action_name, a.currency_code, a.counted, a.conversions, a.conversion_value,
    COALESCE(i.canonical_event, n.canonical_event) AS own_event,
    COALESCE(i.precedence, n.precedence) AS precedence,
    IF(t.canonical_event IS NULL, a.canonical_event, 'other') AS shared_event
  FROM actions AS a
  INNER JOIN windows AS w
    ON w.tenant_id = a.tenant_id
    AND w.client_id = a.client_id
    AND w.source_system = a.source_system
    AND w.source_account_id = a.source_account_id
    AND w.report_date = a.report_date
    AND w.click_window_d = a.click_window_d
    AND w.view_window_d = a.view_window_d
  LEFT JOIN own AS i
    ON i.tenant_id = a.tenant_id
    AND i.client_id = a.client_id
    AND i.source_system = a.source_system
    AND i.action_type = a.conversion_action_id
  LEFT JOIN own AS n
    ON n.tenant_id = a.tenant_id
    AND n.client_id = a.client_id
    AND n.source_system = a.source_system
    AND n.action_type = a.conversion_action_name
  LEFT JOIN taken AS t
    ON t.tenant_id = a.tenant_id
    AND t.client_id = a.client_id
    AND t.source_system = a.source_system
    AND t.canonical_event = a.canonical_event
),
ranked AS (
  SELECT
    m.*,
    MIN(precedence) OVER (
      PARTITION BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, own_event
    ) AS first_precedence
  FROM mapped AS m
)
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, conversion_action_id,
  MAX(conversion_action_name) AS conversion_action_name,
  MAX(currency_code) AS currency_code,
  MAX(COALESCE(own_event, shared_event)) AS canonical_event,
  LOGICAL_OR(IF(own_event IS NULL, counted, precedence = first_precedence)) AS is_counted,
  SUM(conversions) AS conversions,
  SUM(conversion_value) AS conversion_value
FROM ranked
GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, conversion_action_id
