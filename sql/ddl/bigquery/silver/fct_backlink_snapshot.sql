-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_backlink_snapshot__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the count"),
  target STRING NOT NULL OPTIONS(description="Domain or address that is linked to"),
  backlinks INT64 OPTIONS(description="Links"),
  referring_domains INT64 OPTIONS(description="Different domains that link"),
  referring_ips INT64 OPTIONS(description="Different addresses of machines that link"),
  follow_links INT64 OPTIONS(description="Links that pass rank on"),
  nofollow_links INT64 OPTIONS(description="Links that do not"),
  new_links INT64 OPTIONS(description="Links found since the day before"),
  lost_links INT64 OPTIONS(description="Links gone since the day before"),
  authority NUMERIC OPTIONS(description="Score of the site, in the source's own scale"),
  toxicity NUMERIC OPTIONS(description="Score of harmful links, in the source's own scale"),
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
CLUSTER BY tenant_id, client_id, source_system, target
OPTIONS(
  description="Links to a site, counted on a day. A snapshot; never added up over days.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_backlink_snapshot
OPTIONS(description="Links to a site, counted on a day. A snapshot; never added up over days.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, target, backlinks, referring_domains, referring_ips, follow_links, nofollow_links, new_links, lost_links, authority, toxicity, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_backlink_snapshot__v1;
