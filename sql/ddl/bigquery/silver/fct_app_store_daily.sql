-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_app_store_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day, in the store's zone"),
  app_id STRING NOT NULL OPTIONS(description="Id of the app in its store"),
  app_name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  platform STRING NOT NULL OPTIONS(description="System of the store"),
  traffic_source STRING NOT NULL OPTIONS(description="Way to the store's page, in the store's words, or (not set)"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217, or (not set)"),
  impressions INT64 OPTIONS(description="Times the app was shown in the store"),
  page_views INT64 OPTIONS(description="Visits to its page"),
  downloads INT64 OPTIONS(description="First downloads"),
  redownloads INT64 OPTIONS(description="Downloads by people who had it before"),
  updates INT64 OPTIONS(description="Updates"),
  uninstalls INT64 OPTIONS(description="Deletions"),
  sales NUMERIC OPTIONS(description="What customers paid"),
  proceeds NUMERIC OPTIONS(description="What the store pays out"),
  ratings_count INT64 OPTIONS(description="Ratings up to that day; never added up"),
  rating_average NUMERIC OPTIONS(description="Average rating up to that day, 1 to 5; never added up"),
  crashes INT64 OPTIONS(description="Crashes"),
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
CLUSTER BY tenant_id, client_id, source_system, app_id
OPTIONS(
  description="Results of an app in its store per country and day.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_app_store_daily
OPTIONS(description="Results of an app in its store per country and day.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, app_id, app_name, country_code, platform, traffic_source, currency_code, impressions, page_views, downloads, redownloads, updates, uninstalls, sales, proceeds, ratings_count, rating_average, crashes, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_app_store_daily__v1;
