-- mart:
--   description: >
--     The channel group that a client's own rules give to its traffic and ad campaigns; what no rule of the client fits is not here
--     and keeps the group it has. Ads are looked at with the connector as source and cpc as medium. The rules are read from
--     silver.ref_channel_rule, so that a changed rule holds for all days at the next build.
--   grain: one row per tenant, client, source, medium and campaign
--   keys: [tenant_id, client_id, source, medium, campaign]
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, source, medium, campaign, channel_group]}
--   owner: data platform
WITH traffic AS (
  SELECT DISTINCT tenant_id, client_id, source_system AS source, 'cpc' AS medium, campaign_name AS campaign
  FROM silver.fct_ads_campaign_daily
  UNION DISTINCT
  SELECT DISTINCT tenant_id, client_id, source_system AS source, 'cpc' AS medium, campaign_name AS campaign
  FROM silver.fct_ads_ad_daily
  UNION DISTINCT
  SELECT DISTINCT tenant_id, client_id, source, medium, campaign
  FROM silver.fct_web_traffic_daily
),
fits AS (
  SELECT
    t.tenant_id, t.client_id, t.source, t.medium, t.campaign, r.channel_group, r.position,
    ROW_NUMBER() OVER (
      PARTITION BY t.tenant_id, t.client_id, t.source, t.medium, t.campaign
      ORDER BY r.position
    ) AS choice
  FROM traffic AS t
  INNER JOIN silver.ref_channel_rule AS r ON r.tenant_id = t.tenant_id AND r.client_id = t.client_id
  WHERE (r.source_pattern IS NULL OR REGEXP_CONTAINS(LOWER(t.source), r.source_pattern))
    AND (r.medium_pattern IS NULL OR REGEXP_CONTAINS(LOWER(t.medium), r.medium_pattern))
    AND (r.campaign_pattern IS NULL OR REGEXP_CONTAINS(LOWER(t.campaign), r.campaign_pattern))
)
SELECT tenant_id, client_id, source, medium, campaign, channel_group, position AS rule_position
FROM fits
WHERE choice = 1
