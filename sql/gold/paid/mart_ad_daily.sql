-- mart:
--   description: >
--     Ad results per ad group, ad and day, in the account's currency and converted to the client's. An ad that sits in several ad
--     groups has a row in each. Comes from the daily facts alone, so that deleted ads keep their spend. Does not add up to the
--     campaigns: not every campaign serves by ads. Reach is NULL where an ad's day has several rows, because people are in more
--     than one.
--   grain: one row per tenant, client, day, platform, account, ad group and ad
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, adgroup_key, ad_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, source_system, campaign_key]
--   dimensions: [campaign_key, campaign_name, adgroup_name, ad_name, channel_group, currency_code]
--   partial: true
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, campaign_key, adgroup_key, ad_key, channel_group]}
--   owner: data platform
WITH converted AS (
  SELECT
    a.* REPLACE (COALESCE(g.channel_group, a.channel_group) AS channel_group),
    x.currency_code AS client_currency_code,
    x.rate AS fx_rate,
    x.fx_date,
    ROUND(a.spend * x.rate, 9) AS spend_rc,
    ROUND(a.conversion_value * x.rate, 9) AS conversion_value_rc
  FROM silver.fct_ads_ad_daily AS a
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
),
summed AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, adgroup_key, ad_key,
    MAX(campaign_key) AS campaign_key,
    MAX(campaign_id) AS campaign_id,
    MAX(campaign_name) AS campaign_name,
    MAX(adgroup_id) AS adgroup_id,
    MAX(adgroup_name) AS adgroup_name,
    MAX(ad_id) AS ad_id,
    MAX(ad_name) AS ad_name,
    MAX(creative_key) AS creative_key,
    MAX(channel_group) AS channel_group,
    MAX(currency_code) AS account_currency_code,
    MAX(client_currency_code) AS currency_code,
    MAX(fx_rate) AS fx_rate,
    MAX(fx_date) AS fx_date,
    SUM(impressions) AS impressions,
    SUM(clicks) AS clicks,
    SUM(link_clicks) AS link_clicks,
    SUM(spend) AS spend,
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
    LOGICAL_AND(_is_final) AS is_final
  FROM converted
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, adgroup_key, ad_key
)
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, campaign_id, campaign_name,
  adgroup_key, adgroup_id, adgroup_name, ad_key, ad_id, ad_name, creative_key, channel_group, account_currency_code,
  currency_code, fx_rate, fx_date, impressions, clicks, link_clicks, spend, spend_rc, platform_conversions,
  platform_conversion_value, platform_conversion_value_rc, video_views, engagements, view_through_conversions, leads,
  purchases, installs, reach,
  SAFE_DIVIDE(CAST(clicks AS NUMERIC), CAST(impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(spend_rc, CAST(clicks AS NUMERIC)) AS cpc_rc,
  SAFE_DIVIDE(spend_rc * 1000, CAST(impressions AS NUMERIC)) AS cpm_rc,
  SAFE_DIVIDE(spend_rc, CAST(video_views AS NUMERIC)) AS cpv_rc,
  SAFE_DIVIDE(platform_conversions, CAST(clicks AS NUMERIC)) AS cvr,
  SAFE_DIVIDE(spend_rc, platform_conversions) AS cpa_rc,
  SAFE_DIVIDE(spend_rc, leads) AS cpl_rc,
  SAFE_DIVIDE(spend_rc, installs) AS cpi_rc,
  SAFE_DIVIDE(platform_conversion_value_rc, spend_rc) AS roas,
  SAFE_DIVIDE(CAST(impressions AS NUMERIC), CAST(reach AS NUMERIC)) AS frequency,
  is_final
FROM summed
