-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_web_traffic_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Property-local day"),
  traffic_key STRING NOT NULL OPTIONS(description="Surrogate key of the dimensions as the source wrote them, so that cleaning merges no rows"),
  property_id STRING NOT NULL OPTIONS(description="Native id of the property"),
  source STRING NOT NULL OPTIONS(description="Session source, cleaned, or (not set)"),
  medium STRING NOT NULL OPTIONS(description="Session medium, cleaned, or (not set)"),
  campaign STRING NOT NULL OPTIONS(description="Session campaign, cleaned, or (not set)"),
  channel_group STRING NOT NULL OPTIONS(description="Default channel group as given, else by GA4's rules"),
  device STRING NOT NULL OPTIONS(description="DESKTOP, MOBILE, TABLET, CTV, OTHER or UNKNOWN"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the property's revenue, ISO 4217"),
  sessions INT64 OPTIONS(description="Sessions"),
  engaged_sessions INT64 OPTIONS(description="Sessions of 10 seconds, 2 pages or a key event"),
  users INT64 OPTIONS(description="Different users; never added up over rows"),
  new_users INT64 OPTIONS(description="Users seen for the first time"),
  key_events NUMERIC OPTIONS(description="Key events (conversions)"),
  transactions INT64 OPTIONS(description="Purchases seen by the tag"),
  revenue NUMERIC OPTIONS(description="Revenue seen by the tag"),
  is_sampled BOOL NOT NULL OPTIONS(description="Whether the source estimated the row from a sample"),
  is_thresholded BOOL NOT NULL OPTIONS(description="Whether the source withheld small counts"),
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
CLUSTER BY tenant_id, client_id, source_system, channel_group
OPTIONS(
  description="Web sessions and their results per property, traffic source and property-local day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_web_traffic_daily
OPTIONS(description="Web sessions and their results per property, traffic source and property-local day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, traffic_key, property_id, source, medium, campaign, channel_group, device, country_code, currency_code, sessions, engaged_sessions, users, new_users, key_events, transactions, revenue, is_sampled, is_thresholded, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_web_traffic_daily__v1;
