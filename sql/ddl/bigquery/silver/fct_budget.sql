-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_budget__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group, GA4 names; (all) is the whole client"),
  budget_month DATE NOT NULL OPTIONS(description="First day of the month"),
  amount NUMERIC NOT NULL OPTIONS(description="Planned spend of the month"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amount, ISO 4217"),
  campaign_pattern STRING OPTIONS(description="Regular expression of the campaign names that spend it; null for all of the channel group"),
  version STRING OPTIONS(description="Which plan it is, where a client keeps several")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Planned spend per client, channel group and month, as the clients' files say.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_budget
OPTIONS(description="Planned spend per client, channel group and month, as the clients' files say.")
AS SELECT tenant_id, client_id, channel_group, budget_month, amount, currency_code, campaign_pattern, version
FROM silver.fct_budget__v1;
