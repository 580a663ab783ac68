-- mart:
--   description: >
--     Ad results per campaign and day, in the account's currency and converted to the client's. Comes from the daily facts alone,
--     so that a campaign deleted or renamed later keeps its spend. Converted amounts are NULL where a rate is missing. Reach is
--     that of the platform's own row and NULL where a campaign's day has several, because people are in more than one. The share
--     of voice compares impressions with those there were to have, over rows whose platform tells the share. Organic overlap is the
--     share of the spend on known search terms that went to terms the site was shown for unpaid.
--   grain: one row per tenant, client, day, platform, account and campaign
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, campaign_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system, campaign_key]
--   dimensions: [campaign_name, campaign_type, campaign_status, channel_group, brand, market, funnel, product, currency_code]
--   materialisation: incremental
--   tests:
--     not_null: [tenant_id, client_id, report_date, campaign_key, channel_group]
--     non_negative: [impressions, clicks, spend, spend_rc]
--     references: {campaign_key: silver.dim_campaign.campaign_key}
--   owner: data platform
WITH converted AS (
  SELECT
    a.tenant_id, a.client_id, a.report_date, a.source_system, a.source_account_id, a.campaign_key,
    a.campaign_id, a.campaign_name, a.campaign_type, a.campaign_status,
    COALESCE(g.channel_group, a.channel_group) AS channel_group,
    n.brand, n.market, n.funnel, n.product,
    a.currency_code AS account_currency_code,
    x.currency_code,
    x.rate AS fx_rate,
    x.fx_date,
    a.impressions, a.clicks, a.link_clicks, a.spend, a.conversions, a.conversion_value, a.video_views_3s, a.engagements,
    a.reach, a.view_through_conversions, a.leads, a.purchases, a.installs,
    ROUND(a.spend * x.rate, 9) AS spend_rc,
    ROUND(a.conversion_value * x.rate, 9) AS conversion_value_rc,
    IF(a.impression_share > 0, a.impressions, NULL) AS share_impressions,
    IF(a.impression_share > 0, ROUND(CAST(a.impressions AS NUMERIC) / a.impression_share, 9), NULL) AS eligible_impressions,
    a._is_final
  FROM silver.fct_ads_campaign_daily AS a
  LEFT JOIN gold.int_client_fx_daily AS x
    ON x.tenant_id = a.tenant_id
    AND x.client_id = a.client_id
    AND x.rate_date = a.report_date
    AND x.from_currency = a.currency_code
  LEFT JOIN gold.int_channel_choice AS g
    ON g.tenant_id = a.tenant_id
    AND g.client_id = a.client_id
    AND g.source = a.source_system
    AND g.medium = 'cpc'
    AND g.campaign = a.campaign_name
  LEFT JOIN gold.int_campaign_naming AS n
    ON n.tenant_id = a.tenant_id AND n.client_id = a.client_id AND n.campaign_name = a.campaign_name
),
summed AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, campaign_key,
    MAX(campaign_id) AS campaign_id,
    MAX(campaign_name) AS campaign_name,
    MAX(campaign_type) AS campaign_type,
    MAX(campaign_status) AS campaign_status,
    MAX(channel_group) AS channel_group,
    MAX(brand) AS brand,
    MAX(market) AS market,
    MAX(funnel) AS funnel,
    MAX(product) AS product,
    MAX(account_currency_code) AS account_currency_code,
    MAX(currency_code) AS currency_code,
    MAX(fx_rate) AS fx_rate,
    MAX(fx_date) AS fx_date,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    SUM(link_clicks) AS link_clicks,
    SUM(spend) AS spend,
    -- A sum that leaves out what could not be converted would be a wrong figure.
    IF(COUNTIF(spend IS NOT NULL AND spend_rc IS NULL) > 0, NULL, SUM(spend_rc)) AS spend_rc,
    SUM(conversions) AS platform_conversions,
    SUM(conversion_value) AS platform_conversion_value,
    IF(COUNTIF(conversion_value IS NOT NULL AND conversion_value_rc IS NULL) > 0, NULL, SUM(conversion_value_rc))
      AS platform_conversion_value_rc,
    SUM(video_views_3s) AS video_views,
    SUM(engagements) AS engagements,
    SUM(view_through_conversions) AS view_through_conversions,
    SUM(leads) AS leads,
    SUM(purchases) AS purchases,
    SUM(installs) AS installs,
    IF(COUNT(*) = 1, MAX(reach), NULL) AS reach,
    SUM(share_impressions) AS share_impressions,
    SUM(eligible_impressions) AS eligible_impressions,
    LOGICAL_AND(_is_final) AS is_final
  FROM converted
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key
),
-- Where a client's file maps the actions of a source, its conversions are the purchases and leads by that map.
mapped_sources AS (
  SELECT DISTINCT tenant_id, client_id, source_system FROM silver.ref_event_map WHERE client_id != '(all)'
),
own AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, campaign_key,
    SUM(IF(canonical_event IN ('purchase', 'lead'), conversions, 0)) AS conversions,
    SUM(IF(canonical_event IN ('purchase', 'lead'), conversion_value, 0)) AS conversion_value,
    SUM(IF(canonical_event = 'lead', conversions, 0)) AS leads,
    SUM(IF(canonical_event = 'purchase', conversions, 0)) AS purchases,
    SUM(IF(canonical_event = 'install', conversions, 0)) AS installs
  FROM gold.int_client_conversion_daily
  WHERE is_counted
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key
),
judged AS (
  SELECT
    s.* REPLACE (
      IF(m.client_id IS NULL, s.platform_conversions, COALESCE(o.conversions, 0)) AS platform_conversions,
      IF(m.client_id IS NULL, s.platform_conversion_value, COALESCE(o.conversion_value, 0)) AS platform_conversion_value,
      IF(m.client_id IS NULL, s.platform_conversion_value_rc, ROUND(COALESCE(o.conversion_value, 0) * s.fx_rate, 9))
        AS platform_conversion_value_rc,
      IF(m.client_id IS NULL, s.leads, COALESCE(o.leads, 0)) AS leads,
      IF(m.client_id IS NULL, s.purchases, COALESCE(o.purchases, 0)) AS purchases,
      IF(m.client_id IS NULL, s.installs, COALESCE(o.installs, 0)) AS installs
    )
  FROM summed AS s
  LEFT JOIN mapped_sources AS m
    ON m.tenant_id = s.tenant_id AND m.client_id = s.client_id AND m.source_system = s.source_system
  LEFT JOIN own AS o
    ON o.tenant_id = s.tenant_id
    AND o.client_id = s.client_id
    AND o.report_date = s.report_date
    AND o.source_system = s.source_system
    AND o.source_account_id = s.source_account_id
    AND o.campaign_key = s.campaign_key
)
SELECT
  s.tenant_id, s.client_id, s.report_date, s.source_system, s.source_account_id, s.campaign_key, s.campaign_id,
  s.campaign_name, s.campaign_type, s.campaign_status, s.channel_group, s.brand, s.market, s.funnel, s.product,
  s.account_currency_code, s.currency_code, s.fx_rate,
  s.fx_date, s.impressions, s.clicks, s.link_clicks, s.spend, s.spend_rc, s.platform_conversions,
  s.platform_conversion_value, s.platform_conversion_value_rc, s.video_views, s.engagements, s.view_through_conversions,
  s.leads, s.purchases, s.installs, s.reach, s.share_impressions, s.eligible_impressions,
  ROUND(o.search_term_spend * s.fx_rate, 9) AS search_term_spend_rc,
  ROUND(o.organic_overlap_spend * s.fx_rate, 9) AS organic_overlap_spend_rc,
  SAFE_DIVIDE(CAST(s.clicks AS NUMERIC), CAST(s.impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(s.spend_rc, CAST(s.clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(s.spend_rc * 1000, CAST(s.impressions AS NUMERIC)) AS cpm_rc,
  SAFE_DIVIDE(s.spend_rc, CAST(s.video_views AS NUMERIC)) AS cpv_rc,
  SAFE_DIVIDE(s.platform_conversions, CAST(s.clicks AS NUMERIC)) AS cvr,
  SAFE_DIVIDE(s.spend_rc, s.platform_conversions) AS cpa_rc,
  SAFE_DIVIDE(s.spend_rc, s.leads) AS cpl_rc,
  SAFE_DIVIDE(s.spend_rc, s.installs) AS cpi_rc,
  SAFE_DIVIDE(s.platform_conversion_value_rc, s.spend_rc) AS roas,
  SAFE_DIVIDE(CAST(s.impressions AS NUMERIC), CAST(s.reach AS NUMERIC)) AS frequency,
  SAFE_DIVIDE(CAST(s.share_impressions AS NUMERIC), s.eligible_impressions) AS share_of_voice,
  SAFE_DIVIDE(o.organic_overlap_spend, o.search_term_spend) AS organic_overlap,
  s.is_final
FROM judged AS s
LEFT JOIN gold.int_organic_overlap_daily AS o
  ON o.tenant_id = s.tenant_id
  AND o.client_id = s.client_id
  AND o.report_date = s.report_date
  AND o.source_system = s.source_system
  AND o.source_account_id = s.source_account_id
  AND o.campaign_key = s.campaign_key
