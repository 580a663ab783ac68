-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_deal__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  deal_key STRING NOT NULL OPTIONS(description="Surrogate key of the deal"),
  deal_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  company_key STRING OPTIONS(description="Surrogate key of the company"),
  contact_key STRING OPTIONS(description="Surrogate key of the contact [personal data: pseudonym]"),
  pipeline STRING NOT NULL OPTIONS(description="Pipeline, or (not set)"),
  stage STRING NOT NULL OPTIONS(description="Stage in the CRM's words, or (not set)"),
  state STRING NOT NULL OPTIONS(description="How it stands"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amount, ISO 4217, or (not set)"),
  amount NUMERIC OPTIONS(description="Value of the deal"),
  probability NUMERIC OPTIONS(description="Chance to win, 0 to 1"),
  close_date DATE OPTIONS(description="Day it closes or closed"),
  source STRING NOT NULL OPTIONS(description="Source in the CRM's words, or (not set)"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group of the visit that brought it, GA4 names"),
  lost_reason STRING NOT NULL OPTIONS(description="Why it was lost, or (not set) [personal data: free_text]"),
  owner_hash STRING OPTIONS(description="SHA-256 of the owner's address [personal data: hashed]"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
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
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more"),
  _deleted_at TIMESTAMP OPTIONS(description="When a complete list did not name the entity any more"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, deal_key
OPTIONS(
  description="Deals as they stand now, lost and deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym-free_text")]
);

CREATE OR REPLACE VIEW silver.dim_deal
OPTIONS(description="Deals as they stand now, lost and deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, deal_key, deal_id, name, company_key, contact_key, pipeline, stage, state, currency_code, amount, probability, close_date, source, channel_group, lost_reason, owner_hash, created_ts, updated_ts, utm_source, utm_medium, utm_campaign, utm_content, utm_term, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_deal__v1;

CREATE TABLE IF NOT EXISTS silver.dim_deal_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  deal_key STRING NOT NULL OPTIONS(description="Surrogate key of the deal"),
  pipeline STRING NOT NULL OPTIONS(description="Pipeline, or (not set)"),
  stage STRING NOT NULL OPTIONS(description="Stage in the CRM's words, or (not set)"),
  amount NUMERIC OPTIONS(description="Value of the deal"),
  close_date DATE OPTIONS(description="Day it closes or closed"),
  owner_hash STRING OPTIONS(description="SHA-256 of the owner's address [personal data: hashed]"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, deal_key
OPTIONS(
  description="Former versions of: Deals as they stand now, lost and deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym-free_text")]
);

CREATE OR REPLACE VIEW silver.dim_deal_history
OPTIONS(description="Former versions of: Deals as they stand now, lost and deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, deal_key, pipeline, stage, amount, close_date, owner_hash, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_deal_history__v1;
