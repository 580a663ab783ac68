-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_page_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the results, account-local"),
  page_id STRING NOT NULL OPTIONS(description="Native id of the page, profile or channel"),
  page_name STRING NOT NULL OPTIONS(description="Its name, or (not set)"),
  platform STRING NOT NULL OPTIONS(description="Surface in the platform's words, or (not set)"),
  followers INT64 OPTIONS(description="Followers at the end of the day; never added up"),
  new_follows INT64 OPTIONS(description="People who began to follow"),
  unfollows INT64 OPTIONS(description="People who stopped"),
  net_follows INT64 OPTIONS(description="new_follows - unfollows"),
  impressions INT64 OPTIONS(description="Times anything of the page was shown"),
  reach INT64 OPTIONS(description="Different people reached; never added up"),
  engagements INT64 OPTIONS(description="Interactions with anything of the page"),
  profile_views INT64 OPTIONS(description="Visits to the page itself"),
  website_clicks INT64 OPTIONS(description="Clicks to the site"),
  video_views INT64 OPTIONS(description="Views of its videos"),
  posts INT64 OPTIONS(description="Posts published on that day"),
  messages INT64 OPTIONS(description="Conversations begun"),
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
CLUSTER BY tenant_id, client_id, source_system, page_id
OPTIONS(
  description="Results of pages, profiles and channels on social media per day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_page_daily
OPTIONS(description="Results of pages, profiles and channels on social media per day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, page_id, page_name, platform, followers, new_follows, unfollows, net_follows, impressions, reach, engagements, profile_views, website_clicks, video_views, posts, messages, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_page_daily__v1;
