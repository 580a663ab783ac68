-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_discount_use__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  discount_key STRING NOT NULL OPTIONS(description="Surrogate key of the code, or of the automatic discount's title"),
  discount_code STRING NOT NULL OPTIONS(description="Code in upper case, or (not set) for an automatic discount"),
  discount_title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  discount_type STRING NOT NULL OPTIONS(description="How it came about"),
  target STRING NOT NULL OPTIONS(description="What it takes off from"),
  client_date DATE NOT NULL OPTIONS(description="Day the order was placed, in the client's zone"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217"),
  amount NUMERIC NOT NULL OPTIONS(description="What it took off, not negative"),
  percentage NUMERIC OPTIONS(description="Share taken off, 0 to 1, where it is one"),
  is_test BOOL NOT NULL OPTIONS(description="Whether the order is a test order"),
  cancelled_ts TIMESTAMP OPTIONS(description="When the order was cancelled"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, order_key
OPTIONS(
  description="Discounts used by orders.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_discount_use
OPTIONS(description="Discounts used by orders.")
AS SELECT tenant_id, client_id, source_system, source_account_id, order_key, discount_key, discount_code, discount_title, discount_type, target, client_date, currency_code, amount, percentage, is_test, cancelled_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_discount_use__v1;
