-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_fx_reopened__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  month DATE NOT NULL OPTIONS(description="First day of the month")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Closed months whose figures take the newest exchange rates all the same.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_fx_reopened
OPTIONS(description="Closed months whose figures take the newest exchange rates all the same.")
AS SELECT tenant_id, client_id, month
FROM silver.ref_fx_reopened__v1;
