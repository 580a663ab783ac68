-- mart:
--   description: >
--     Messages by e-mail, SMS and push per variant and day, as the message tool counts them. Machine opens are those of mail programs
--     that fetch pictures without a person; where the source does not tell them apart they are NULL, and so are the opens by people.
--     Orders are what the tool claims within its window.
--   grain: one row per tenant, client, day, source, account, message and variant
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, message_key, variant_id]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system]
--   dimensions: [message_name, message_type, channel, channel_group, currency_code]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, message_key, variant_id, message_name, channel, channel_group]}
--   owner: data platform
WITH converted AS (
  SELECT
    m.*,
    x.currency_code AS client_currency_code,
    ROUND(m.attributed_revenue * x.rate, 9) AS attributed_revenue_rc,
    GREATEST(m.unique_opens - m.machine_opens, 0) AS human_opens,
    IF(m.machine_opens IS NULL, NULL, m.delivered) AS human_delivered
  FROM silver.fct_message_daily AS m
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = m.tenant_id
    AND x.client_id = m.client_id
    AND x.rate_date = m.report_date
    AND x.from_currency = m.currency_code
)
SELECT
  m.tenant_id, m.client_id, m.report_date, m.source_system, m.source_account_id, m.message_key,
  COALESCE(m.variant_id, '(not set)') AS variant_id,
  m.message_id,
  COALESCE(NULLIF(m.message_name, '(not set)'), d.name, '(not set)') AS message_name,
  COALESCE(d.message_type, 'UNKNOWN') AS message_type,
  m.channel,
  m.channel_group,
  d.send_ts,
  m.client_currency_code AS currency_code,
  m.attribution_window_h,
  m.sent,
  m.delivered,
  m.opens,
  m.unique_opens,
  m.machine_opens,
  m.human_opens,
  m.human_delivered,
  m.clicks,
  m.unique_clicks,
  m.bounces_hard,
  m.bounces_soft,
  COALESCE(m.bounces_hard, 0) + COALESCE(m.bounces_soft, 0) AS bounces,
  m.unsubscribes,
  m.complaints,
  m.attributed_orders,
  m.attributed_revenue,
  m.currency_code AS account_currency_code,
  m.attributed_revenue_rc,
  SAFE_DIVIDE(CAST(m.delivered AS NUMERIC), CAST(m.sent AS NUMERIC)) AS delivery_rate,
  SAFE_DIVIDE(CAST(m.unique_opens AS NUMERIC), CAST(m.delivered AS NUMERIC)) AS open_rate,
  SAFE_DIVIDE(CAST(m.human_opens AS NUMERIC), CAST(m.human_delivered AS NUMERIC)) AS human_open_rate,
  SAFE_DIVIDE(CAST(m.unique_clicks AS NUMERIC), CAST(m.delivered AS NUMERIC)) AS click_rate,
  SAFE_DIVIDE(CAST(m.unique_clicks AS NUMERIC), CAST(m.unique_opens AS NUMERIC)) AS click_to_open_rate,
  SAFE_DIVIDE(CAST(COALESCE(m.bounces_hard, 0) + COALESCE(m.bounces_soft, 0) AS NUMERIC), CAST(m.sent AS NUMERIC))
    AS bounce_rate,
  SAFE_DIVIDE(CAST(m.unsubscribes AS NUMERIC), CAST(m.delivered AS NUMERIC)) AS unsubscribe_rate,
  SAFE_DIVIDE(CAST(m.complaints AS NUMERIC), CAST(m.delivered AS NUMERIC)) AS complaint_rate,
  SAFE_DIVIDE(m.attributed_revenue_rc, CAST(m.delivered AS NUMERIC)) AS revenue_per_recipient_rc
FROM converted AS m
LEFT JOIN silver.dim_message AS d
  ON d.tenant_id = m.tenant_id
  AND d.client_id = m.client_id
  AND d.source_system = m.source_system
  AND d.source_account_id = m.source_account_id
  AND d.message_key = m.message_key
