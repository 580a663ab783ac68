-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_web_page_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Property-local day"),
  property_id STRING NOT NULL OPTIONS(description="Native id of the property"),
  url_key STRING NOT NULL OPTIONS(description="Surrogate key of the normalised address"),
  page_host STRING NOT NULL OPTIONS(description="Host, or (not set)"),
  page_path STRING NOT NULL OPTIONS(description="Path, or (not set)"),
  page_title STRING NOT NULL OPTIONS(description="Title, or (not set)"),
  device STRING NOT NULL OPTIONS(description="Kind of device"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the revenue, ISO 4217, or (not set)"),
  views INT64 OPTIONS(description="Views"),
  users INT64 OPTIONS(description="Different users; never added up over rows"),
  entrances INT64 OPTIONS(description="Sessions that began here"),
  exits INT64 OPTIONS(description="Sessions that ended here"),
  bounces INT64 OPTIONS(description="Sessions that began and ended here without engagement"),
  engagement_s NUMERIC OPTIONS(description="Time the page was in front, all views together; divide by views for the average"),
  key_events NUMERIC OPTIONS(description="Key events on the page"),
  purchases INT64 OPTIONS(description="Purchases in sessions that began here"),
  revenue NUMERIC OPTIONS(description="Revenue in sessions that began here"),
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
CLUSTER BY tenant_id, client_id, source_system, url_key
OPTIONS(
  description="Views of pages per property, address, device and property-local day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_web_page_daily
OPTIONS(description="Views of pages per property, address, device and property-local day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, property_id, url_key, page_host, page_path, page_title, device, currency_code, views, users, entrances, exits, bounces, engagement_s, key_events, purchases, revenue, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_web_page_daily__v1;
