-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_client__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client"),
  client_name STRING NOT NULL OPTIONS(description="Name shown to people"),
  currency_code STRING NOT NULL OPTIONS(description="Currency the client's figures are reported in, ISO 4217"),
  time_zone STRING NOT NULL OPTIONS(description="Zone of the client's days, IANA name"),
  attribution_model STRING OPTIONS(description="Attribution model the client chose, such as position_based"),
  attribution_lookback_days INT64 OPTIONS(description="Days before a conversion in which a touch counts"),
  kpi STRING OPTIONS(description="Metric the client is judged by"),
  fx_policy STRING OPTIONS(description="Which exchange rate its figures take: daily, month_end or transaction"),
  fx_close_after_days INT64 OPTIONS(description="Days after its end when a month is closed: rates that become known later change nothing in it"),
  holiday_calendar STRING OPTIONS(description="Its calendar in ref_holiday, such as DE-BY")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="The clients of the agency, as their files say.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_client
OPTIONS(description="The clients of the agency, as their files say.")
AS SELECT tenant_id, client_id, client_name, currency_code, time_zone, attribution_model, attribution_lookback_days, kpi, fx_policy, fx_close_after_days, holiday_calendar
FROM silver.dim_client__v1;
