-- mart:
--   description: >
--     The way to every order that counts: its touches within the client's look-back, oldest first. Touches are the visits that the
--     shop links to the order; where it links none, the web sessions of the visitor who bought (known by the order's id or the
--     customer, at most 90 days back); where there are none, the visit that the order's own fields tell of. An order without any
--     touch has one row with touch number 0 and channel group (not set): nobody knows how it came, which is not the same as Direct.
--     Test and cancelled orders have no journey. Journeys without an order (is_conversion is FALSE) are those of visitors who did
--     not come back for the length of the look-back; they end on the day on which that is known, which may lie ahead. Revenue is after discounts and
--     before refunds, in the client's currency; refunds are those known now. Amounts are NULL where an exchange rate is missing, and
--     stand in every row of the journey: count them once.
--   grain: one row per journey and touch
--   keys: [tenant_id, client_id, source_system, source_account_id, journey_key, touch_number]
--   partition: report_date
--   cluster: [tenant_id, client_id, channel_group]
--   materialisation: incremental
--   lookback: 272
--   tests: {not_null: [report_date, journey_key, touch_number, touch_count, seconds_before, channel_group, source, campaign]}
--   owner: data platform
WITH orders AS (
  SELECT
    i.tenant_id, i.client_id, i.source_system, i.source_account_id, i.order_key, i.customer_key, i.client_date, i.order_ts,
    i.is_new, i.currency_code,
    i.gross_sales_rc - i.discounts_rc AS revenue_rc,
    -- what the shop says of no refunds is none
    IF(i.gross_sales_rc IS NULL, NULL, COALESCE(i.refunds_total_rc, 0)) AS refunds_rc,
    COALESCE(c.attribution_lookback_days, 30) * 86400 AS lookback_seconds
  FROM gold.int_order AS i
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = i.tenant_id AND c.client_id = i.client_id
  WHERE i.is_counted
),
linked AS (
  SELECT
    o.tenant_id, o.client_id, o.source_system, o.source_account_id, o.order_key,
    t.touch_id, t.touch_ts, t.channel_group, t.source, t.medium, t.campaign
  FROM orders AS o
  INNER JOIN silver.fct_order_touch AS t
    ON t.tenant_id = o.tenant_id
    AND t.client_id = o.client_id
    AND t.source_system = o.source_system
    AND t.source_account_id = o.source_account_id
    AND t.order_key = o.order_key
    AND t.client_date = o.client_date
  WHERE TIMESTAMP_DIFF(o.order_ts, t.touch_ts, SECOND) BETWEEN 0 AND o.lookback_seconds
),
touched AS (
  SELECT DISTINCT tenant_id, client_id, source_system, source_account_id, order_key, client_date
  FROM silver.fct_order_touch
),
sessions AS (
  SELECT
    s.tenant_id, s.client_id, s.source_system, s.source_account_id, s.session_key, s.user_key, s.customer_key, s.order_ids,
    s.session_start_ts, s.client_date, s.default_channel_group, s.source, s.medium, s.campaign,
    LEAST(COALESCE(c.attribution_lookback_days, 30), 90) AS lookback_days
  FROM silver.fct_web_session AS s
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = s.tenant_id AND c.client_id = s.client_id
  WHERE s.consent_analytics != 'DENIED'
),
-- An order names itself by its id or by the number that people see.
order_texts AS (
  SELECT tenant_id, client_id, order_key, order_id AS order_text FROM silver.fct_order
  UNION DISTINCT
  SELECT tenant_id, client_id, order_key, order_name AS order_text FROM silver.fct_order WHERE order_name IS NOT NULL
),
-- Only what was known when the order was placed links a visitor to it: later sessions would change days long past.
visitors AS (
  SELECT
    o.tenant_id, o.client_id, o.source_system, o.source_account_id, o.order_key, o.client_date, o.order_ts, s.user_key,
    s.lookback_days
  FROM orders AS o
  INNER JOIN sessions AS s
    ON s.tenant_id = o.tenant_id AND s.client_id = o.client_id AND s.customer_key = o.customer_key
  WHERE s.session_start_ts <= o.order_ts
    AND s.client_date BETWEEN DATE_SUB(o.client_date, INTERVAL 90 DAY) AND o.client_date
  UNION DISTINCT
  SELECT
    o.tenant_id, o.client_id, o.source_system, o.source_account_id, o.order_key, o.client_date, o.order_ts, s.user_key,
    s.lookback_days
  FROM sessions AS s
  CROSS JOIN UNNEST(JSON_VALUE_ARRAY(s.order_ids)) AS told_id
  INNER JOIN order_texts AS x
    ON x.tenant_id = s.tenant_id AND x.client_id = s.client_id AND x.order_text = told_id
  INNER JOIN orders AS o
    ON o.tenant_id = x.tenant_id AND o.client_id = x.client_id AND o.order_key = x.order_key
  WHERE s.session_start_ts <= o.order_ts
    AND s.client_date BETWEEN DATE_SUB(o.client_date, INTERVAL 90 DAY) AND o.client_date
),
visited AS (
  SELECT DISTINCT
    v.tenant_id, v.client_id, v.source_system, v.source_account_id, v.order_key,
    s.session_key AS touch_id,
    s.session_start_ts AS touch_ts,
    s.default_channel_group AS channel_group,
    s.source, s.medium, s.campaign
  FROM visitors AS v
  INNER JOIN sessions AS s
    ON s.tenant_id = v.tenant_id AND s.client_id = v.client_id AND s.user_key = v.user_key
  LEFT JOIN touched AS t
    ON t.tenant_id = v.tenant_id
    AND t.client_id = v.client_id
    AND t.source_system = v.source_system
    AND t.source_account_id = v.source_account_id
    AND t.order_key = v.order_key
    AND t.client_date = v.client_date
  WHERE t.order_key IS NULL
    AND s.client_date BETWEEN DATE_SUB(v.client_date, INTERVAL 90 DAY) AND v.client_date
    AND TIMESTAMP_DIFF(v.order_ts, s.session_start_ts, SECOND) BETWEEN 0 AND v.lookback_days * 86400
),
told AS (
  SELECT tenant_id, client_id, source_system, source_account_id, order_key FROM visited
  UNION DISTINCT
  SELECT tenant_id, client_id, source_system, source_account_id, order_key FROM touched
),
own AS (
  SELECT
    f.tenant_id, f.client_id, f.source_system, f.source_account_id, f.order_key,
    f.order_key AS touch_id,
    f.order_ts AS touch_ts,
    COALESCE(f.channel_group, '(not set)') AS channel_group,
    COALESCE(f.utm_source, '(not set)') AS source,
    COALESCE(f.utm_medium, '(not set)') AS medium,
    COALESCE(f.utm_campaign, '(not set)') AS campaign
  FROM silver.fct_order AS f
  LEFT JOIN told AS t
    ON t.tenant_id = f.tenant_id
    AND t.client_id = f.client_id
    AND t.source_system = f.source_system
    AND t.source_account_id = f.source_account_id
    AND t.order_key = f.order_key
  WHERE t.order_key IS NULL AND f.utm_source IS NOT NULL
),
touches AS (
  SELECT * FROM linked
  UNION ALL
  SELECT * FROM visited
  UNION ALL
  SELECT * FROM own
),
numbered AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, order_key ORDER BY touch_ts, touch_id
    ) AS touch_number,
    COUNT(*) OVER (PARTITION BY tenant_id, client_id, source_system, source_account_id, order_key) AS touch_count
  FROM touches
),
-- The last session before a silence as long as the look-back, if no order came in it.
followed AS (
  SELECT
    *,
    LEAD(session_start_ts) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, user_key ORDER BY session_start_ts, session_key
    ) AS next_start_ts
  FROM sessions
),
silent AS (
  -- two days more, so that no zone in which the other's days begin earlier brings an order after it
  SELECT f.*, DATE_ADD(f.client_date, INTERVAL f.lookback_days + 2 DAY) AS end_date
  FROM followed AS f
  LEFT JOIN visitors AS v
    ON v.tenant_id = f.tenant_id
    AND v.client_id = f.client_id
    AND v.user_key = f.user_key
    AND TIMESTAMP_DIFF(v.order_ts, f.session_start_ts, SECOND) BETWEEN 0 AND f.lookback_days * 86400
  WHERE v.order_key IS NULL
    AND (
      f.next_start_ts IS NULL
      OR TIMESTAMP_DIFF(f.next_start_ts, f.session_start_ts, SECOND) > f.lookback_days * 86400
    )
),
lost AS (
  SELECT
    e.tenant_id, e.client_id, e.source_system, e.source_account_id, e.session_key AS journey_key, e.end_date,
    e.session_start_ts AS end_ts,
    s.session_key AS touch_id, s.session_start_ts AS touch_ts, s.default_channel_group AS channel_group, s.source, s.medium,
    s.campaign
  FROM silent AS e
  INNER JOIN sessions AS s
    ON s.tenant_id = e.tenant_id
    AND s.client_id = e.client_id
    AND s.source_system = e.source_system
    AND s.source_account_id = e.source_account_id
    AND s.user_key = e.user_key
  LEFT JOIN visitors AS v
    ON v.tenant_id = s.tenant_id
    AND v.client_id = s.client_id
    AND v.user_key = s.user_key
    AND v.order_ts >= s.session_start_ts
    AND v.order_ts <= e.session_start_ts
  WHERE v.order_key IS NULL
    AND TIMESTAMP_DIFF(e.session_start_ts, s.session_start_ts, SECOND) BETWEEN 0 AND e.lookback_days * 86400
)
SELECT
  o.tenant_id, o.client_id, o.client_date AS report_date, o.source_system, o.source_account_id,
  o.order_key AS journey_key,
  COALESCE(n.touch_number, 0) AS touch_number,
  COALESCE(n.touch_count, 0) AS touch_count,
  n.touch_ts,
  COALESCE(TIMESTAMP_DIFF(o.order_ts, n.touch_ts, SECOND), 0) AS seconds_before,
  COALESCE(n.channel_group, '(not set)') AS channel_group,
  COALESCE(n.source, '(not set)') AS source,
  COALESCE(n.medium, '(not set)') AS medium,
  COALESCE(n.campaign, '(not set)') AS campaign,
  o.order_key IS NOT NULL AS is_conversion,
  o.is_new,
  o.currency_code,
  o.revenue_rc,
  o.refunds_rc
FROM orders AS o
LEFT JOIN numbered AS n
  ON n.tenant_id = o.tenant_id
  AND n.client_id = o.client_id
  AND n.source_system = o.source_system
  AND n.source_account_id = o.source_account_id
  AND n.order_key = o.order_key
UNION ALL
SELECT
  tenant_id, client_id, end_date AS report_date, source_system, source_account_id, journey_key,
  ROW_NUMBER() OVER (
    PARTITION BY tenant_id, client_id, source_system, source_account_id, journey_key ORDER BY touch_ts, touch_id
  ) AS touch_number,
  COUNT(*) OVER (PARTITION BY tenant_id, client_id, source_system, source_account_id, journey_key) AS touch_count,
  touch_ts,
  TIMESTAMP_DIFF(end_ts, touch_ts, SECOND) AS seconds_before,
  channel_group, source, medium, campaign,
  FALSE AS is_conversion,
  FALSE AS is_new,
  CAST(NULL AS STRING) AS currency_code,
  CAST(NULL AS NUMERIC) AS revenue_rc,
  CAST(NULL AS NUMERIC) AS refunds_rc
FROM lost
