-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_deal_stage_change__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  deal_key STRING NOT NULL OPTIONS(description="Surrogate key of the deal"),
  changed_ts TIMESTAMP NOT NULL OPTIONS(description="When it moved"),
  client_date DATE NOT NULL OPTIONS(description="Day it moved, in the client's zone"),
  pipeline STRING NOT NULL OPTIONS(description="Pipeline, or (not set)"),
  from_stage STRING NOT NULL OPTIONS(description="Stage before, or (not set)"),
  to_stage STRING NOT NULL OPTIONS(description="Stage after"),
  days_in_stage NUMERIC OPTIONS(description="Days it spent in the stage before"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amount, ISO 4217, or (not set)"),
  amount NUMERIC OPTIONS(description="Value of the deal at that time"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, deal_key
OPTIONS(
  description="Moves of deals from stage to stage.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_deal_stage_change
OPTIONS(description="Moves of deals from stage to stage.")
AS SELECT tenant_id, client_id, source_system, source_account_id, deal_key, changed_ts, client_date, pipeline, from_stage, to_stage, days_in_stage, currency_code, amount, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_deal_stage_change__v1;
