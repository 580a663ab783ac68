-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_event_map__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  source_system STRING NOT NULL OPTIONS(description="The connector"),
  action_type STRING NOT NULL OPTIONS(description="The source's name or id of the action"),
  canonical_event STRING OPTIONS(description="purchase, lead, add_to_cart, checkout, signup, install, call, store_visit or other"),
  precedence INT64 OPTIONS(description="Of the actions of one event that a row has, those of the lowest precedence count")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Which action of a source is which canonical event, for (all) clients or for one. A client's lines for an event of a source replace the shared ones.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_event_map
OPTIONS(description="Which action of a source is which canonical event, for (all) clients or for one. A client's lines for an event of a source replace the shared ones.")
AS SELECT tenant_id, client_id, source_system, action_type, canonical_event, precedence
FROM silver.ref_event_map__v1;
