-- mart:
--   description: >
--     Figures per channel group and source: ads from campaigns, sessions from web analytics, orders the message tool claims.
--     Each source claims its own conversions; adding them up over sources counts orders more than once. Attributed figures are
--     those of the client's own attribution model: they share each order of the shop out once, so they do add up.
--   grain: one row per tenant, client, day, channel group and source
--   keys: [tenant_id, client_id, report_date, channel_group, source_system]
--   partition: report_date
--   cluster: [tenant_id, client_id, channel_group]
--   dimensions: [currency_code]
--   materialisation: incremental
--   tests:
--     not_null: [tenant_id, client_id, report_date, channel_group, source_system]
--     non_negative: [impressions, clicks, spend_rc, sessions]
--   published_as: snap_published_daily
--   owner: data platform
WITH ads AS (
  SELECT
    tenant_id, client_id, report_date, channel_group, source_system,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    SUM(platform_conversions) AS platform_conversions,
    IF(COUNTIF(platform_conversion_value IS NOT NULL AND platform_conversion_value_rc IS NULL) > 0, NULL,
      SUM(platform_conversion_value_rc)) AS platform_conversion_value_rc,
    CAST(NULL AS INT64) AS sessions,
    CAST(NULL AS NUMERIC) AS key_events
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
),
web AS (
  SELECT
    t.tenant_id, t.client_id, t.report_date, COALESCE(g.channel_group, t.channel_group) AS channel_group, t.source_system,
    CAST(NULL AS NUMERIC) AS spend_rc,
    CAST(NULL AS INT64) AS impressions,
    CAST(NULL AS INT64) AS clicks,
    CAST(NULL AS NUMERIC) AS platform_conversions,
    CAST(NULL AS NUMERIC) AS platform_conversion_value_rc,
    SUM(t.sessions) AS sessions,
    SUM(t.key_events) AS key_events
  FROM silver.fct_web_traffic_daily AS t
  LEFT JOIN gold.int_channel_choice AS g
    ON g.tenant_id = t.tenant_id
    AND g.client_id = t.client_id
    AND g.source = t.source
    AND g.medium = t.medium
    AND g.campaign = t.campaign
  GROUP BY t.tenant_id, t.client_id, t.report_date, COALESCE(g.channel_group, t.channel_group), t.source_system
),
message_rows AS (
  SELECT
    m.tenant_id, m.client_id, m.report_date, m.channel_group, m.source_system, m.clicks, m.attributed_orders,
    m.attributed_revenue,
    ROUND(m.attributed_revenue * x.rate, 9) AS attributed_revenue_rc
  FROM silver.fct_message_daily AS m
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = m.tenant_id
    AND x.client_id = m.client_id
    AND x.rate_date = m.report_date
    AND x.from_currency = m.currency_code
),
messages AS (
  SELECT
    tenant_id, client_id, report_date, channel_group, source_system,
    CAST(NULL AS NUMERIC) AS spend_rc,
    CAST(NULL AS INT64) AS impressions,
    SUM(clicks) AS clicks,
    CAST(SUM(attributed_orders) AS NUMERIC) AS platform_conversions,
    IF(COUNTIF(attributed_revenue IS NOT NULL AND attributed_revenue_rc IS NULL) > 0, NULL, SUM(attributed_revenue_rc))
      AS platform_conversion_value_rc,
    CAST(NULL AS INT64) AS sessions,
    CAST(NULL AS NUMERIC) AS key_events
  FROM message_rows
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
),
figures AS (
  SELECT * FROM ads
  UNION ALL
  SELECT * FROM web
  UNION ALL
  SELECT * FROM messages
),
attributed AS (
  SELECT
    tenant_id, client_id, report_date, channel_group, source_system,
    SUM(conversions) AS attributed_orders,
    IF(COUNTIF(revenue_rc IS NULL) > 0, NULL, SUM(revenue_rc)) AS attributed_revenue_rc,
    SUM(new_customer_conversions) AS attributed_new_customer_orders,
    IF(COUNTIF(new_customer_revenue_rc IS NULL) > 0, NULL, SUM(new_customer_revenue_rc)) AS attributed_new_customer_revenue_rc
  FROM gold.mart_attribution
  WHERE is_chosen
  GROUP BY tenant_id, client_id, report_date, channel_group, source_system
),
joined AS (
  SELECT
    COALESCE(f.tenant_id, a.tenant_id) AS tenant_id,
    COALESCE(f.client_id, a.client_id) AS client_id,
    COALESCE(f.report_date, a.report_date) AS report_date,
    COALESCE(f.channel_group, a.channel_group) AS channel_group,
    COALESCE(f.source_system, a.source_system) AS source_system,
    f.spend_rc, f.impressions, f.clicks, f.platform_conversions, f.platform_conversion_value_rc, f.sessions, f.key_events,
    a.attributed_orders, a.attributed_revenue_rc, a.attributed_new_customer_orders,
    a.attributed_new_customer_revenue_rc
  FROM figures AS f
  FULL JOIN attributed AS a
    ON a.tenant_id = f.tenant_id
    AND a.client_id = f.client_id
    AND a.report_date = f.report_date
    AND a.channel_group = f.channel_group
    AND a.source_system = f.source_system
)
SELECT
  f.tenant_id, f.client_id, f.report_date, f.channel_group, f.source_system,
  c.currency_code,
  f.spend_rc, f.impressions, f.clicks, f.platform_conversions, f.platform_conversion_value_rc, f.sessions, f.key_events,
  f.attributed_orders, f.attributed_revenue_rc, f.attributed_new_customer_orders, f.attributed_new_customer_revenue_rc,
  SAFE_DIVIDE(CAST(f.clicks AS NUMERIC), CAST(f.impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(f.spend_rc, CAST(f.clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(f.spend_rc * 1000, CAST(f.impressions AS NUMERIC)) AS cpm_rc,
  SAFE_DIVIDE(f.platform_conversions, CAST(f.clicks AS NUMERIC)) AS cvr,
  SAFE_DIVIDE(f.spend_rc, f.platform_conversions) AS cpa_rc,
  SAFE_DIVIDE(f.platform_conversion_value_rc, f.spend_rc) AS roas,
  SAFE_DIVIDE(f.attributed_revenue_rc, f.spend_rc) AS attributed_roas,
  SAFE_DIVIDE(f.attributed_new_customer_revenue_rc, f.spend_rc) AS ncroas,
  SAFE_DIVIDE(f.spend_rc, f.attributed_orders) AS attributed_cpa_rc
FROM joined AS f
LEFT JOIN silver.dim_client AS c ON c.tenant_id = f.tenant_id AND c.client_id = f.client_id
