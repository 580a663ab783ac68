-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_target__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client"),
  metric_id STRING NOT NULL OPTIONS(description="Metric of the catalogue or of the client, such as roas"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group, GA4 names; (all) is the whole client"),
  period_from DATE NOT NULL OPTIONS(description="First day it holds"),
  period_to DATE OPTIONS(description="Last day it holds; null while nothing follows"),
  target_value NUMERIC NOT NULL OPTIONS(description="The value aimed at, in the metric's unit"),
  is_kpi BOOL NOT NULL OPTIONS(description="Whether it is the client's chosen KPI"),
  currency_code STRING OPTIONS(description="Currency of the value where it is money, ISO 4217")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="What a client wants a metric to be, per period, as the clients' files say.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_target
OPTIONS(description="What a client wants a metric to be, per period, as the clients' files say.")
AS SELECT tenant_id, client_id, metric_id, channel_group, period_from, period_to, target_value, is_kpi, currency_code
FROM silver.fct_target__v1;
