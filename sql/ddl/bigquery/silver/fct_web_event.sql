-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_web_event__v2 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  event_key STRING NOT NULL OPTIONS(description="Surrogate key of the event"),
  event_ts TIMESTAMP NOT NULL OPTIONS(description="When it happened"),
  client_date DATE NOT NULL OPTIONS(description="Day it happened, property-local"),
  property_id STRING NOT NULL OPTIONS(description="Native id of the property"),
  event_name STRING NOT NULL OPTIONS(description="Name of the event"),
  session_key STRING OPTIONS(description="Surrogate key of its session"),
  user_key STRING OPTIONS(description="SHA-256 of the visitor's cookie or app instance id with the property [personal data: pseudonym]"),
  url_key STRING OPTIONS(description="Surrogate key of the page's address"),
  is_key_event BOOL NOT NULL OPTIONS(description="Whether the property counts it as a key event"),
  order_id STRING OPTIONS(description="Transaction id, for purchases"),
  currency_code STRING OPTIONS(description="Currency of the value, ISO 4217"),
  event_value NUMERIC OPTIONS(description="Value of the event"),
  page_url STRING OPTIONS(description="Address of the page without its parameters"),
  source STRING OPTIONS(description="Source that the event itself names (campaign, click id, referrer of another site), cleaned; null when it names none"),
  medium STRING OPTIONS(description="Its medium, cleaned; null when it names none"),
  campaign STRING OPTIONS(description="Its campaign, cleaned; null when it names none"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by GA4's rules of source, medium and campaign; Direct when the event names none"),
  device_category STRING OPTIONS(description="Kind of device"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  consent_analytics STRING OPTIONS(description="Consent to analytics storage; where it is denied, user_key is not stored"),
  params JSON OPTIONS(description="Parameters, an object of name to value; addresses of people are taken out [personal data: free_text]"),
  items JSON OPTIONS(description="Items, an array of objects"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, event_name, session_key
OPTIONS(
  description="Single web and app events, from an export or as they happen. Parameters and items stay JSON.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "pseudonym-free_text")]
);

CREATE OR REPLACE VIEW silver.fct_web_event
OPTIONS(description="Single web and app events, from an export or as they happen. Parameters and items stay JSON.")
AS SELECT tenant_id, client_id, source_system, source_account_id, event_key, event_ts, client_date, property_id, event_name, session_key, user_key, url_key, is_key_event, order_id, currency_code, event_value, page_url, source, medium, campaign, channel_group, device_category, country_code, consent_analytics, params, items, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_web_event__v2;
