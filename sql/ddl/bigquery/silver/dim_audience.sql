-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_audience__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  audience_key STRING NOT NULL OPTIONS(description="Surrogate key of the audience"),
  audience_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it may be used"),
  audience_type STRING NOT NULL OPTIONS(description="Kind in the platform's words (CUSTOM, LOOKALIKE), or (not set)"),
  description STRING OPTIONS(description="What the platform says of it"),
  size_estimate INT64 OPTIONS(description="People in it, the platform's estimate"),
  membership_days INT64 OPTIONS(description="Days a person stays in it"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more"),
  _deleted_at TIMESTAMP OPTIONS(description="When a complete list did not name the entity any more"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, audience_key
OPTIONS(
  description="Audiences ads may aim at, as they stand now; lists of people are never held.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_audience
OPTIONS(description="Audiences ads may aim at, as they stand now; lists of people are never held.")
AS SELECT tenant_id, client_id, source_system, source_account_id, audience_key, audience_id, name, status, audience_type, description, size_estimate, membership_days, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_audience__v1;

CREATE TABLE IF NOT EXISTS silver.dim_audience_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  audience_key STRING NOT NULL OPTIONS(description="Surrogate key of the audience"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it may be used"),
  size_estimate INT64 OPTIONS(description="People in it, the platform's estimate"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, audience_key
OPTIONS(
  description="Former versions of: Audiences ads may aim at, as they stand now; lists of people are never held.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_audience_history
OPTIONS(description="Former versions of: Audiences ads may aim at, as they stand now; lists of people are never held.")
AS SELECT tenant_id, client_id, source_system, source_account_id, audience_key, name, status, size_estimate, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_audience_history__v1;
