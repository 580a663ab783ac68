-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_inventory_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of reading, in the client's zone"),
  variant_key STRING NOT NULL OPTIONS(description="Surrogate key of the variant"),
  product_key STRING OPTIONS(description="Surrogate key of the product"),
  location_id STRING NOT NULL OPTIONS(description="Native id of the place, or (not set)"),
  sku STRING NOT NULL OPTIONS(description="Stock keeping unit, or (not set)"),
  on_hand INT64 OPTIONS(description="Units in stock"),
  available INT64 OPTIONS(description="Units that may be sold"),
  committed INT64 OPTIONS(description="Units promised to orders"),
  incoming INT64 OPTIONS(description="Units on their way"),
  currency_code STRING OPTIONS(description="Currency of the cost, ISO 4217"),
  unit_cost NUMERIC OPTIONS(description="Cost of one unit"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, variant_key
OPTIONS(
  description="Stock of variants per place at the time of reading. A snapshot; never added up over days.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_inventory_daily
OPTIONS(description="Stock of variants per place at the time of reading. A snapshot; never added up over days.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, variant_key, product_key, location_id, sku, on_hand, available, committed, incoming, currency_code, unit_cost, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_inventory_daily__v1;
