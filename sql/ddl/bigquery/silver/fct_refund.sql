-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_refund__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  refund_key STRING NOT NULL OPTIONS(description="Surrogate key of the refund"),
  refund_id STRING NOT NULL OPTIONS(description="Native id of the refund, digits only"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  order_id STRING NOT NULL OPTIONS(description="Native id of the order"),
  refund_ts TIMESTAMP NOT NULL OPTIONS(description="When it was made"),
  client_date DATE NOT NULL OPTIONS(description="Day it was made, in the client's zone"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217"),
  amount NUMERIC NOT NULL OPTIONS(description="Money paid back, shipping and tax included, not negative"),
  goods_amount NUMERIC OPTIONS(description="Price after discounts of what came back, not negative"),
  shipping_refund NUMERIC OPTIONS(description="Shipping in amount"),
  units INT64 OPTIONS(description="Units returned"),
  restock BOOL OPTIONS(description="Whether goods went back to stock"),
  reason STRING NOT NULL OPTIONS(description="What happened to the goods: RETURN, CANCEL, NO_RESTOCK or OTHER, else (not set)"),
  is_test BOOL NOT NULL OPTIONS(description="Whether the order is a test order"),
  order_cancelled_ts TIMESTAMP OPTIONS(description="When the order was cancelled"),
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
  description="Refunds, each on the day it was made.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_refund
OPTIONS(description="Refunds, each on the day it was made.")
AS SELECT tenant_id, client_id, source_system, source_account_id, refund_key, refund_id, order_key, order_id, refund_ts, client_date, currency_code, amount, goods_amount, shipping_refund, units, restock, reason, is_test, order_cancelled_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_refund__v1;
