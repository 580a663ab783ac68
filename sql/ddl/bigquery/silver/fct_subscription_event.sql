-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_subscription_event__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  event_key STRING NOT NULL OPTIONS(description="Surrogate key of the event"),
  subscription_key STRING NOT NULL OPTIONS(description="Surrogate key of the subscription"),
  subscription_id STRING NOT NULL OPTIONS(description="Native id of the subscription"),
  customer_key STRING OPTIONS(description="Surrogate key of the customer [personal data: pseudonym]"),
  event_ts TIMESTAMP NOT NULL OPTIONS(description="When it happened"),
  client_date DATE NOT NULL OPTIONS(description="Day it happened, in the client's zone"),
  event_type STRING NOT NULL OPTIONS(description="What happened"),
  state STRING NOT NULL OPTIONS(description="State after it"),
  product_key STRING OPTIONS(description="Surrogate key of the product"),
  order_key STRING OPTIONS(description="Surrogate key of the order it made"),
  interval_unit STRING NOT NULL OPTIONS(description="Unit of the billing interval"),
  interval_count INT64 OPTIONS(description="Units in the billing interval"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  amount NUMERIC OPTIONS(description="Price of one interval after the event"),
  mrr_change NUMERIC OPTIONS(description="What the event adds to monthly recurring revenue, or takes off it"),
  reason STRING NOT NULL OPTIONS(description="Reason of a pause or cancellation, or (not set) [personal data: free_text]"),
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
CLUSTER BY tenant_id, client_id, source_system, subscription_key
OPTIONS(
  description="Changes of customers' subscriptions.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "pseudonym-free_text")]
);

CREATE OR REPLACE VIEW silver.fct_subscription_event
OPTIONS(description="Changes of customers' subscriptions.")
AS SELECT tenant_id, client_id, source_system, source_account_id, event_key, subscription_key, subscription_id, customer_key, event_ts, client_date, event_type, state, product_key, order_key, interval_unit, interval_count, currency_code, amount, mrr_change, reason, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_subscription_event__v1;
