-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.dim_message__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  message_key STRING NOT NULL OPTIONS(description="Surrogate key of the campaign or flow message"),
  message_id STRING NOT NULL OPTIONS(description="Native id"),
  name STRING NOT NULL OPTIONS(description="Name, or (not set)"),
  message_type STRING OPTIONS(description="What sends it"),
  flow_id STRING OPTIONS(description="Native id of the flow it belongs to"),
  flow_name STRING OPTIONS(description="Name of that flow"),
  variant_id STRING OPTIONS(description="Native id of the variant"),
  subject_hash STRING OPTIONS(description="SHA-256 of the subject, to tell variants apart"),
  channel STRING NOT NULL OPTIONS(description="EMAIL, SMS, PUSH or OTHER"),
  status STRING NOT NULL OPTIONS(description="DRAFT, SCHEDULED, SENDING, SENT, CANCELLED, UNKNOWN or OTHER"),
  send_ts TIMESTAMP OPTIONS(description="When it is or was sent"),
  created_ts TIMESTAMP OPTIONS(description="When it was made"),
  updated_ts TIMESTAMP OPTIONS(description="When it was last changed"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
CLUSTER BY tenant_id, client_id, source_system, message_key
OPTIONS(
  description="E-mail, SMS and push campaigns as they stand now.",
  labels=[("layer", "silver"), ("disposition", "upsert"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.dim_message
OPTIONS(description="E-mail, SMS and push campaigns as they stand now.")
AS SELECT tenant_id, client_id, source_system, source_account_id, message_key, message_id, name, message_type, flow_id, flow_name, variant_id, subject_hash, channel, status, send_ts, created_ts, updated_ts, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.dim_message__v1;
