-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_company__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  company_key STRING NOT NULL OPTIONS(description="Surrogate key of the company"),
  company_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  domain STRING NOT NULL OPTIONS(description="Web domain in lower case, or (not set)"),
  industry STRING NOT NULL OPTIONS(description="Industry in the CRM's words, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  lifecycle_stage STRING NOT NULL OPTIONS(description="Stage in the CRM's words, or (not set)"),
  employees INT64 OPTIONS(description="People employed"),
  currency_code STRING OPTIONS(description="Currency of the revenue, ISO 4217"),
  annual_revenue NUMERIC OPTIONS(description="Revenue a year"),
  owner_hash STRING OPTIONS(description="SHA-256 of the owner's address [personal data: hashed]"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
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
CLUSTER BY tenant_id, client_id, source_system, company_key
OPTIONS(
  description="Companies of a CRM as they stand now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed")]
);

CREATE OR REPLACE VIEW silver.dim_company
OPTIONS(description="Companies of a CRM as they stand now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, company_key, company_id, name, domain, industry, country_code, lifecycle_stage, employees, currency_code, annual_revenue, owner_hash, created_ts, updated_ts, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_company__v1;

CREATE TABLE IF NOT EXISTS silver.dim_company_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  company_key STRING NOT NULL OPTIONS(description="Surrogate key of the company"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  industry STRING NOT NULL OPTIONS(description="Industry in the CRM's words, or (not set)"),
  lifecycle_stage STRING NOT NULL OPTIONS(description="Stage in the CRM's words, or (not set)"),
  owner_hash STRING OPTIONS(description="SHA-256 of the owner's address [personal data: hashed]"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, company_key
OPTIONS(
  description="Former versions of: Companies of a CRM as they stand now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed")]
);

CREATE OR REPLACE VIEW silver.dim_company_history
OPTIONS(description="Former versions of: Companies of a CRM as they stand now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, company_key, name, industry, lifecycle_stage, owner_hash, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_company_history__v1;
