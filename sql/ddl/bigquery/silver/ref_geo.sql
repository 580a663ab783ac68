-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_geo__v1 (
  source_system STRING NOT NULL OPTIONS(description="The platform"),
  geo_id STRING NOT NULL OPTIONS(description="Its id of the place"),
  geo_name STRING NOT NULL OPTIONS(description="Name of the place"),
  geo_type STRING NOT NULL OPTIONS(description="Kind of place"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (not set)"),
  region_code STRING NOT NULL OPTIONS(description="ISO 3166-2, or (not set)"),
  parent_geo_id STRING OPTIONS(description="The platform's id of the place around it")
)
OPTIONS(
  description="Places the platforms know by ids of their own.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_geo
OPTIONS(description="Places the platforms know by ids of their own.")
AS SELECT source_system, geo_id, geo_name, geo_type, country_code, region_code, parent_geo_id
FROM silver.ref_geo__v1;
