-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_web_vitals_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Last day of the collection period"),
  url_key STRING NOT NULL OPTIONS(description="Surrogate key of the normalised address"),
  url STRING NOT NULL OPTIONS(description="Address or origin measured"),
  device STRING NOT NULL OPTIONS(description="Kind of device"),
  scope STRING NOT NULL OPTIONS(description="Whether one page or the whole site was measured"),
  lcp_p75_ms NUMERIC OPTIONS(description="Largest contentful paint, 75th percentile"),
  inp_p75_ms NUMERIC OPTIONS(description="Interaction to next paint, 75th percentile"),
  cls_p75 NUMERIC OPTIONS(description="Cumulative layout shift, 75th percentile, without unit"),
  fcp_p75_ms NUMERIC OPTIONS(description="First contentful paint, 75th percentile"),
  ttfb_p75_ms NUMERIC OPTIONS(description="Time to first byte, 75th percentile"),
  lcp_good_share NUMERIC OPTIONS(description="Share of views with a good largest contentful paint, 0 to 1"),
  inp_good_share NUMERIC OPTIONS(description="Share of views with a good interaction to next paint, 0 to 1"),
  cls_good_share NUMERIC OPTIONS(description="Share of views with a good layout shift, 0 to 1"),
  samples INT64 OPTIONS(description="Views measured, where the source says it"),
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
  description="Core web vitals per address and device, the 75th percentile of the collection period that ends on the day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_web_vitals_daily
OPTIONS(description="Core web vitals per address and device, the 75th percentile of the collection period that ends on the day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, url_key, url, device, scope, lcp_p75_ms, inp_p75_ms, cls_p75, fcp_p75_ms, ttfb_p75_ms, lcp_good_share, inp_good_share, cls_good_share, samples, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_web_vitals_daily__v1;
