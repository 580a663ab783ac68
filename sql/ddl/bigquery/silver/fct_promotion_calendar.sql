-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_promotion_calendar__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client"),
  promotion_id STRING NOT NULL OPTIONS(description="Its id in the client's file"),
  name STRING NOT NULL OPTIONS(description="Name shown to people"),
  date_from DATE NOT NULL OPTIONS(description="First day, in the client's zone"),
  date_to DATE NOT NULL OPTIONS(description="Last day"),
  country_code STRING NOT NULL OPTIONS(description="ISO 3166-1 alpha-2, or (all)"),
  discount_share NUMERIC OPTIONS(description="Typical share taken off the price, 0 to 1"),
  note STRING OPTIONS(description="What else is worth knowing")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Sales and events a client plans, as the clients' files say.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.fct_promotion_calendar
OPTIONS(description="Sales and events a client plans, as the clients' files say.")
AS SELECT tenant_id, client_id, promotion_id, name, date_from, date_to, country_code, discount_share, note
FROM silver.fct_promotion_calendar__v1;
