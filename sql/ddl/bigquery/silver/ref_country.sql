-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_country__v1 (
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2"),
  alpha3 STRING OPTIONS(description="ISO 3166-1 alpha-3"),
  numeric_code STRING OPTIONS(description="UN M49 number, three digits"),
  name STRING OPTIONS(description="English name"),
  un_region STRING OPTIONS(description="Africa, Americas, Asia, Europe or Oceania; NULL for Antarctica"),
  un_subregion STRING OPTIONS(description="Region within it; NULL where M49 has none")
)
OPTIONS(
  description="Countries of ISO 3166-1 with the regions of the UN's M49 standard.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_country
OPTIONS(description="Countries of ISO 3166-1 with the regions of the UN's M49 standard.")
AS SELECT country_code, alpha3, numeric_code, name, un_region, un_subregion
FROM silver.ref_country__v1;
