-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_web_session__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  session_key STRING NOT NULL OPTIONS(description="Surrogate key of property, visitor and session id"),
  user_key STRING NOT NULL OPTIONS(description="SHA-256 of the visitor's cookie or app instance id with the property [personal data: pseudonym]"),
  customer_key STRING OPTIONS(description="Surrogate key of the shop's customer, where the visitor signed in and consented [personal data: pseudonym]"),
  property_id STRING NOT NULL OPTIONS(description="Native id of the property"),
  session_start_ts TIMESTAMP NOT NULL OPTIONS(description="First event of the session"),
  client_date DATE NOT NULL OPTIONS(description="Day of the first event, property-local"),
  landing_url_key STRING OPTIONS(description="Surrogate key of the first page's address"),
  landing_url STRING OPTIONS(description="First page without its tracking parameters"),
  source STRING NOT NULL OPTIONS(description="Source of the session, cleaned, or (not set)"),
  medium STRING NOT NULL OPTIONS(description="Medium of the session, cleaned, or (not set)"),
  campaign STRING NOT NULL OPTIONS(description="Campaign of the session, cleaned, or (not set)"),
  term STRING OPTIONS(description="Term of the session, cleaned"),
  content STRING OPTIONS(description="Content of the session, cleaned"),
  has_gclid BOOL NOT NULL OPTIONS(description="Whether the first page carried a Google click id"),
  has_fbclid BOOL NOT NULL OPTIONS(description="Whether it carried a Meta click id"),
  has_msclkid BOOL NOT NULL OPTIONS(description="Whether it carried a Microsoft click id"),
  has_ttclid BOOL NOT NULL OPTIONS(description="Whether it carried a TikTok click id"),
  click_id_sha256 STRING OPTIONS(description="SHA-256 of the click id, whichever it was [personal data: hashed]"),
  default_channel_group STRING NOT NULL OPTIONS(description="Channel group by GA4's rules"),
  last_non_direct_source STRING NOT NULL OPTIONS(description="Source of the visitor's last session that was not direct, this one included, or (not set)"),
  last_non_direct_medium STRING NOT NULL OPTIONS(description="Its medium, or (not set)"),
  last_non_direct_campaign STRING NOT NULL OPTIONS(description="Its campaign, or (not set)"),
  last_non_direct_channel_group STRING NOT NULL OPTIONS(description="Its channel group"),
  device_category STRING NOT NULL OPTIONS(description="Kind of device"),
  os STRING NOT NULL OPTIONS(description="Operating system, or (not set)"),
  browser STRING NOT NULL OPTIONS(description="Browser, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  engaged BOOL NOT NULL OPTIONS(description="Whether it lasted 10 seconds, had 2 pages or a key event"),
  engagement_s NUMERIC OPTIONS(description="Time the pages were in front"),
  pageviews INT64 OPTIONS(description="Pages and screens seen"),
  events INT64 OPTIONS(description="Events of all kinds"),
  key_events NUMERIC OPTIONS(description="Key events"),
  purchases INT64 OPTIONS(description="Purchases seen by the tag"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the revenue, ISO 4217, or (not set)"),
  revenue NUMERIC OPTIONS(description="Revenue seen by the tag"),
  order_ids JSON OPTIONS(description="Transaction ids seen by the tag, an array of texts"),
  new_user BOOL NOT NULL OPTIONS(description="Whether the visitor was not seen before"),
  consent_ads STRING NOT NULL OPTIONS(description="Consent to advertising storage"),
  consent_analytics STRING NOT NULL OPTIONS(description="Consent to analytics storage"),
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
CLUSTER BY tenant_id, client_id, default_channel_group, user_key
OPTIONS(
  description="Web sessions, one row each, from an export of events. People are known by hashes alone; consent travels with the row.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_web_session
OPTIONS(description="Web sessions, one row each, from an export of events. People are known by hashes alone; consent travels with the row.")
AS SELECT tenant_id, client_id, source_system, source_account_id, session_key, user_key, customer_key, property_id, session_start_ts, client_date, landing_url_key, landing_url, source, medium, campaign, term, content, has_gclid, has_fbclid, has_msclkid, has_ttclid, click_id_sha256, default_channel_group, last_non_direct_source, last_non_direct_medium, last_non_direct_campaign, last_non_direct_channel_group, device_category, os, browser, country_code, engaged, engagement_s, pageviews, events, key_events, purchases, currency_code, revenue, order_ids, new_user, consent_ads, consent_analytics, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_web_session__v1;
