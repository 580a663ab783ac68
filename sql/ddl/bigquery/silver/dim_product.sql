-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_product__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  product_key STRING NOT NULL OPTIONS(description="Surrogate key of the product"),
  product_id STRING NOT NULL OPTIONS(description="Native id"),
  title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  product_type STRING NOT NULL OPTIONS(description="Type in the shop's words, or (not set)"),
  brand STRING NOT NULL OPTIONS(description="Brand or vendor, or (not set)"),
  category STRING NOT NULL OPTIONS(description="Category in the shop's words, or (not set)"),
  google_product_category STRING NOT NULL OPTIONS(description="Google's product category, id or path, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it is sold"),
  handle STRING OPTIONS(description="Last part of its address"),
  url_key STRING OPTIONS(description="Surrogate key of its page's address"),
  image_uri STRING OPTIONS(description="Address of its first picture"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217, or (not set)"),
  price NUMERIC OPTIONS(description="Lowest price of its variants"),
  compare_at_price NUMERIC OPTIONS(description="Price before a reduction"),
  cost NUMERIC OPTIONS(description="Lowest cost of its variants"),
  tags JSON OPTIONS(description="Tags, an array of texts"),
  published_ts TIMESTAMP OPTIONS(description="When it was first shown"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
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
  description="Products of a shop or feed as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_product
OPTIONS(description="Products of a shop or feed as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, product_key, product_id, title, product_type, brand, category, google_product_category, status, handle, url_key, image_uri, currency_code, price, compare_at_price, cost, tags, published_ts, created_ts, updated_ts, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_product__v1;

CREATE TABLE IF NOT EXISTS silver.dim_product_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  product_key STRING NOT NULL OPTIONS(description="Surrogate key of the product"),
  title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  product_type STRING NOT NULL OPTIONS(description="Type in the shop's words, or (not set)"),
  brand STRING NOT NULL OPTIONS(description="Brand or vendor, or (not set)"),
  category STRING NOT NULL OPTIONS(description="Category in the shop's words, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it is sold"),
  price NUMERIC OPTIONS(description="Lowest price of its variants"),
  cost NUMERIC OPTIONS(description="Lowest cost of its variants"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, product_key
OPTIONS(
  description="Former versions of: Products of a shop or feed as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_product_history
OPTIONS(description="Former versions of: Products of a shop or feed as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, product_key, title, product_type, brand, category, status, price, cost, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_product_history__v1;
