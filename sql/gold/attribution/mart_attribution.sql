-- mart:
--   description: >
--     What each attribution model credits to channels and campaigns for the orders of a day, beside what the campaigns cost on that
--     day. Every model credits all orders: never add up over models, filter by one, or by is_chosen for the client's own. Conversions
--     are orders that count; revenue is after discounts and before refunds; refunds are those of these orders known now. Orders that
--     nobody could follow stand under channel group (not set). A touch belongs to an ad campaign when its utm_campaign is a name or
--     the id of one; then it bears the campaign's channel group. Amounts are in the client's currency, NULL where an exchange rate is
--     missing. What platforms claim is not here: their conversions overlap and are never added to these.
--   grain: one row per tenant, client, day, model, channel group, system and campaign with credit or cost
--   keys: [tenant_id, client_id, report_date, model, channel_group, source_system, campaign_key, campaign]
--   partition: report_date
--   cluster: [tenant_id, client_id, model, channel_group]
--   dimensions: [currency_code, is_chosen]
--   materialisation: incremental
--   tests: {not_null: [report_date, model, is_chosen, channel_group, source_system, campaign_key, campaign, conversions]}
--   owner: data platform
WITH named AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.model,
    COALESCE(n.channel_group, a.channel_group) AS channel_group,
    COALESCE(
      n.source_system,
      -- paid touches that name no known campaign still belong to the platform that was paid
      CASE
        WHEN NOT REGEXP_CONTAINS(a.channel_group, r'^(Paid|Cross-network|Display)') THEN a.source_system
        WHEN a.source IN ('google', 'youtube') THEN 'google-ads'
        WHEN a.source IN ('facebook', 'instagram', 'fb', 'ig', 'meta') THEN 'facebook-marketing'
        WHEN a.source IN ('tiktok') THEN 'tiktok-marketing'
        WHEN a.source IN ('bing') THEN 'bing-ads'
        ELSE a.source_system
      END
    ) AS source_system,
    COALESCE(n.campaign_key, '(not set)') AS campaign_key,
    COALESCE(n.label, a.campaign) AS campaign,
    a.conversions, a.revenue_rc, a.refunds_rc, a.new_customer_conversions, a.new_customer_revenue_rc,
    CAST(NULL AS NUMERIC) AS spend, CAST(NULL AS NUMERIC) AS spend_rc
  FROM gold.int_attribution AS a
  LEFT JOIN gold.int_campaign_name AS n
    ON n.tenant_id = a.tenant_id
    AND n.client_id = a.client_id
    AND n.utm_campaign = a.campaign
    AND n.platforms = 1
),
cost AS (
  SELECT
    d.tenant_id, d.client_id, d.report_date, model, d.channel_group, d.source_system, d.campaign_key,
    MAX(LOWER(TRIM(d.campaign_name))) AS own_name,
    SUM(d.spend) AS spend,
    IF(COUNTIF(d.spend IS NOT NULL AND d.spend_rc IS NULL) > 0, NULL, SUM(d.spend_rc)) AS spend_rc
  FROM gold.mart_campaign_daily AS d
  CROSS JOIN UNNEST([
    'first_touch', 'last_touch', 'last_non_direct', 'linear', 'position_based', 'time_decay', 'markov', 'shapley'
  ]) AS model
  GROUP BY d.tenant_id, d.client_id, d.report_date, model, d.channel_group, d.source_system, d.campaign_key
),
labels AS (
  SELECT tenant_id, client_id, source_system, campaign_key, MAX(label) AS label, MAX(channel_group) AS channel_group
  FROM gold.int_campaign_name
  GROUP BY tenant_id, client_id, source_system, campaign_key
),
figures AS (
  SELECT * FROM named
  UNION ALL
  SELECT
    c.tenant_id, c.client_id, c.report_date, c.model,
    COALESCE(l.channel_group, c.channel_group) AS channel_group,
    c.source_system, c.campaign_key,
    COALESCE(l.label, c.own_name) AS campaign,
    CAST(0 AS NUMERIC) AS conversions, CAST(0 AS NUMERIC) AS revenue_rc, CAST(0 AS NUMERIC) AS refunds_rc,
    CAST(0 AS NUMERIC) AS new_customer_conversions, CAST(0 AS NUMERIC) AS new_customer_revenue_rc,
    c.spend, c.spend_rc
  FROM cost AS c
  LEFT JOIN labels AS l
    ON l.tenant_id = c.tenant_id
    AND l.client_id = c.client_id
    AND l.source_system = c.source_system
    AND l.campaign_key = c.campaign_key
),
summed AS (
  SELECT
    tenant_id, client_id, report_date, model, channel_group, source_system, campaign_key, campaign,
    SUM(conversions) AS conversions,
    IF(COUNTIF(revenue_rc IS NULL) > 0, NULL, SUM(revenue_rc)) AS revenue_rc,
    IF(COUNTIF(refunds_rc IS NULL) > 0, NULL, SUM(refunds_rc)) AS refunds_rc,
    SUM(new_customer_conversions) AS new_customer_conversions,
    IF(COUNTIF(new_customer_revenue_rc IS NULL) > 0, NULL, SUM(new_customer_revenue_rc)) AS new_customer_revenue_rc,
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc
  FROM figures
  GROUP BY tenant_id, client_id, report_date, model, channel_group, source_system, campaign_key, campaign
)
SELECT
  s.tenant_id, s.client_id, s.report_date, s.model,
  s.model = COALESCE(d.attribution_model, 'linear') AS is_chosen,
  s.channel_group, s.source_system, s.campaign_key, s.campaign, d.currency_code,
  s.conversions, s.revenue_rc, s.refunds_rc, s.new_customer_conversions, s.new_customer_revenue_rc, s.spend_rc,
  SAFE_DIVIDE(s.revenue_rc, s.spend_rc) AS roas,
  SAFE_DIVIDE(s.new_customer_revenue_rc, s.spend_rc) AS ncroas,
  SAFE_DIVIDE(s.spend_rc, s.conversions) AS cpa_rc,
  SAFE_DIVIDE(s.spend_rc, s.new_customer_conversions) AS cac_rc
FROM summed AS s
LEFT JOIN silver.dim_client AS d ON d.tenant_id = s.tenant_id AND d.client_id = s.client_id
