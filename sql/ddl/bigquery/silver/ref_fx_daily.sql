-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_fx_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  fx_date DATE NOT NULL OPTIONS(description="Day of publication"),
  base_currency STRING NOT NULL OPTIONS(description="Currency of which one unit is priced, ISO 4217"),
  quote_currency STRING NOT NULL OPTIONS(description="Currency of the price, ISO 4217"),
  rate NUMERIC NOT NULL OPTIONS(description="Units of the quote currency for one of the base currency"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY fx_date
OPTIONS(
  description="Reference rates of the days they were published; a day without one takes the last before it, at most 7 days back. A rate that is published anew stands beside the first, so that closed months keep theirs.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_fx_daily
OPTIONS(description="Reference rates of the days they were published; a day without one takes the last before it, at most 7 days back. A rate that is published anew stands beside the first, so that closed months keep theirs.")
AS SELECT tenant_id, client_id, source_system, source_account_id, fx_date, base_currency, quote_currency, rate, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.ref_fx_daily__v1;
