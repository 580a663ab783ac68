-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_local_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day, in the place's zone"),
  location_id STRING NOT NULL OPTIONS(description="Native id of the place"),
  location_name STRING NOT NULL OPTIONS(description="Name of the place, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  search_impressions INT64 OPTIONS(description="Times the profile was shown in search"),
  map_impressions INT64 OPTIONS(description="Times it was shown on maps"),
  website_clicks INT64 OPTIONS(description="Clicks to the site"),
  call_clicks INT64 OPTIONS(description="Taps on the number"),
  direction_requests INT64 OPTIONS(description="Ways asked for"),
  messages INT64 OPTIONS(description="Conversations begun"),
  bookings INT64 OPTIONS(description="Bookings made"),
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
CLUSTER BY tenant_id, client_id, source_system, location_id
OPTIONS(
  description="Results of business profiles in maps and local search per place and day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_local_daily
OPTIONS(description="Results of business profiles in maps and local search per place and day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, location_id, location_name, country_code, search_impressions, map_impressions, website_clicks, call_clicks, direction_requests, messages, bookings, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_local_daily__v1;
