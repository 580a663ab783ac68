-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_client_metric_part__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  metric_id STRING NOT NULL OPTIONS(description="The metric"),
  side STRING NOT NULL OPTIONS(description="NUMERATOR or DENOMINATOR; a sum has a numerator alone"),
  measure STRING NOT NULL OPTIONS(description="A metric that is a sum"),
  weight NUMERIC OPTIONS(description="What it is multiplied by")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="What the metrics of ref_client_metric are made of.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_client_metric_part
OPTIONS(description="What the metrics of ref_client_metric are made of.")
AS SELECT tenant_id, client_id, metric_id, side, measure, weight
FROM silver.ref_client_metric_part__v1;
