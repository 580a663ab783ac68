-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_keyword__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  keyword_key STRING NOT NULL OPTIONS(description="Surrogate key of the keyword within its ad group"),
  keyword_id STRING NOT NULL OPTIONS(description="Native id of the keyword"),
  adgroup_key STRING OPTIONS(description="Surrogate key of the ad group; null for a campaign's negative"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  keyword_text STRING NOT NULL OPTIONS(description="Text, or (not set)"),
  match_type STRING NOT NULL OPTIONS(description="How close a search has to be"),
  negative BOOL NOT NULL OPTIONS(description="Whether it keeps ads away"),
  status STRING NOT NULL OPTIONS(description="Whether it may serve"),
  currency_code STRING OPTIONS(description="Currency of the bid, ISO 4217"),
  bid_amount NUMERIC OPTIONS(description="Highest bid for a click in the account's currency"),
  final_url STRING OPTIONS(description="Address people land on, without tracking"),
  quality_score INT64 OPTIONS(description="The platform's quality score, 1 to 10"),
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
CLUSTER BY tenant_id, client_id, source_system, adgroup_key
OPTIONS(
  description="Keywords and negatives as they stand now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_keyword
OPTIONS(description="Keywords and negatives as they stand now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, keyword_key, keyword_id, adgroup_key, campaign_key, keyword_text, match_type, negative, status, currency_code, bid_amount, final_url, quality_score, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_keyword__v1;

CREATE TABLE IF NOT EXISTS silver.dim_keyword_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  keyword_key STRING NOT NULL OPTIONS(description="Surrogate key of the keyword within its ad group"),
  match_type STRING NOT NULL OPTIONS(description="How close a search has to be"),
  status STRING NOT NULL OPTIONS(description="Whether it may serve"),
  bid_amount NUMERIC OPTIONS(description="Highest bid for a click in the account's currency"),
  final_url STRING OPTIONS(description="Address people land on, without tracking"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system
OPTIONS(
  description="Former versions of: Keywords and negatives as they stand now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_keyword_history
OPTIONS(description="Former versions of: Keywords and negatives as they stand now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, keyword_key, match_type, status, bid_amount, final_url, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_keyword_history__v1;
