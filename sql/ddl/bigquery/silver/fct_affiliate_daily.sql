-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_affiliate_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day, in the network's zone for the account"),
  publisher_key STRING NOT NULL OPTIONS(description="Surrogate key of the publisher"),
  programme_id STRING NOT NULL OPTIONS(description="Native id of the programme or advertiser, or (not set)"),
  impressions INT64 OPTIONS(description="Times an advert was shown"),
  clicks INT64 OPTIONS(description="Clicks"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217, or (not set)"),
  transactions INT64 OPTIONS(description="Transactions the network counts"),
  sale_amount NUMERIC OPTIONS(description="Value of these sales"),
  commission NUMERIC OPTIONS(description="Commission, all states together"),
  fixed_fee NUMERIC OPTIONS(description="Tenancy and other fixed fees that fall on the day"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, publisher_key
OPTIONS(
  description="Clicks and impressions of affiliates per publisher and day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_affiliate_daily
OPTIONS(description="Clicks and impressions of affiliates per publisher and day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, publisher_key, programme_id, impressions, clicks, currency_code, transactions, sale_amount, commission, fixed_fee, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_affiliate_daily__v1;
