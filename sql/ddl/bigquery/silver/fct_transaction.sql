-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_transaction__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  transaction_key STRING NOT NULL OPTIONS(description="Surrogate key of the transaction"),
  transaction_id STRING NOT NULL OPTIONS(description="Native id"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  parent_transaction_key STRING OPTIONS(description="Surrogate key of the transaction this one goes on from"),
  transaction_ts TIMESTAMP NOT NULL OPTIONS(description="When it was made"),
  client_date DATE NOT NULL OPTIONS(description="Day it was made, in the client's zone"),
  kind STRING NOT NULL OPTIONS(description="What it does"),
  status STRING NOT NULL OPTIONS(description="How it ended"),
  gateway STRING NOT NULL OPTIONS(description="Payment provider, in the shop's words, or (not set)"),
  payment_method STRING NOT NULL OPTIONS(description="Card, wallet or other means, in the shop's words, or (not set)"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  amount NUMERIC NOT NULL OPTIONS(description="Money moved, not negative; kind tells the direction"),
  fee NUMERIC OPTIONS(description="Fee of the provider"),
  net_amount NUMERIC OPTIONS(description="amount - fee"),
  exchange_rate NUMERIC OPTIONS(description="Units of the shop's currency for one of currency_code"),
  is_test BOOL NOT NULL OPTIONS(description="Whether it is a test"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
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
  description="Payments, captures and paybacks of the orders.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_transaction
OPTIONS(description="Payments, captures and paybacks of the orders.")
AS SELECT tenant_id, client_id, source_system, source_account_id, transaction_key, transaction_id, order_key, parent_transaction_key, transaction_ts, client_date, kind, status, gateway, payment_method, currency_code, amount, fee, net_amount, exchange_rate, is_test, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_transaction__v1;
