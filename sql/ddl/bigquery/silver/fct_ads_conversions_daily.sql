-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_ads_conversions_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Account-local day"),
  level STRING NOT NULL OPTIONS(description="What the entity is: CAMPAIGN or AD"),
  entity_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign or ad"),
  entity_id STRING NOT NULL OPTIONS(description="Its native id"),
  campaign_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign"),
  conversion_action_id STRING NOT NULL OPTIONS(description="Native id of the conversion action or action type"),
  conversion_action_name STRING NOT NULL OPTIONS(description="Its name, or (not set)"),
  canonical_event STRING NOT NULL OPTIONS(description="purchase, lead, add_to_cart, checkout, signup, install, call, store_visit or other"),
  attribution_model STRING NOT NULL OPTIONS(description="Model in the platform's words, or (not set)"),
  click_window_d INT64 NOT NULL OPTIONS(description="Days after a click in which a conversion counts; 0 for none"),
  view_window_d INT64 NOT NULL OPTIONS(description="Days after a view in which a conversion counts; 0 for none"),
  count_basis STRING NOT NULL OPTIONS(description="AD_DATE or CONVERSION_DATE"),
  counted BOOL NOT NULL OPTIONS(description="False where another row holds these conversions too: a wider action type, or the account's own window"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group by platform and campaign type, GA4 names"),
  conversions NUMERIC OPTIONS(description="Conversions of this action"),
  conversion_value NUMERIC OPTIONS(description="Their value in the account's currency"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the account, ISO 4217"),
  account_timezone STRING OPTIONS(description="Zone of the account's days, IANA name, where the source says it"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, entity_key
OPTIONS(
  description="Conversions the platforms claim, one row per entity, conversion action and attribution window. Add up counted rows only.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_ads_conversions_daily
OPTIONS(description="Conversions the platforms claim, one row per entity, conversion action and attribution window. Add up counted rows only.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, level, entity_key, entity_id, campaign_key, conversion_action_id, conversion_action_name, canonical_event, attribution_model, click_window_d, view_window_d, count_basis, counted, channel_group, conversions, conversion_value, currency_code, account_timezone, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_ads_conversions_daily__v1;
