-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_post_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the results, account-local"),
  post_key STRING NOT NULL OPTIONS(description="Surrogate key of the post"),
  page_id STRING NOT NULL OPTIONS(description="Native id of the page, profile or channel"),
  impressions INT64 OPTIONS(description="Times it was shown on that day"),
  reach INT64 OPTIONS(description="Different people it was shown to on that day; never added up"),
  engagements INT64 OPTIONS(description="Interactions on that day"),
  likes INT64 OPTIONS(description="Likes and other reactions on that day"),
  comments INT64 OPTIONS(description="Comments on that day"),
  shares INT64 OPTIONS(description="Shares on that day"),
  saves INT64 OPTIONS(description="Saves on that day"),
  video_views INT64 OPTIONS(description="Views of its video on that day"),
  clicks INT64 OPTIONS(description="Clicks on that day"),
  total_impressions INT64 OPTIONS(description="Times it was shown since publication"),
  total_reach INT64 OPTIONS(description="Different people since publication"),
  total_engagements INT64 OPTIONS(description="Interactions since publication"),
  total_likes INT64 OPTIONS(description="Likes and other reactions since publication"),
  total_comments INT64 OPTIONS(description="Comments since publication"),
  total_shares INT64 OPTIONS(description="Shares since publication"),
  total_saves INT64 OPTIONS(description="Saves since publication"),
  total_video_views INT64 OPTIONS(description="Views of its video since publication"),
  total_clicks INT64 OPTIONS(description="Clicks since publication"),
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
CLUSTER BY tenant_id, client_id, source_system, post_key
OPTIONS(
  description="Results of posts per day. Sources that tell totals since publication fill the total_ columns; the others are what came on that day alone.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_post_daily
OPTIONS(description="Results of posts per day. Sources that tell totals since publication fill the total_ columns; the others are what came on that day alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, post_key, page_id, impressions, reach, engagements, likes, comments, shares, saves, video_views, clicks, total_impressions, total_reach, total_engagements, total_likes, total_comments, total_shares, total_saves, total_video_views, total_clicks, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_post_daily__v1;
