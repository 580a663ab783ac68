-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_message_event__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  event_key STRING NOT NULL OPTIONS(description="Surrogate key of the event"),
  event_id STRING NOT NULL OPTIONS(description="Native id"),
  event_ts TIMESTAMP NOT NULL OPTIONS(description="When it happened"),
  client_date DATE NOT NULL OPTIONS(description="Day it happened, in the client's zone"),
  event_type_id STRING NOT NULL OPTIONS(description="Native id of the kind of event, or (not set)"),
  recipient_key STRING OPTIONS(description="Surrogate key of the recipient [personal data: pseudonym]"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, source_system, event_type_id
OPTIONS(
  description="What single recipients did; people are known by keys alone.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "pseudonym")]
);

CREATE OR REPLACE VIEW silver.fct_message_event
OPTIONS(description="What single recipients did; people are known by keys alone.")
AS SELECT tenant_id, client_id, source_system, source_account_id, event_key, event_id, event_ts, client_date, event_type_id, recipient_key, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_message_event__v1;
