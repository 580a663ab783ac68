-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_order__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  order_id STRING NOT NULL OPTIONS(description="Native id of the order, digits only"),
  order_name STRING OPTIONS(description="Number shown to people"),
  order_ts TIMESTAMP NOT NULL OPTIONS(description="When it was placed"),
  updated_ts TIMESTAMP OPTIONS(description="When the shop last changed it"),
  client_date DATE NOT NULL OPTIONS(description="Day it was placed, in the client's zone"),
  store STRING NOT NULL OPTIONS(description="The shop's account id"),
  customer_key STRING OPTIONS(description="Surrogate key of the customer; null for a guest the shop does not know [personal data: pseudonym]"),
  status STRING NOT NULL OPTIONS(description="OPEN, CLOSED or CANCELLED"),
  financial_status STRING NOT NULL OPTIONS(description="PAID, PENDING, AUTHORIZED, PARTIALLY_PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED, EXPIRED or UNKNOWN"),
  currency_code STRING NOT NULL OPTIONS(description="The shop's currency, ISO 4217; all amounts are in it"),
  gross_sales NUMERIC NOT NULL OPTIONS(description="Sum of line price × quantity before discounts"),
  discounts NUMERIC NOT NULL OPTIONS(description="All discounts of the order, not negative"),
  shipping NUMERIC OPTIONS(description="Shipping charged"),
  tax NUMERIC OPTIONS(description="Tax, included in the prices or not"),
  taxes_included BOOL OPTIONS(description="Whether prices include tax"),
  tips NUMERIC OPTIONS(description="Tips"),
  gift_card NUMERIC OPTIONS(description="Paid by gift card"),
  refunds_total NUMERIC OPTIONS(description="All refunds of the order up to now; fct_refund has their days"),
  net_sales NUMERIC NOT NULL OPTIONS(description="gross_sales - discounts"),
  total_price NUMERIC OPTIONS(description="What the customer was asked to pay"),
  cogs NUMERIC OPTIONS(description="Cost of the goods"),
  payment_fees NUMERIC OPTIONS(description="Fees of the payment provider"),
  contribution NUMERIC OPTIONS(description="net_sales - cogs - payment_fees"),
  units INT64 OPTIONS(description="Sum of the lines' quantities"),
  is_new_customer BOOL OPTIONS(description="Whether this is the customer's first order; null when the shop does not say"),
  order_number_for_customer INT64 OPTIONS(description="Place among the customer's orders, from 1; 0 for a test order"),
  source_name STRING NOT NULL OPTIONS(description="Where it was placed, in the shop's words, or (not set)"),
  utm_source STRING OPTIONS(description="utm_source of the landing page, cleaned"),
  utm_medium STRING OPTIONS(description="utm_medium of the landing page, cleaned"),
  utm_campaign STRING OPTIONS(description="utm_campaign of the landing page, cleaned"),
  utm_content STRING OPTIONS(description="utm_content of the landing page, cleaned"),
  utm_term STRING OPTIONS(description="utm_term of the landing page, cleaned"),
  channel_group STRING OPTIONS(description="Channel group of the visit that ended in the order, by its utm parameters, or (not set)"),
  landing_url_key STRING OPTIONS(description="Surrogate key of the first page's address"),
  click_id_sha256 STRING OPTIONS(description="SHA-256 of the click id of that address [personal data: hashed]"),
  country_code STRING NOT NULL OPTIONS(description="Country of delivery, else of the bill, ISO 3166-1 alpha-2, or (not set)"),
  cancelled_ts TIMESTAMP OPTIONS(description="When it was cancelled"),
  is_test BOOL NOT NULL OPTIONS(description="Whether it is a test order"),
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
  description="Orders of a shop, as they stand now. Test and cancelled orders are kept and marked.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_order
OPTIONS(description="Orders of a shop, as they stand now. Test and cancelled orders are kept and marked.")
AS SELECT tenant_id, client_id, source_system, source_account_id, order_key, order_id, order_name, order_ts, updated_ts, client_date, store, customer_key, status, financial_status, currency_code, gross_sales, discounts, shipping, tax, taxes_included, tips, gift_card, refunds_total, net_sales, total_price, cogs, payment_fees, contribution, units, is_new_customer, order_number_for_customer, source_name, utm_source, utm_medium, utm_campaign, utm_content, utm_term, channel_group, landing_url_key, click_id_sha256, country_code, cancelled_ts, is_test, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_order__v1;
