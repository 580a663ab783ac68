-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_message_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the results, account-local"),
  message_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign or flow message"),
  message_id STRING NOT NULL OPTIONS(description="Native id of the campaign or flow message"),
  variant_id STRING NOT NULL OPTIONS(description="Native id of the variant sent, or (not set)"),
  message_name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  channel STRING NOT NULL OPTIONS(description="EMAIL, SMS, PUSH or OTHER"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group, GA4 names"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the attributed revenue, ISO 4217"),
  sent INT64 OPTIONS(description="Recipients sent to"),
  delivered INT64 OPTIONS(description="Recipients reached"),
  opens INT64 OPTIONS(description="Opens"),
  unique_opens INT64 OPTIONS(description="Recipients who opened"),
  machine_opens INT64 OPTIONS(description="Opens by mail programs without a person"),
  clicks INT64 OPTIONS(description="Clicks"),
  unique_clicks INT64 OPTIONS(description="Recipients who clicked"),
  bounces_hard INT64 OPTIONS(description="Permanent failures; all failures where the source does not tell them apart"),
  bounces_soft INT64 OPTIONS(description="Temporary failures"),
  unsubscribes INT64 OPTIONS(description="Recipients who unsubscribed"),
  complaints INT64 OPTIONS(description="Spam complaints"),
  attributed_orders INT64 OPTIONS(description="Orders the platform claims"),
  attributed_revenue NUMERIC OPTIONS(description="Revenue the platform claims"),
  attribution_window_h INT64 OPTIONS(description="Hours after a message in which an order counts"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, message_key
OPTIONS(
  description="Results of e-mail, SMS and push messages per message and client-local day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_message_daily
OPTIONS(description="Results of e-mail, SMS and push messages per message and client-local day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, message_key, message_id, variant_id, message_name, channel, channel_group, currency_code, sent, delivered, opens, unique_opens, machine_opens, clicks, unique_clicks, bounces_hard, bounces_soft, unsubscribes, complaints, attributed_orders, attributed_revenue, attribution_window_h, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_message_daily__v1;
