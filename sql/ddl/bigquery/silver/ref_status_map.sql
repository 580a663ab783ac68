-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_status_map__v1 (
  source_value STRING NOT NULL OPTIONS(description="The source's word in lower case"),
  status STRING OPTIONS(description="ENABLED, PAUSED, REMOVED or UNKNOWN")
)
OPTIONS(
  description="What the sources' states of campaigns, ad groups and ads mean.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_status_map
OPTIONS(description="What the sources' states of campaigns, ad groups and ads mean.")
AS SELECT source_value, status
FROM silver.ref_status_map__v1;
