-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_order_touch__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  order_key STRING NOT NULL OPTIONS(description="Surrogate key of the order"),
  touch_id STRING NOT NULL OPTIONS(description="Native id of the visit"),
  order_id STRING NOT NULL OPTIONS(description="Native id of the order"),
  client_date DATE NOT NULL OPTIONS(description="Day the order was placed, in the client's zone"),
  touch_ts TIMESTAMP NOT NULL OPTIONS(description="When the visit began"),
  source STRING NOT NULL OPTIONS(description="utm_source, else what the click id or the shop says, cleaned; (direct), or (not set)"),
  medium STRING NOT NULL OPTIONS(description="utm_medium, else what the click id or the kind of link says, cleaned; (none) for direct, or (not set)"),
  campaign STRING NOT NULL OPTIONS(description="utm_campaign, cleaned, or (not set)"),
  content STRING OPTIONS(description="utm_content, cleaned"),
  term STRING OPTIONS(description="utm_term, cleaned"),
  click_id_type STRING OPTIONS(description="Parameter of the landing page that holds a click id: gclid, gbraid, wbraid, msclkid, ttclid or fbclid; the id itself is not kept"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by source, medium and campaign, GA4's rules, or (not set)"),
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
  description="Visits that came before an order, as the shop itself links them; they go and come with their order. Direct visits are touches too.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_order_touch
OPTIONS(description="Visits that came before an order, as the shop itself links them; they go and come with their order. Direct visits are touches too.")
AS SELECT tenant_id, client_id, source_system, source_account_id, order_key, touch_id, order_id, client_date, touch_ts, source, medium, campaign, content, term, click_id_type, channel_group, is_test, cancelled_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_order_touch__v1;
