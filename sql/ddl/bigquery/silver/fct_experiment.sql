-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_experiment__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client"),
  experiment_id STRING NOT NULL OPTIONS(description="Its id in the client's file"),
  name STRING NOT NULL OPTIONS(description="Name shown to people"),
  method STRING NOT NULL OPTIONS(description="How it was done"),
  channel_group STRING NOT NULL OPTIONS(description="Channel group studied, GA4 names"),
  date_from DATE NOT NULL OPTIONS(description="First day"),
  date_to DATE NOT NULL OPTIONS(description="Last day"),
  currency_code STRING NOT NULL OPTIONS(description="Currency of the amounts, ISO 4217"),
  spend NUMERIC OPTIONS(description="Spend of the treated"),
  incremental_conversions NUMERIC OPTIONS(description="Conversions that would not have come"),
  incremental_value NUMERIC OPTIONS(description="Value that would not have come"),
  incremental_low NUMERIC OPTIONS(description="Lower end of its interval"),
  incremental_high NUMERIC OPTIONS(description="Upper end of its interval"),
  confidence NUMERIC OPTIONS(description="Probability the interval covers, 0 to 1")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Lift studies, for calibrating attribution and models, as the clients' files say.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_experiment
OPTIONS(description="Lift studies, for calibrating attribution and models, as the clients' files say.")
AS SELECT tenant_id, client_id, experiment_id, name, method, channel_group, date_from, date_to, currency_code, spend, incremental_conversions, incremental_value, incremental_low, incremental_high, confidence
FROM silver.fct_experiment__v1;
