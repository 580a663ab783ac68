-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_conversion_action__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  action_key STRING NOT NULL OPTIONS(description="Surrogate key of the conversion action"),
  action_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it counts"),
  category STRING NOT NULL OPTIONS(description="Category in the platform's words, or (not set)"),
  canonical_event STRING NOT NULL OPTIONS(description="purchase, lead, add_to_cart, checkout, signup, install, call, store_visit or other"),
  counting STRING NOT NULL OPTIONS(description="How often one click may count"),
  click_window_d INT64 OPTIONS(description="Days after a click in which it counts"),
  view_window_d INT64 OPTIONS(description="Days after a view in which it counts"),
  attribution_model STRING NOT NULL OPTIONS(description="Model in the platform's words, or (not set)"),
  currency_code STRING OPTIONS(description="Currency of the default value, ISO 4217"),
  default_value NUMERIC OPTIONS(description="Value of a conversion that says none"),
  is_primary BOOL NOT NULL OPTIONS(description="Whether the account's conversion column counts it"),
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
CLUSTER BY tenant_id, client_id, source_system
OPTIONS(
  description="What counts as a conversion in an ad account, as it stands now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_conversion_action
OPTIONS(description="What counts as a conversion in an ad account, as it stands now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, action_key, action_id, name, status, category, canonical_event, counting, click_window_d, view_window_d, attribution_model, currency_code, default_value, is_primary, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_conversion_action__v1;

CREATE TABLE IF NOT EXISTS silver.dim_conversion_action_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  action_key STRING NOT NULL OPTIONS(description="Surrogate key of the conversion action"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it counts"),
  category STRING NOT NULL OPTIONS(description="Category in the platform's words, or (not set)"),
  canonical_event STRING NOT NULL OPTIONS(description="purchase, lead, add_to_cart, checkout, signup, install, call, store_visit or other"),
  counting STRING NOT NULL OPTIONS(description="How often one click may count"),
  click_window_d INT64 OPTIONS(description="Days after a click in which it counts"),
  view_window_d INT64 OPTIONS(description="Days after a view in which it counts"),
  is_primary BOOL NOT NULL OPTIONS(description="Whether the account's conversion column counts it"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system
OPTIONS(
  description="Former versions of: What counts as a conversion in an ad account, as it stands now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_conversion_action_history
OPTIONS(description="Former versions of: What counts as a conversion in an ad account, as it stands now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, action_key, name, status, category, canonical_event, counting, click_window_d, view_window_d, is_primary, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_conversion_action_history__v1;
