-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_rank_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the measurement"),
  keyword_key STRING NOT NULL OPTIONS(description="Surrogate key of the keyword"),
  keyword STRING NOT NULL OPTIONS(description="The keyword"),
  engine STRING NOT NULL OPTIONS(description="Search engine"),
  location STRING NOT NULL OPTIONS(description="Place searched from, in the source's words, or (not set)"),
  device STRING NOT NULL OPTIONS(description="Kind of device"),
  domain STRING NOT NULL OPTIONS(description="Site that is ranked"),
  position INT64 OPTIONS(description="Place in the results, 1 is the top; null when it was not found"),
  previous_position INT64 OPTIONS(description="Place at the measurement before"),
  url_key STRING OPTIONS(description="Surrogate key of the page's address"),
  page_url STRING OPTIONS(description="Page that ranks"),
  features JSON OPTIONS(description="Features of the results page, an array of texts"),
  search_volume INT64 OPTIONS(description="Searches a month, the source's estimate"),
  visibility NUMERIC OPTIONS(description="Estimated share of clicks, 0 to 1"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, keyword_key
OPTIONS(
  description="Rank of a site for watched keywords per engine, place, device and day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_rank_daily
OPTIONS(description="Rank of a site for watched keywords per engine, place, device and day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, keyword_key, keyword, engine, location, device, domain, position, previous_position, url_key, page_url, features, search_volume, visibility, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_rank_daily__v1;
