-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_ads_ad_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Account-local day"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  campaign_id STRING NOT NULL OPTIONS(description="Native id of the campaign"),
  campaign_name STRING NOT NULL OPTIONS(description="Name on that day, or (not set)"),
  adgroup_key STRING NOT NULL OPTIONS(description="Surrogate key of the ad group or ad set; an ad may sit in several"),
  adgroup_id STRING NOT NULL OPTIONS(description="Native id of the ad group or ad set"),
  adgroup_name STRING NOT NULL OPTIONS(description="Its name on that day, or (not set)"),
  ad_key STRING NOT NULL OPTIONS(description="Surrogate key of the ad"),
  ad_id STRING NOT NULL OPTIONS(description="Native id of the ad"),
  ad_name STRING NOT NULL OPTIONS(description="Its name on that day, or (not set)"),
  ad_network STRING NOT NULL OPTIONS(description="Where the ads were shown, in the platform's words, or (not set)"),
  day_part STRING NOT NULL OPTIONS(description="DAY, or H00 to H23 where the source splits the day into hours; rows add up"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by platform and campaign type, GA4 names"),
  creative_key STRING OPTIONS(description="Surrogate key of the creative"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the account, ISO 4217"),
  account_timezone STRING OPTIONS(description="Zone of the account's days, IANA name, where the source says it"),
  impressions INT64 OPTIONS(description="Times an ad was shown"),
  clicks INT64 OPTIONS(description="All clicks the platform charges or counts"),
  link_clicks INT64 OPTIONS(description="Clicks that lead off the platform"),
  spend NUMERIC OPTIONS(description="Cost in the account's currency"),
  video_views_3s INT64 OPTIONS(description="Views of at least 3 seconds (TikTok: 2, Google: its own view)"),
  video_views_25 INT64 OPTIONS(description="Views of a quarter of the video"),
  video_views_50 INT64 OPTIONS(description="Views of half of the video"),
  video_views_75 INT64 OPTIONS(description="Views of three quarters of the video"),
  video_views_100 INT64 OPTIONS(description="Views of the whole video"),
  video_thruplays INT64 OPTIONS(description="Views to the end or of at least 15 seconds"),
  engagements INT64 OPTIONS(description="Interactions with the ad"),
  reach INT64 OPTIONS(description="Different people reached; never added up over rows"),
  viewable_impressions INT64 OPTIONS(description="Impressions that could be seen"),
  conversions NUMERIC OPTIONS(description="Conversions the platform claims, its default window"),
  conversion_value NUMERIC OPTIONS(description="Value of these conversions in the account's currency"),
  view_through_conversions NUMERIC OPTIONS(description="Conversions after a view without a click"),
  leads NUMERIC OPTIONS(description="Leads among the conversions"),
  purchases NUMERIC OPTIONS(description="Purchases among the conversions"),
  installs NUMERIC OPTIONS(description="App installs among the conversions"),
  budget_native NUMERIC OPTIONS(description="Daily budget at the time of reading, in the account's currency"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, campaign_key
OPTIONS(
  description="Ad results per ad group, ad, ad network and account-local day. Does not add up to campaigns, not every campaign serves by ads.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_ads_ad_daily
OPTIONS(description="Ad results per ad group, ad, ad network and account-local day. Does not add up to campaigns, not every campaign serves by ads.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, campaign_key, campaign_id, campaign_name, adgroup_key, adgroup_id, adgroup_name, ad_key, ad_id, ad_name, ad_network, day_part, channel_group, creative_key, currency_code, account_timezone, impressions, clicks, link_clicks, spend, video_views_3s, video_views_25, video_views_50, video_views_75, video_views_100, video_thruplays, engagements, reach, viewable_impressions, conversions, conversion_value, view_through_conversions, leads, purchases, installs, budget_native, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_ads_ad_daily__v1;
