-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_holiday__v1 (
  country_code STRING OPTIONS(description="ISO 3166-1 alpha-2"),
  calendar STRING NOT NULL OPTIONS(description="The country, or one part of it such as DE-BY, which has the country's holidays too"),
  holiday_date DATE NOT NULL OPTIONS(description="The day"),
  name STRING OPTIONS(description="English name")
)
OPTIONS(
  description="Public holidays from 2020 to 2031, as the library Jollyday 1.5.2 computes them.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_holiday
OPTIONS(description="Public holidays from 2020 to 2031, as the library Jollyday 1.5.2 computes them.")
AS SELECT country_code, calendar, holiday_date, name
FROM silver.ref_holiday__v1;
