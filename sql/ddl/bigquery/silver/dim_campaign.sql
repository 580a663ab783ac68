-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_campaign__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  campaign_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="ENABLED, PAUSED, REMOVED, UNKNOWN or OTHER"),
  objective STRING NOT NULL OPTIONS(description="Objective in the platform's words, or (not set)"),
  campaign_type STRING NOT NULL OPTIONS(description="Type in the platform's words, or (not set)"),
  canonical_type STRING OPTIONS(description="Type in one vocabulary for all platforms"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by platform and campaign type, GA4 names"),
  bidding_strategy STRING OPTIONS(description="Bidding in the platform's words"),
  start_date DATE OPTIONS(description="First day"),
  end_date DATE OPTIONS(description="Last day"),
  currency_code STRING OPTIONS(description="Currency of the budget, ISO 4217"),
  budget_amount NUMERIC OPTIONS(description="Budget in the account's currency"),
  budget_period STRING OPTIONS(description="DAILY or LIFETIME"),
  labels JSON OPTIONS(description="Labels of the account, an array of texts"),
  naming JSON OPTIONS(description="The name taken apart by the client's naming convention, an object such as {brand, market, funnel, product}; null where it does not fit"),
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
CLUSTER BY tenant_id, client_id, source_system, campaign_key
OPTIONS(
  description="Campaigns as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_campaign
OPTIONS(description="Campaigns as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, campaign_key, campaign_id, name, status, objective, campaign_type, canonical_type, channel_group, bidding_strategy, start_date, end_date, currency_code, budget_amount, budget_period, labels, naming, created_ts, updated_ts, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_campaign__v1;

CREATE TABLE IF NOT EXISTS silver.dim_campaign_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="ENABLED, PAUSED, REMOVED, UNKNOWN or OTHER"),
  objective STRING NOT NULL OPTIONS(description="Objective in the platform's words, or (not set)"),
  campaign_type STRING NOT NULL OPTIONS(description="Type in the platform's words, or (not set)"),
  canonical_type STRING OPTIONS(description="Type in one vocabulary for all platforms"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by platform and campaign type, GA4 names"),
  bidding_strategy STRING OPTIONS(description="Bidding in the platform's words"),
  start_date DATE OPTIONS(description="First day"),
  end_date DATE OPTIONS(description="Last day"),
  budget_amount NUMERIC OPTIONS(description="Budget in the account's currency"),
  budget_period STRING OPTIONS(description="DAILY or LIFETIME"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, campaign_key
OPTIONS(
  description="Former versions of: Campaigns as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_campaign_history
OPTIONS(description="Former versions of: Campaigns as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, campaign_key, name, status, objective, campaign_type, canonical_type, channel_group, bidding_strategy, start_date, end_date, budget_amount, budget_period, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_campaign_history__v1;
