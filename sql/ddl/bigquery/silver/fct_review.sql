-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_review__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  review_key STRING NOT NULL OPTIONS(description="Surrogate key of the review"),
  review_id STRING NOT NULL OPTIONS(description="Native id"),
  subject_type STRING NOT NULL OPTIONS(description="What is reviewed"),
  subject_id STRING NOT NULL OPTIONS(description="Native id of what is reviewed, or (not set)"),
  product_key STRING OPTIONS(description="Surrogate key of the product"),
  order_key STRING OPTIONS(description="Surrogate key of the order it follows"),
  customer_key STRING OPTIONS(description="Surrogate key of the customer [personal data: pseudonym]"),
  author_hash STRING OPTIONS(description="SHA-256 of the author's id or address [personal data: hashed]"),
  rating NUMERIC OPTIONS(description="Rating on a scale of 1 to 5"),
  rating_native NUMERIC OPTIONS(description="Rating in the source's scale"),
  rating_max NUMERIC OPTIONS(description="Best rating of the source's scale"),
  review_ts TIMESTAMP NOT NULL OPTIONS(description="When it was written"),
  client_date DATE NOT NULL OPTIONS(description="Day it was written, in the client's zone"),
  title STRING OPTIONS(description="Title [personal data: free_text]"),
  body STRING OPTIONS(description="Text [personal data: free_text]"),
  language_code STRING NOT NULL OPTIONS(description="ISO 639-1, or (not set)"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  is_verified BOOL OPTIONS(description="Whether the author bought"),
  reply_ts TIMESTAMP OPTIONS(description="When it was answered"),
  reply_body STRING OPTIONS(description="The answer [personal data: free_text]"),
  sentiment STRING NOT NULL OPTIONS(description="Mood of the text"),
  sentiment_score NUMERIC OPTIONS(description="Mood from -1 (worst) to 1 (best)"),
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
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, subject_id
OPTIONS(
  description="Reviews of shop, product, place or app as they stand now. Authors are known by hashes alone.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "hashed-pseudonym-free_text")]
);

CREATE OR REPLACE VIEW silver.fct_review
OPTIONS(description="Reviews of shop, product, place or app as they stand now. Authors are known by hashes alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, review_key, review_id, subject_type, subject_id, product_key, order_key, customer_key, author_hash, rating, rating_native, rating_max, review_ts, client_date, title, body, language_code, country_code, is_verified, reply_ts, reply_body, sentiment, sentiment_score, status, extra, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_review__v1;
