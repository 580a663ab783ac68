-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_source_category__v1 (
  source STRING NOT NULL OPTIONS(description="Session source in lower case"),
  source_category STRING OPTIONS(description="search, social, shopping, video or assistant"),
  origin STRING OPTIONS(description="ga4, or bosco for those GA4 does not list")
)
OPTIONS(
  description="Which kind of site a traffic source is; GA4's own list, with some of ours.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_source_category
OPTIONS(description="Which kind of site a traffic source is; GA4's own list, with some of ours.")
AS SELECT source, source_category, origin
FROM silver.ref_source_category__v1;
