-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_review_daily__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  report_date DATE NOT NULL OPTIONS(description="Day of the count"),
  subject_type STRING NOT NULL OPTIONS(description="What is reviewed"),
  subject_id STRING NOT NULL OPTIONS(description="Native id of what is reviewed, or (not set)"),
  reviews INT64 OPTIONS(description="Reviews that came on that day"),
  sum_rating NUMERIC OPTIONS(description="Their ratings added up, each on a scale of 1 to 5; divide by reviews for the average"),
  replies INT64 OPTIONS(description="Reviews answered on that day"),
  total_reviews INT64 OPTIONS(description="Reviews up to that day; never added up"),
  total_rating_average NUMERIC OPTIONS(description="Average rating up to that day, 1 to 5; never added up"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY report_date
CLUSTER BY tenant_id, client_id, source_system, subject_id
OPTIONS(
  description="Reviews counted per reviewed thing and day, for sources that tell totals alone.",
  labels=[("layer", "silver"), ("disposition", "replace_slice"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_review_daily
OPTIONS(description="Reviews counted per reviewed thing and day, for sources that tell totals alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, report_date, subject_type, subject_id, reviews, sum_rating, replies, total_reviews, total_rating_average, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_review_daily__v1;
