-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_url__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  url_key STRING NOT NULL OPTIONS(description="Surrogate key of the normalised address"),
  url STRING NOT NULL OPTIONS(description="Normalised address: lower-case host, no fragment, tracking parameters taken out"),
  url_host STRING NOT NULL OPTIONS(description="Host in lower case, or (not set)"),
  url_path STRING NOT NULL OPTIONS(description="Path, or (not set)"),
  page_type STRING NOT NULL OPTIONS(description="What kind of page it is"),
  has_gclid BOOL OPTIONS(description="Whether the address carried a Google click id"),
  has_fbclid BOOL OPTIONS(description="Whether it carried a Meta click id"),
  has_msclkid BOOL OPTIONS(description="Whether it carried a Microsoft click id"),
  has_ttclid BOOL OPTIONS(description="Whether it carried a TikTok click id"),
  utm_source STRING OPTIONS(description="utm_source of the address, cleaned"),
  utm_medium STRING OPTIONS(description="utm_medium of the address, cleaned"),
  utm_campaign STRING OPTIONS(description="utm_campaign of the address, cleaned"),
  utm_content STRING OPTIONS(description="utm_content of the address, cleaned"),
  utm_term STRING OPTIONS(description="utm_term of the address, cleaned"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
CLUSTER BY tenant_id, client_id, url_host
OPTIONS(
  description="Landing addresses seen anywhere, taken apart.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_url
OPTIONS(description="Landing addresses seen anywhere, taken apart.")
AS SELECT tenant_id, client_id, source_system, source_account_id, url_key, url, url_host, url_path, page_type, has_gclid, has_fbclid, has_msclkid, has_ttclid, utm_source, utm_medium, utm_campaign, utm_content, utm_term, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.dim_url__v1;
