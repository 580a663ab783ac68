-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_abandoned_checkout__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  checkout_key STRING NOT NULL OPTIONS(description="Surrogate key of the checkout"),
  checkout_id STRING NOT NULL OPTIONS(description="Native id"),
  customer_key STRING OPTIONS(description="Surrogate key of the customer [personal data: pseudonym]"),
  started_ts TIMESTAMP NOT NULL OPTIONS(description="When it was begun"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
  completed_ts TIMESTAMP OPTIONS(description="When it became an order; null when it never did"),
  client_date DATE NOT NULL OPTIONS(description="Day it was begun, in the client's zone"),
  order_key STRING OPTIONS(description="Surrogate key of the order it became"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  gross_sales NUMERIC OPTIONS(description="Line price × quantity before discounts"),
  discounts NUMERIC OPTIONS(description="Discounts, not negative"),
  total_price NUMERIC OPTIONS(description="What the customer was asked to pay"),
  units INT64 OPTIONS(description="Units in it"),
  landing_url_key STRING OPTIONS(description="Surrogate key of the first page's address"),
  source_name STRING NOT NULL OPTIONS(description="Where it was begun, in the shop's words, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  recovery_state STRING NOT NULL OPTIONS(description="What became of it"),
  utm_source STRING OPTIONS(description="utm_source of the address, cleaned"),
  utm_medium STRING OPTIONS(description="utm_medium of the address, cleaned"),
  utm_campaign STRING OPTIONS(description="utm_campaign of the address, cleaned"),
  utm_content STRING OPTIONS(description="utm_content of the address, cleaned"),
  utm_term STRING OPTIONS(description="utm_term of the address, cleaned"),
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
CLUSTER BY tenant_id, client_id, source_system, checkout_key
OPTIONS(
  description="Checkouts that were begun, finished later or never.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_abandoned_checkout
OPTIONS(description="Checkouts that were begun, finished later or never.")
AS SELECT tenant_id, client_id, source_system, source_account_id, checkout_key, checkout_id, customer_key, started_ts, updated_ts, completed_ts, client_date, order_key, currency_code, gross_sales, discounts, total_price, units, landing_url_key, source_name, country_code, recovery_state, utm_source, utm_medium, utm_campaign, utm_content, utm_term, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_abandoned_checkout__v1;
