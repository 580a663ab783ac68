-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_affiliate_transaction__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  transaction_key STRING NOT NULL OPTIONS(description="Surrogate key of the transaction"),
  transaction_id STRING NOT NULL OPTIONS(description="Native id"),
  publisher_key STRING NOT NULL OPTIONS(description="Surrogate key of the publisher"),
  programme_id STRING NOT NULL OPTIONS(description="Native id of the programme or advertiser, or (not set)"),
  click_ts TIMESTAMP OPTIONS(description="When the visitor clicked"),
  transaction_ts TIMESTAMP NOT NULL OPTIONS(description="When it was made"),
  client_date DATE NOT NULL OPTIONS(description="Day it was made, in the client's zone"),
  validation_ts TIMESTAMP OPTIONS(description="When it was approved or declined"),
  validation_date DATE OPTIONS(description="Day of that, in the client's zone"),
  paid_ts TIMESTAMP OPTIONS(description="When the commission was paid"),
  status STRING NOT NULL OPTIONS(description="Where it stands"),
  decline_reason STRING NOT NULL OPTIONS(description="Why it was declined, or (not set) [personal data: free_text]"),
  transaction_type STRING NOT NULL OPTIONS(description="What is paid for"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  sale_amount NUMERIC OPTIONS(description="Value of the sale"),
  commission NUMERIC OPTIONS(description="Commission of the publisher"),
  network_fee NUMERIC OPTIONS(description="Fee of the network"),
  old_sale_amount NUMERIC OPTIONS(description="Value before an amendment"),
  old_commission NUMERIC OPTIONS(description="Commission before an amendment"),
  order_ref STRING OPTIONS(description="Reference of the order, as the shop gave it"),
  order_key STRING OPTIONS(description="Surrogate key of the order, where the reference tells it"),
  customer_new BOOL OPTIONS(description="Whether the customer was new"),
  voucher_code STRING NOT NULL OPTIONS(description="Code used, in upper case, or (not set)"),
  device STRING NOT NULL OPTIONS(description="Kind of device"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  click_ref STRING OPTIONS(description="What the publisher sent along with the click"),
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
CLUSTER BY tenant_id, client_id, source_system, publisher_key
OPTIONS(
  description="Sales and leads that affiliates claim, as they stand now. Networks validate late; report by transaction day and by validation day.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "free_text")]
);

CREATE OR REPLACE VIEW silver.fct_affiliate_transaction
OPTIONS(description="Sales and leads that affiliates claim, as they stand now. Networks validate late; report by transaction day and by validation day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, transaction_key, transaction_id, publisher_key, programme_id, click_ts, transaction_ts, client_date, validation_ts, validation_date, paid_ts, status, decline_reason, transaction_type, currency_code, sale_amount, commission, network_fee, old_sale_amount, old_commission, order_ref, order_key, customer_new, voucher_code, device, country_code, click_ref, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_affiliate_transaction__v1;
