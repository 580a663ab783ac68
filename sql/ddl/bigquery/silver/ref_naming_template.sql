-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_naming_template__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  position INT64 NOT NULL OPTIONS(description="Order of the templates, from 1"),
  pattern STRING OPTIONS(description="RE2 expression for the whole name"),
  brand_pattern STRING OPTIONS(description="The same with the brand as its only group; NULL where the template has none"),
  market_pattern STRING OPTIONS(description="The same with the market as its only group"),
  funnel_pattern STRING OPTIONS(description="The same with the step of the funnel as its only group"),
  product_pattern STRING OPTIONS(description="The same with the product as its only group")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="How the names of a client's campaigns are read. The first template that fits counts.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_naming_template
OPTIONS(description="How the names of a client's campaigns are read. The first template that fits counts.")
AS SELECT tenant_id, client_id, position, pattern, brand_pattern, market_pattern, funnel_pattern, product_pattern
FROM silver.ref_naming_template__v1;
