-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_lead__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  lead_key STRING NOT NULL OPTIONS(description="Surrogate key of the lead"),
  lead_id STRING NOT NULL OPTIONS(description="Native id"),
  contact_key STRING OPTIONS(description="Surrogate key of the contact [personal data: pseudonym]"),
  company_key STRING OPTIONS(description="Surrogate key of the company"),
  lead_ts TIMESTAMP NOT NULL OPTIONS(description="When it came in"),
  client_date DATE NOT NULL OPTIONS(description="Day it came in, in the client's zone"),
  source STRING NOT NULL OPTIONS(description="Source in the CRM's words, or (not set)"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group of the visit that brought it, GA4 names"),
  form_id STRING NOT NULL OPTIONS(description="Native id of the form, or (not set)"),
  landing_url_key STRING OPTIONS(description="Surrogate key of the page's address"),
  click_id_sha256 STRING OPTIONS(description="SHA-256 of the click id [personal data: hashed]"),
  campaign_key STRING OPTIONS(description="Surrogate key of the ad campaign, where the click id or the form tells it"),
  status STRING NOT NULL OPTIONS(description="Where it stands"),
  score NUMERIC OPTIONS(description="Score the CRM gives, in its own scale"),
  qualified_ts TIMESTAMP OPTIONS(description="When it was found qualified"),
  converted_ts TIMESTAMP OPTIONS(description="When it became a deal or customer"),
  deal_key STRING OPTIONS(description="Surrogate key of the deal it became"),
  is_test BOOL NOT NULL OPTIONS(description="Whether it is a test"),
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
CLUSTER BY tenant_id, client_id, source_system, lead_key
OPTIONS(
  description="Leads as they stand now, on the day they came in.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_lead
OPTIONS(description="Leads as they stand now, on the day they came in.")
AS SELECT tenant_id, client_id, source_system, source_account_id, lead_key, lead_id, contact_key, company_key, lead_ts, client_date, source, channel_group, form_id, landing_url_key, click_id_sha256, campaign_key, status, score, qualified_ts, converted_ts, deal_key, is_test, utm_source, utm_medium, utm_campaign, utm_content, utm_term, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_lead__v1;
