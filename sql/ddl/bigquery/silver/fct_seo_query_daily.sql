-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_seo_query_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day in the source's zone (Google: Pacific time)"),
  site STRING NOT NULL OPTIONS(description="Property of the search console"),
  query_hash STRING NOT NULL OPTIONS(description="SHA-256 of the query; of (not set) for the remainder and for rows without queries"),
  query STRING NOT NULL OPTIONS(description="What was searched for, or (not set) [personal data: free_text]"),
  is_brand BOOL OPTIONS(description="Whether the query names the brand, by the client's words; null when it has none"),
  url_key STRING NOT NULL OPTIONS(description="Surrogate key of the page's address"),
  page_url STRING NOT NULL OPTIONS(description="Page, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  device STRING NOT NULL OPTIONS(description="Kind of device"),
  search_type STRING NOT NULL OPTIONS(description="Kind of search"),
  clicks INT64 OPTIONS(description="Clicks to the site"),
  impressions INT64 OPTIONS(description="Times a result was shown"),
  sum_position NUMERIC OPTIONS(description="Position × impressions; divide by impressions for the average position, 1 is the top"),
  is_anonymised_gap BOOL NOT NULL OPTIONS(description="Whether the row is what the source withheld: its total less its rows"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, site, url_key
OPTIONS(
  description="Unpaid search results per site, query, page, country, device and day. Withheld queries are one remainder row per day, so that rows add up to the source's total.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "free_text")]
);

CREATE OR REPLACE VIEW silver.fct_seo_query_daily
OPTIONS(description="Unpaid search results per site, query, page, country, device and day. Withheld queries are one remainder row per day, so that rows add up to the source's total.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, site, query_hash, query, is_brand, url_key, page_url, country_code, device, search_type, clicks, impressions, sum_position, is_anonymised_gap, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_seo_query_daily__v1;
