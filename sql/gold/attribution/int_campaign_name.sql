-- mart:
--   description: >
--     Which ad campaign a utm_campaign means: names and ids that campaigns have had in reports, cleaned as utm values are. Only texts
--     that mean one campaign of a platform are here. The label is the campaign's first name, since links keep it when the campaign is
--     renamed; the channel group is that of its newest day.
--   grain: one row per tenant, client, platform and text
--   keys: [tenant_id, client_id, source_system, utm_campaign]
--   cluster: [tenant_id, client_id, utm_campaign]
--   materialisation: table
--   tests: {not_null: [utm_campaign, campaign_key, label, channel_group, platforms]}
--   owner: data platform
WITH campaigns AS (
  SELECT
    tenant_id, client_id, source_system, campaign_key,
    ARRAY_AGG(LOWER(TRIM(campaign_name)) ORDER BY report_date, ad_network, day_part, campaign_name LIMIT 1)[OFFSET(0)] AS label,
    ARRAY_AGG(channel_group ORDER BY report_date DESC, ad_network, day_part, channel_group LIMIT 1)[OFFSET(0)] AS channel_group
  FROM silver.fct_ads_campaign_daily
  GROUP BY tenant_id, client_id, source_system, campaign_key
),
texts AS (
  SELECT DISTINCT tenant_id, client_id, source_system, campaign_key, LOWER(TRIM(campaign_name)) AS utm_campaign
  FROM silver.fct_ads_campaign_daily
  UNION DISTINCT
  SELECT DISTINCT tenant_id, client_id, source_system, campaign_key, LOWER(TRIM(campaign_id)) AS utm_campaign
  FROM silver.fct_ads_campaign_daily
),
clear AS (
  SELECT tenant_id, client_id, source_system, utm_campaign, MAX(campaign_key) AS campaign_key
  FROM texts
  WHERE utm_campaign != '(not set)'
  GROUP BY tenant_id, client_id, source_system, utm_campaign
  HAVING COUNT(*) = 1
)
SELECT
  t.tenant_id, t.client_id, t.source_system, t.utm_campaign, t.campaign_key, c.label, c.channel_group,
  COUNT(*) OVER (PARTITION BY t.tenant_id, t.client_id, t.utm_campaign) AS platforms
FROM clear AS t
INNER JOIN campaigns AS c
  ON c.tenant_id = t.tenant_id
  AND c.client_id = t.client_id
  AND c.source_system = t.source_system
  AND c.campaign_key = t.campaign_key
