-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_app_attribution_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of install, in the app's reporting zone"),
  app_id STRING NOT NULL OPTIONS(description="Id of the app in its store"),
  media_source STRING NOT NULL OPTIONS(description="Network, in the source's words, or (not set)"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  campaign_id STRING NOT NULL OPTIONS(description="Native id of the campaign, or (not set)"),
  campaign_name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group, GA4 names"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  platform STRING NOT NULL OPTIONS(description="System of the device"),
  attribution_type STRING NOT NULL OPTIONS(description="How the install was credited"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  impressions INT64 OPTIONS(description="Times an ad was shown"),
  clicks INT64 OPTIONS(description="Clicks"),
  installs INT64 OPTIONS(description="Installs"),
  reinstalls INT64 OPTIONS(description="Installs by people who had the app before"),
  uninstalls INT64 OPTIONS(description="Uninstalls"),
  cost NUMERIC OPTIONS(description="Cost the source knows"),
  events INT64 OPTIONS(description="In-app events"),
  purchases INT64 OPTIONS(description="In-app purchases"),
  revenue NUMERIC OPTIONS(description="Revenue on that day, whenever installed"),
  revenue_d0 NUMERIC OPTIONS(description="Revenue of these installs on their first day"),
  revenue_d7 NUMERIC OPTIONS(description="Their revenue in the first 7 days; null before these are over"),
  revenue_d30 NUMERIC OPTIONS(description="Their revenue in the first 30 days; null before these are over"),
  retained_d1 INT64 OPTIONS(description="Of these installs, active on day 1"),
  retained_d7 INT64 OPTIONS(description="Of these installs, active on day 7"),
  retained_d30 INT64 OPTIONS(description="Of these installs, active on day 30"),
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
  description="Installs and what came of them per app, media source, campaign, country, platform and day. Cohort revenue belongs to the day of install.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_app_attribution_daily
OPTIONS(description="Installs and what came of them per app, media source, campaign, country, platform and day. Cohort revenue belongs to the day of install.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, app_id, media_source, campaign_key, campaign_id, campaign_name, channel_group, country_code, platform, attribution_type, currency_code, impressions, clicks, installs, reinstalls, uninstalls, cost, events, purchases, revenue, revenue_d0, revenue_d7, revenue_d30, retained_d1, retained_d7, retained_d30, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_app_attribution_daily__v1;
