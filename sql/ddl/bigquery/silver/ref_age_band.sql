-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_age_band__v1 (
  source_value STRING NOT NULL OPTIONS(description="The source's word in lower case"),
  age_band STRING OPTIONS(description="<18, 18-24, 25-34, 35-44, 45-54, 55-64, 65+, or UNKNOWN")
)
OPTIONS(
  description="What the sources' age ranges mean.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_age_band
OPTIONS(description="What the sources' age ranges mean.")
AS SELECT source_value, age_band
FROM silver.ref_age_band__v1;
