-- mart:
--   description: >
--     The way to every order that counts: its touches within the client's look-back, oldest first. Touches are the visits that the
--     shop links to the order; where it links none, the visit that the order's own fields tell of. An order without any touch has one
--     row with touch number 0 and channel group (not set): nobody knows how it came, which is not the same as Direct. Test and
--     cancelled orders have no journey. Revenue is after discounts and before refunds, in the client's currency; refunds are those
--     known now. Amounts are NULL where an exchange rate is missing, and stand in every row of the journey: count them once.
--   grain: one row per order and touch
--   keys: [tenant_id, client_id, source_system, source_account_id, journey_key, touch_number]
--   partition: report_date
--   cluster: [tenant_id, client_id, channel_group]
--   materialisation: incremental
--   tests: {not_null: [report_date, journey_key, touch_number, touch_count, seconds_before, channel_group, source, campaign]}
--   owner: data platform
WITH orders AS (
  SELECT
    i.tenant_id, i.client_id, i.source_system, i.source_account_id, i.order_key, i.client_date, i.order_ts, i.is_new,
    i.currency_code,
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
  LEFT JOIN touched AS t
    ON t.tenant_id = f.tenant_id
    AND t.client_id = f.client_id
    AND t.source_system = f.source_system
    AND t.source_account_id = f.source_account_id
    AND t.order_key = f.order_key
    AND t.client_date = f.client_date
  WHERE t.order_key IS NULL AND f.utm_source IS NOT NULL
),
touches AS (
  SELECT * FROM linked
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
