-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_activity__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  activity_key STRING NOT NULL OPTIONS(description="Surrogate key of the activity"),
  activity_id STRING NOT NULL OPTIONS(description="Native id"),
  activity_type STRING NOT NULL OPTIONS(description="Kind"),
  direction STRING NOT NULL OPTIONS(description="Who began it"),
  activity_ts TIMESTAMP NOT NULL OPTIONS(description="When it took place"),
  client_date DATE NOT NULL OPTIONS(description="Day it took place, in the client's zone"),
  contact_key STRING OPTIONS(description="Surrogate key of the contact [personal data: pseudonym]"),
  company_key STRING OPTIONS(description="Surrogate key of the company"),
  deal_key STRING OPTIONS(description="Surrogate key of the deal"),
  owner_hash STRING OPTIONS(description="SHA-256 of the owner's address [personal data: hashed]"),
  outcome STRING NOT NULL OPTIONS(description="Outcome in the CRM's words, or (not set)"),
  duration_s INT64 OPTIONS(description="How long it took"),
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
CLUSTER BY tenant_id, client_id, source_system, contact_key
OPTIONS(
  description="Mails, meetings, calls, notes and tasks of a CRM, without their text.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_activity
OPTIONS(description="Mails, meetings, calls, notes and tasks of a CRM, without their text.")
AS SELECT tenant_id, client_id, source_system, source_account_id, activity_key, activity_id, activity_type, direction, activity_ts, client_date, contact_key, company_key, deal_key, owner_hash, outcome, duration_s, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_activity__v1;
