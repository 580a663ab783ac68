-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_metric__v1 (
  metric_id STRING NOT NULL OPTIONS(description="Name in queries"),
  label STRING OPTIONS(description="Name for people"),
  description STRING OPTIONS(description="What it says"),
  unit STRING OPTIONS(description="money, count, number, ratio or percent"),
  is_additive BOOL OPTIONS(description="Whether figures may be added up"),
  numerator STRING OPTIONS(description="The sum above the line; NULL for a sum"),
  denominator STRING OPTIONS(description="The sum below the line; NULL for a sum"),
  times NUMERIC OPTIONS(description="Factor of a ratio")
)
OPTIONS(
  description="The metrics of all clients.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_metric
OPTIONS(description="The metrics of all clients.")
AS SELECT metric_id, label, description, unit, is_additive, numerator, denominator, times
FROM silver.ref_metric__v1;
