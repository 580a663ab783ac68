-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_source_catalog__v1 (
  source_number INT64 NOT NULL OPTIONS(description="Running number"),
  name STRING OPTIONS(description="Name of the source"),
  connector STRING OPTIONS(description="The connector that is shipped, or NULL"),
  category STRING OPTIONS(description="Kind of source"),
  api_style STRING OPTIONS(description="How it is asked"),
  authentication STRING OPTIONS(description="How it is logged in to"),
  pagination STRING OPTIONS(description="How its pages follow each other"),
  incremental_key STRING OPTIONS(description="What new data is asked for by"),
  restatement_window STRING OPTIONS(description="How long its figures may change, in words"),
  restatement_days INT64 OPTIONS(description="The same in days; NULL where nothing is known"),
  is_window_documented BOOL OPTIONS(description="Whether a public source says so; else it is a recommendation"),
  limits STRING OPTIONS(description="Quotas and traps; NULL where nothing is known"),
  tier INT64 OPTIONS(description="1 for the most wanted to 3")
)
OPTIONS(
  description="Marketing sources, how their APIs work and how long their figures may change.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_source_catalog
OPTIONS(description="Marketing sources, how their APIs work and how long their figures may change.")
AS SELECT source_number, name, connector, category, api_style, authentication, pagination, incremental_key, restatement_window, restatement_days, is_window_documented, limits, tier
FROM silver.ref_source_catalog__v1;
