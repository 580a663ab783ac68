-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_ads_change_event__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  change_ts TIMESTAMP NOT NULL OPTIONS(description="When it was changed"),
  client_date DATE NOT NULL OPTIONS(description="Day of the change, account-local"),
  entity_type STRING NOT NULL OPTIONS(description="What was changed"),
  entity_key STRING NOT NULL OPTIONS(description="Surrogate key of what was changed"),
  entity_id STRING NOT NULL OPTIONS(description="Its native id"),
  campaign_key STRING OPTIONS(description="Surrogate key of its campaign"),
  operation STRING NOT NULL OPTIONS(description="What was done"),
  field STRING NOT NULL OPTIONS(description="The field in the platform's words, or (not set)"),
  old_value STRING OPTIONS(description="Value before, as text [personal data: free_text]"),
  new_value STRING OPTIONS(description="Value after, as text [personal data: free_text]"),
  actor_hash STRING OPTIONS(description="SHA-256 of the person's address [personal data: hashed]"),
  client_type STRING NOT NULL OPTIONS(description="Tool the change was made with, in the platform's words, or (not set)"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, entity_key
OPTIONS(
  description="Who changed what in an account and when. People are known by hashes alone.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "hashed-free_text")]
);

CREATE OR REPLACE VIEW silver.fct_ads_change_event
OPTIONS(description="Who changed what in an account and when. People are known by hashes alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, change_ts, client_date, entity_type, entity_key, entity_id, campaign_key, operation, field, old_value, new_value, actor_hash, client_type, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_ads_change_event__v1;
