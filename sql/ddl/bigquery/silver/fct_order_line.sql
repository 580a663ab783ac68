-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_order_line__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  line_id STRING NOT NULL OPTIONS(description="Native id of the line, digits only"),
  order_id STRING NOT NULL OPTIONS(description="Native id of the order"),
  client_date DATE NOT NULL OPTIONS(description="Day the order was placed, in the client's zone"),
  product_key STRING OPTIONS(description="Surrogate key of the product; null for a custom line"),
  variant_key STRING OPTIONS(description="Surrogate key of the variant"),
  sku STRING NOT NULL OPTIONS(description="Stock keeping unit, or (not set)"),
  title STRING NOT NULL OPTIONS(description="Title of the line, or (not set)"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217"),
  qty INT64 NOT NULL OPTIONS(description="Units ordered"),
  unit_price NUMERIC NOT NULL OPTIONS(description="Price of one unit before discounts"),
  gross NUMERIC NOT NULL OPTIONS(description="unit_price × qty"),
  discount_alloc NUMERIC NOT NULL OPTIONS(description="Discounts that fall on the line, not negative"),
  tax NUMERIC OPTIONS(description="Tax of the line"),
  cogs_unit NUMERIC OPTIONS(description="Cost of one unit"),
  refunded_qty INT64 OPTIONS(description="Units of the line that came back up to now"),
  refunded_amount NUMERIC OPTIONS(description="Price after discounts paid back for the line up to now"),
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
  description="Lines of the orders, as they stand now; they go and come with their order.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_order_line
OPTIONS(description="Lines of the orders, as they stand now; they go and come with their order.")
AS SELECT tenant_id, client_id, source_system, source_account_id, order_key, line_id, order_id, client_date, product_key, variant_key, sku, title, currency_code, qty, unit_price, gross, discount_alloc, tax, cogs_unit, refunded_qty, refunded_amount, is_test, cancelled_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_order_line__v1;
