-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_call__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  call_key STRING NOT NULL OPTIONS(description="Surrogate key of the call"),
  call_id STRING NOT NULL OPTIONS(description="Native id"),
  call_ts TIMESTAMP NOT NULL OPTIONS(description="When it began"),
  client_date DATE NOT NULL OPTIONS(description="Day it began, in the client's zone"),
  tracking_number STRING NOT NULL OPTIONS(description="Number that was called, E.164, or (not set)"),
  caller_sha256 STRING OPTIONS(description="SHA-256 of the caller's number in E.164 [personal data: hashed]"),
  contact_key STRING OPTIONS(description="Surrogate key of the contact [personal data: pseudonym]"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group of the visit that brought it, GA4 names"),
  landing_url_key STRING OPTIONS(description="Surrogate key of the page's address"),
  click_id_sha256 STRING OPTIONS(description="SHA-256 of the click id [personal data: hashed]"),
  direction STRING NOT NULL OPTIONS(description="Who called"),
  status STRING NOT NULL OPTIONS(description="How it ended"),
  duration_s INT64 OPTIONS(description="From the first ring to the end"),
  talk_s INT64 OPTIONS(description="Time spoken"),
  first_call BOOL OPTIONS(description="Whether the caller was not known"),
  qualified BOOL OPTIONS(description="Whether it counts as a lead"),
  country_code STRING NOT NULL OPTIONS(description="Country of the caller, ISO 3166-1 alpha-2, or (not set)"),
  currency_code STRING OPTIONS(description="Currency of the value, ISO 4217"),
  call_value NUMERIC OPTIONS(description="Value given to the call"),
  utm_source STRING OPTIONS(description="utm_source of the address, cleaned"),
  utm_medium STRING OPTIONS(description="utm_medium of the address, cleaned"),
  utm_campaign STRING OPTIONS(description="utm_campaign of the address, cleaned"),
  utm_content STRING OPTIONS(description="utm_content of the address, cleaned"),
  utm_term STRING OPTIONS(description="utm_term of the address, cleaned"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, channel_group
OPTIONS(
  description="Tracked phone calls. Callers are known by hashes alone.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_call
OPTIONS(description="Tracked phone calls. Callers are known by hashes alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, call_key, call_id, call_ts, client_date, tracking_number, caller_sha256, contact_key, channel_group, landing_url_key, click_id_sha256, direction, status, duration_s, talk_s, first_call, qualified, country_code, currency_code, call_value, utm_source, utm_medium, utm_campaign, utm_content, utm_term, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_call__v1;
