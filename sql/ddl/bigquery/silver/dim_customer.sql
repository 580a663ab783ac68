-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_customer__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  customer_key STRING NOT NULL OPTIONS(description="Surrogate key of the customer [personal data: pseudonym]"),
  email_sha256 STRING OPTIONS(description="SHA-256 of the trimmed, lower-case address [personal data: hashed]"),
  phone_sha256 STRING OPTIONS(description="SHA-256 of the number in E.164 [personal data: hashed]"),
  created_ts TIMESTAMP OPTIONS(description="When the shop first knew the customer"),
  updated_ts TIMESTAMP OPTIONS(description="When the shop last changed it"),
  first_order_date DATE OPTIONS(description="Day of the first order, in the client's zone"),
  orders_count INT64 OPTIONS(description="Orders up to now"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  consent_email STRING NOT NULL OPTIONS(description="SUBSCRIBED, NOT_SUBSCRIBED, UNSUBSCRIBED, PENDING, OTHER or UNKNOWN"),
  consent_sms STRING NOT NULL OPTIONS(description="SUBSCRIBED, NOT_SUBSCRIBED, UNSUBSCRIBED, PENDING, OTHER or UNKNOWN"),
  acquisition_channel_group STRING OPTIONS(description="Channel group of the visit that ended in the first order, GA4 names"),
  acquisition_source STRING OPTIONS(description="Its source"),
  acquisition_medium STRING OPTIONS(description="Its medium"),
  acquisition_campaign STRING OPTIONS(description="Its campaign"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
CLUSTER BY tenant_id, client_id, source_system, customer_key
OPTIONS(
  description="Customers of a shop, as they stand now, known by hashes alone.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.dim_customer
OPTIONS(description="Customers of a shop, as they stand now, known by hashes alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, customer_key, email_sha256, phone_sha256, created_ts, updated_ts, first_order_date, orders_count, country_code, consent_email, consent_sms, acquisition_channel_group, acquisition_source, acquisition_medium, acquisition_campaign, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.dim_customer__v1;
