-- live:
--   description: >
--     Sessions of visitors, from single web events as they come: 30 minutes without an event end one. A late event that falls between
--     two joins them. Source, medium, campaign, channel group, landing page and device are those of the first event. Events without a
--     visitor (who refused analytics) belong to no session.
--   grain: one row per session
--   kind: intervals
--   intervals:
--     input: fct_web_event
--     group: [tenant_id, client_id, source_system, source_account_id, user_key]
--     at: event_ts
--     from: session_start_ts
--     to: session_end_ts
--     gap: 30m
--   keys: [tenant_id, client_id, source_system, source_account_id, user_key, session_start_ts]
--   partition: client_date
--   cluster: [tenant_id, client_id, user_key]
--   owner: data platform
WITH pieces AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, user_key,
    event_ts AS session_start_ts,
    event_ts AS session_end_ts,
    client_date,
    event_key AS first_event_key,
    channel_group,
    COALESCE(source, '(direct)') AS source,
    COALESCE(medium, '(none)') AS medium,
    COALESCE(campaign, '(not set)') AS campaign,
    COALESCE(page_url, '(not set)') AS landing_url,
    COALESCE(device_category, 'UNKNOWN') AS device_category,
    country_code,
    1 AS events,
    IF(event_name IN ('page_view', 'screen_view'), 1, 0) AS pageviews,
    IF(is_key_event, 1, 0) AS key_events,
    IF(order_id IS NULL, 0, 1) AS purchases
  FROM changes.fct_web_event
  WHERE user_key IS NOT NULL
-- state: the sessions that these events may belong to
  UNION ALL
  SELECT
    tenant_id, client_id, source_system, source_account_id, user_key, session_start_ts, session_end_ts, client_date, first_event_key,
    channel_group, source, medium, campaign, landing_url, device_category, country_code, events, pageviews, key_events, purchases
  FROM state.live_session
),
-- Only what decides about sessions goes through the windows; the rest is looked up at the end.
marked AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, user_key, session_start_ts, session_end_ts, first_event_key,
    events, pageviews, key_events, purchases,
    MAX(session_end_ts) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, user_key
      ORDER BY session_start_ts, first_event_key
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before_ts
  FROM pieces
),
opened AS (
  SELECT
    *,
    IF(before_ts IS NULL OR TIMESTAMP_DIFF(session_start_ts, before_ts, MICROSECOND) > 1800000000, 1, 0) AS opens
  FROM marked
),
numbered AS (
  SELECT
    *,
    SUM(opens) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, user_key
      ORDER BY session_start_ts, first_event_key
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS session_number
  FROM opened
),
-- The piece that opens a session is its first one.
sums AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, user_key,
    MIN(IF(opens = 1, first_event_key, NULL)) AS first_event_key,
    MAX(session_end_ts) AS session_end_ts,
    SUM(events) AS events,
    SUM(pageviews) AS pageviews,
    SUM(key_events) AS key_events,
    SUM(purchases) AS purchases
  FROM numbered
  GROUP BY tenant_id, client_id, source_system, source_account_id, user_key, session_number
)
SELECT
  p.tenant_id, p.client_id, p.source_system, p.source_account_id, p.user_key, p.session_start_ts, s.session_end_ts, p.client_date,
  p.first_event_key, p.channel_group, p.source, p.medium, p.campaign, p.landing_url, p.device_category, p.country_code,
  s.events, s.pageviews, s.key_events, s.purchases
FROM sums AS s
INNER JOIN pieces AS p
  ON p.tenant_id = s.tenant_id
  AND p.client_id = s.client_id
  AND p.source_system = s.source_system
  AND p.source_account_id = s.source_account_id
  AND p.user_key = s.user_key
  AND p.first_event_key = s.first_event_key
