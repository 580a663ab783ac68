-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_creative__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  creative_key STRING NOT NULL OPTIONS(description="Surrogate key of the creative"),
  creative_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it may serve"),
  creative_type STRING NOT NULL OPTIONS(description="Type in the platform's words (IMAGE, VIDEO), or (not set)"),
  headline STRING OPTIONS(description="Headline"),
  body STRING OPTIONS(description="Text"),
  call_to_action STRING OPTIONS(description="What the button says, in the platform's words"),
  image_uri STRING OPTIONS(description="Address of the picture"),
  video_id STRING OPTIONS(description="Native id of the video"),
  final_url STRING OPTIONS(description="Address people land on, without tracking"),
  url_template STRING OPTIONS(description="Tracking template"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
  extra JSON OPTIONS(description="Fields of the source without a column of their own"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more"),
  _deleted_at TIMESTAMP OPTIONS(description="When a complete list did not name the entity any more"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, creative_key
OPTIONS(
  description="What ads show, as it stands now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_creative
OPTIONS(description="What ads show, as it stands now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, creative_key, creative_id, name, status, creative_type, headline, body, call_to_action, image_uri, video_id, final_url, url_template, created_ts, updated_ts, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final, _deleted_at, _is_unlisted
FROM silver.dim_creative__v1;

CREATE TABLE IF NOT EXISTS silver.dim_creative_history__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  creative_key STRING NOT NULL OPTIONS(description="Surrogate key of the creative"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  status STRING NOT NULL OPTIONS(description="Whether it may serve"),
  headline STRING OPTIONS(description="Headline"),
  body STRING OPTIONS(description="Text"),
  image_uri STRING OPTIONS(description="Address of the picture"),
  final_url STRING OPTIONS(description="Address people land on, without tracking"),
  valid_from TIMESTAMP NOT NULL OPTIONS(description="From when the version was seen"),
  valid_to TIMESTAMP OPTIONS(description="From when it was not any more; NULL for the one that holds"),
  is_current BOOL NOT NULL OPTIONS(description="Whether it holds now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _is_unlisted BOOL OPTIONS(description="Whether no list named the entity, only facts")
)
CLUSTER BY tenant_id, client_id, source_system, creative_key
OPTIONS(
  description="Former versions of: What ads show, as it stands now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_creative_history
OPTIONS(description="Former versions of: What ads show, as it stands now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, creative_key, name, status, headline, body, image_uri, final_url, valid_from, valid_to, is_current, _slice_id, _is_unlisted
FROM silver.dim_creative_history__v1;
