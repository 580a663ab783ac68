-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_post__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  post_key STRING NOT NULL OPTIONS(description="Surrogate key of the post"),
  post_id STRING NOT NULL OPTIONS(description="Native id"),
  page_id STRING NOT NULL OPTIONS(description="Native id of the page, profile or channel"),
  platform STRING NOT NULL OPTIONS(description="Surface in the platform's words (facebook, instagram), or (not set)"),
  post_type STRING NOT NULL OPTIONS(description="Kind"),
  published_ts TIMESTAMP OPTIONS(description="When it was published"),
  caption STRING OPTIONS(description="Its text [personal data: free_text]"),
  permalink STRING OPTIONS(description="Its address"),
  image_uri STRING OPTIONS(description="Address of its picture"),
  hashtags JSON OPTIONS(description="Hashtags without the sign, an array of texts"),
  video_length_s NUMERIC OPTIONS(description="Length of its video"),
  is_boosted BOOL OPTIONS(description="Whether an ad shows it"),
  status STRING NOT NULL OPTIONS(description="Whether it is to be seen"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
CLUSTER BY tenant_id, client_id, source_system, post_key
OPTIONS(
  description="Posts on social media as they stand now, deleted ones included.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "free_text")]
);

CREATE OR REPLACE VIEW silver.dim_post
OPTIONS(description="Posts on social media as they stand now, deleted ones included.")
AS SELECT tenant_id, client_id, source_system, source_account_id, post_key, post_id, page_id, platform, post_type, published_ts, caption, permalink, image_uri, hashtags, video_length_s, is_boosted, status, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.dim_post__v1;
