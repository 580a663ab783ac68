-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_variant__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  variant_key STRING NOT NULL OPTIONS(description="Surrogate key of the variant"),
  variant_id STRING NOT NULL OPTIONS(description="Native id"),
  product_key STRING NOT NULL OPTIONS(description="Surrogate key of its product"),
  product_id STRING NOT NULL OPTIONS(description="Native id of its product"),
  title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  sku STRING NOT NULL OPTIONS(description="Stock keeping unit, or (not set)"),
  gtin STRING OPTIONS(description="Global trade item number (EAN, UPC), digits only"),
  status STRING NOT NULL OPTIONS(description="Whether it is sold"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217, or (not set)"),
  price NUMERIC OPTIONS(description="Price"),
  compare_at_price NUMERIC OPTIONS(description="Price before a reduction"),
  cost NUMERIC OPTIONS(description="Cost of one unit"),
  weight_g NUMERIC OPTIONS(description="Weight in grams"),
  options JSON OPTIONS(description="Options, an object of name to value"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
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
CLUSTER BY tenant_id, client_id, source_system, product_key
OPTIONS(
  description="Variants of products as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_variant
OPTIONS(description="Variants of products as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, variant_key, variant_id, product_key, product_id, title, sku, gtin, status, currency_code, price, compare_at_price, cost, weight_g, options, created_ts, updated_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_variant__v1;

CREATE TABLE IF NOT EXISTS silver.dim_variant_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  variant_key STRING NOT NULL OPTIONS(description="Surrogate key of the variant"),
  title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  sku STRING NOT NULL OPTIONS(description="Stock keeping unit, or (not set)"),
  gtin STRING OPTIONS(description="Global trade item number (EAN, UPC), digits only"),
  status STRING NOT NULL OPTIONS(description="Whether it is sold"),
  price NUMERIC OPTIONS(description="Price"),
  cost NUMERIC OPTIONS(description="Cost of one unit"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system
OPTIONS(
  description="Former versions of: Variants of products as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_variant_history
OPTIONS(description="Former versions of: Variants of products as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, variant_key, title, sku, gtin, status, price, cost, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_variant_history__v1;
