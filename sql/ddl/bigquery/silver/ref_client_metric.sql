-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_client_metric__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  metric_id STRING NOT NULL OPTIONS(description="The metric"),
  label STRING OPTIONS(description="Name for people"),
  description STRING OPTIONS(description="What it says"),
  unit STRING OPTIONS(description="money, count, number, ratio or percent"),
  is_additive BOOL OPTIONS(description="Whether figures may be added up"),
  is_kpi BOOL OPTIONS(description="Whether the client is judged by it"),
  is_own BOOL OPTIONS(description="Whether it is the client's own metric"),
  times NUMERIC OPTIONS(description="Factor of a ratio"),
  unknown_is_zero BOOL OPTIONS(description="Whether a sum that is not known counts as 0")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="The metrics each client is shown beside the usual ones, being its KPI, those with a target and its own.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_client_metric
OPTIONS(description="The metrics each client is shown beside the usual ones, being its KPI, those with a target and its own.")
AS SELECT tenant_id, client_id, metric_id, label, description, unit, is_additive, is_kpi, is_own, times, unknown_is_zero
FROM silver.ref_client_metric__v1;
