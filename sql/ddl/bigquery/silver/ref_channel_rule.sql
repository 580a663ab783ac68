-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_channel_rule__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency; (all) for rows that hold for everyone"),
  client_id STRING NOT NULL OPTIONS(description="The client; (all) for rows that hold for everyone"),
  position INT64 NOT NULL OPTIONS(description="Order of the rules, from 1"),
  channel_group STRING OPTIONS(description="The group"),
  source_pattern STRING OPTIONS(description="RE2 expression for the source in lower case; NULL fits everything"),
  source_category STRING OPTIONS(description="Category of the source in ref_source_category; NULL fits everything"),
  medium_pattern STRING OPTIONS(description="RE2 expression for the medium in lower case; NULL fits everything"),
  campaign_pattern STRING OPTIONS(description="RE2 expression for the campaign in lower case; NULL fits everything")
)
CLUSTER BY tenant_id, client_id
OPTIONS(
  description="Rules of channel groups, those of the clients and (all) clients'. The first that fits counts; a client's stand before the shared ones.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_channel_rule
OPTIONS(description="Rules of channel groups, those of the clients and (all) clients'. The first that fits counts; a client's stand before the shared ones.")
AS SELECT tenant_id, client_id, position, channel_group, source_pattern, source_category, medium_pattern, campaign_pattern
FROM silver.ref_channel_rule__v1;
