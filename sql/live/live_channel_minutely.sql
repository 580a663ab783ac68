-- live:
--   description: >
--     What happened per minute and channel group, as soon as it is known: events, sessions that began, orders, refunds and ad spend. Every figure
--     stands in the minute in which it happened, whenever it came: a late event, an order that is cancelled or a restated hour changes
--     its own minute. An event counts for the channel group of its session; a refund has none; spend and impressions stand in the
--     first minute of their hour, since platforms report no finer. Amounts are in their own currency (currency_code).
--   grain: one row per tenant, client, channel group, source, minute and currency in which anything happened
--   keys: [tenant_id, client_id, client_date, minute_ts, channel_group, source_system, currency_code]
--   partition: client_date
--   cluster: [tenant_id, client_id, channel_group]
--   owner: data platform
WITH events AS (
  SELECT
    e.tenant_id, e.client_id, e.source_system, e.client_date, e.event_ts, e._sign,
    COALESCE(s.channel_group, e.channel_group) AS channel_group,
    e.event_name, e.is_key_event
  FROM changes.fct_web_event AS e
  LEFT JOIN changes.live_session AS s
    ON s.tenant_id = e.tenant_id
    AND s.client_id = e.client_id
    AND s.source_system = e.source_system
    AND s.source_account_id = e.source_account_id
    AND s.user_key = e.user_key
    AND s._sign = e._sign
    AND e.event_ts BETWEEN s.session_start_ts AND s.session_end_ts
),
-- Sessions whose channel group became another one, because an earlier event came late: their events move with them.
moved AS (
  SELECT
    b.tenant_id, b.client_id, b.source_system, b.source_account_id, b.user_key,
    b.session_start_ts AS from_ts, b.session_end_ts AS to_ts,
    b.channel_group AS channel_before,
    a.channel_group AS channel_after
  FROM changes.live_session AS b
  INNER JOIN changes.live_session AS a
    ON a.tenant_id = b.tenant_id
    AND a.client_id = b.client_id
    AND a.source_system = b.source_system
    AND a.source_account_id = b.source_account_id
    AND a.user_key = b.user_key
    AND a._sign = 1
    AND b.session_start_ts BETWEEN a.session_start_ts AND a.session_end_ts
  WHERE b._sign = -1 AND a.channel_group != b.channel_group
),
moved_events AS (
  SELECT
    e.tenant_id, e.client_id, e.source_system, e.client_date, e.event_ts, e.event_name, e.is_key_event,
    m.channel_before, m.channel_after
  FROM moved AS m
  INNER JOIN silver.fct_web_event AS e
    ON e.tenant_id = m.tenant_id
    AND e.client_id = m.client_id
    AND e.source_system = m.source_system
    AND e.source_account_id = m.source_account_id
    AND e.user_key = m.user_key
    AND e.event_ts BETWEEN m.from_ts AND m.to_ts
  LEFT JOIN changes.fct_web_event AS n
    ON n.event_key = e.event_key
    AND n.tenant_id = e.tenant_id
    AND n.client_id = e.client_id
    AND n.source_system = e.source_system
    AND n.source_account_id = e.source_account_id
    AND n._sign = 1
  WHERE n.event_key IS NULL
),
all_events AS (
  SELECT tenant_id, client_id, source_system, client_date, event_ts, channel_group, _sign, event_name, is_key_event
  FROM events
  UNION ALL
  SELECT tenant_id, client_id, source_system, client_date, event_ts, channel_before, -1, event_name, is_key_event
  FROM moved_events
  UNION ALL
  SELECT tenant_id, client_id, source_system, client_date, event_ts, channel_after, 1, event_name, is_key_event
  FROM moved_events
),
figures AS (
  SELECT
    tenant_id, client_id, client_date, TIMESTAMP_TRUNC(event_ts, MINUTE) AS minute_ts, channel_group, source_system,
    '(not set)' AS currency_code,
    _sign AS events,
    IF(event_name IN ('page_view', 'screen_view'), _sign, 0) AS pageviews,
    IF(is_key_event, _sign, 0) AS key_events,
    0 AS sessions,
    0 AS orders,
    NUMERIC '0' AS revenue,
    NUMERIC '0' AS refunds,
    NUMERIC '0' AS spend,
    0 AS impressions,
    0 AS clicks
  FROM all_events
  UNION ALL
  SELECT
    tenant_id, client_id, client_date, TIMESTAMP_TRUNC(session_start_ts, MINUTE), channel_group, source_system, '(not set)',
    0, 0, 0, _sign, 0, NUMERIC '0', NUMERIC '0', NUMERIC '0', 0, 0
  FROM changes.live_session
  UNION ALL
  SELECT
    tenant_id, client_id, client_date, TIMESTAMP_TRUNC(order_ts, MINUTE), COALESCE(channel_group, '(not set)'), source_system,
    currency_code,
    0, 0, 0, 0, _sign, _sign * (gross_sales - discounts), NUMERIC '0', NUMERIC '0', 0, 0
  FROM changes.fct_order
  WHERE NOT is_test AND cancelled_ts IS NULL
  UNION ALL
  SELECT
    tenant_id, client_id, client_date, TIMESTAMP_TRUNC(refund_ts, MINUTE), '(not set)', source_system, currency_code,
    0, 0, 0, 0, 0, NUMERIC '0', _sign * amount, NUMERIC '0', 0, 0
  FROM changes.fct_refund
  WHERE NOT is_test AND order_cancelled_ts IS NULL
  UNION ALL
  SELECT
    tenant_id, client_id, report_date, hour_utc, channel_group, source_system, currency_code,
    0, 0, 0, 0, 0, NUMERIC '0', NUMERIC '0', _sign * COALESCE(spend, 0), _sign * COALESCE(impressions, 0), _sign * COALESCE(clicks, 0)
  FROM changes.fct_ads_hourly
)
SELECT
  tenant_id, client_id, client_date, minute_ts, channel_group, source_system, currency_code,
  SUM(events) AS events,
  SUM(pageviews) AS pageviews,
  SUM(key_events) AS key_events,
  SUM(sessions) AS sessions,
  SUM(orders) AS orders,
  SUM(revenue) AS revenue,
  SUM(refunds) AS refunds,
  SUM(spend) AS spend,
  SUM(impressions) AS impressions,
  SUM(clicks) AS clicks
FROM figures
GROUP BY tenant_id, client_id, client_date, minute_ts, channel_group, source_system, currency_code
