-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_device_map__v1 (
  source_value STRING NOT NULL OPTIONS(description="The source's word in lower case"),
  device STRING OPTIONS(description="DESKTOP, MOBILE, TABLET, CTV, OTHER or UNKNOWN")
)
OPTIONS(
  description="What the sources' words for devices mean.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_device_map
OPTIONS(description="What the sources' words for devices mean.")
AS SELECT source_value, device
FROM silver.ref_device_map__v1;
