-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS ops.ctl_run (
  run_id STRING NOT NULL,
  tenant_id STRING,
  status STRING,
  version INT64,
  extracted_at TIMESTAMP,
  from_date DATE,
  to_date DATE,
  slices_complete INT64,
  slices_failed INT64,
  slices_parked INT64,
  records INT64,
  rejected INT64,
  report STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_slice (
  slice_id STRING NOT NULL,
  stream_key STRING,
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  window_from DATE,
  window_to DATE,
  is_complete BOOL,
  run_id STRING,
  version INT64,
  extracted_at TIMESTAMP,
  last_run_id STRING,
  last_version INT64,
  last_outcome STRING,
  last_error_code STRING,
  last_error STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_slice_table (
  slice_id STRING NOT NULL,
  table_name STRING NOT NULL,
  run_id STRING,
  version INT64,
  row_count INT64,
  digest STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_request_log (
  run_id STRING NOT NULL,
  slice_id STRING NOT NULL,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  outcome STRING,
  version INT64,
  pages INT64,
  records INT64,
  rejected INT64,
  retries INT64,
  waited_ms INT64,
  error_code STRING,
  error STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_cost (
  run_id STRING NOT NULL,
  stream_key STRING NOT NULL,
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  version INT64,
  extracted_at TIMESTAMP,
  slices INT64,
  failed_slices INT64,
  api_calls INT64,
  retries INT64,
  records INT64,
  rejected INT64,
  bytes INT64,
  read_ms INT64,
  waited_ms INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_watermark (
  stream_key STRING NOT NULL,
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  asked_from DATE,
  complete_from DATE,
  complete_to DATE,
  extracted_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_restatement (
  run_id STRING NOT NULL,
  slice_id STRING NOT NULL,
  tenant_id STRING,
  client_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  window_from DATE,
  window_to DATE,
  table_name STRING NOT NULL,
  metric STRING NOT NULL,
  version INT64,
  old_value NUMERIC,
  new_value NUMERIC,
  rows_added INT64,
  rows_removed INT64,
  rows_changed INT64,
  was_final BOOL
);

CREATE TABLE IF NOT EXISTS ops.ctl_quarantine (
  tenant_id STRING,
  client_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  stage STRING,
  error_code STRING,
  reason STRING,
  table_name STRING,
  raw_file STRING,
  raw_offset INT64,
  extracted_at TIMESTAMP,
  payload JSON,
  check_name STRING,
  attempts INT64,
  first_refused_at TIMESTAMP,
  contract_version STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_stale (
  table_name STRING,
  partition_date DATE
);

CREATE TABLE IF NOT EXISTS ops.ctl_mart (
  mart_name STRING NOT NULL,
  definition STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_dq_result (
  check_name STRING NOT NULL,
  severity STRING,
  failed_rows INT64,
  example STRING,
  run_id STRING NOT NULL,
  version INT64,
  checked_at TIMESTAMP,
  layer STRING,
  kind STRING NOT NULL,
  table_name STRING NOT NULL,
  client_id STRING NOT NULL,
  source STRING NOT NULL,
  stream STRING NOT NULL,
  checked_rows INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_table (
  table_name STRING NOT NULL,
  state STRING,
  definition STRING,
  version INT64 NOT NULL
);

CREATE TABLE IF NOT EXISTS ops.ctl_publication (
  run_id STRING,
  as_of_date DATE NOT NULL,
  is_published BOOL,
  version INT64,
  report_date DATE
);

CREATE TABLE IF NOT EXISTS ops.ctl_replay (
  run_id STRING,
  slice_id STRING,
  client_id STRING,
  source STRING,
  stream STRING,
  table_name STRING,
  raw_file STRING,
  outcome STRING,
  raw_offset INT64,
  error_code STRING,
  check_name STRING,
  new_error_code STRING,
  attempts INT64,
  replayed_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_reference (
  table_name STRING NOT NULL,
  content_hash STRING,
  row_count INT64,
  loaded_version INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_schema_drift (
  tenant_id STRING NOT NULL,
  client_id STRING NOT NULL,
  source STRING NOT NULL,
  stream STRING NOT NULL,
  source_account_id STRING NOT NULL,
  field_path STRING NOT NULL,
  drift_kind STRING NOT NULL,
  expected_type STRING,
  sample_type STRING,
  is_rejected BOOL,
  contract_version STRING,
  first_seen TIMESTAMP,
  last_seen TIMESTAMP,
  first_run_id STRING,
  last_run_id STRING,
  record_count INT64,
  last_records INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_stream_field (
  tenant_id STRING NOT NULL,
  client_id STRING NOT NULL,
  source STRING NOT NULL,
  stream STRING NOT NULL,
  source_account_id STRING NOT NULL,
  fields STRING,
  contract_version STRING,
  steady_bits INT64,
  last_day DATE,
  extracted_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_erasure (
  client_id STRING NOT NULL,
  request_id STRING NOT NULL,
  subject STRING,
  state STRING,
  raw_pages INT64,
  raw_records INT64,
  row_counts STRING,
  received_at TIMESTAMP,
  erased_at TIMESTAMP,
  ended_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_suppression (
  run_id STRING NOT NULL,
  slice_id STRING NOT NULL,
  client_id STRING,
  source STRING,
  stream STRING,
  version INT64,
  extracted_at TIMESTAMP,
  records INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_message_position (
  partition_key STRING NOT NULL,
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  slice_id STRING,
  partition_id STRING,
  run_id STRING,
  position STRING,
  messages INT64,
  rejected INT64,
  newest_at TIMESTAMP,
  committed_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_live (
  live_name STRING NOT NULL,
  definition STRING
);

CREATE TABLE IF NOT EXISTS ops.ctl_stream (
  partition_key STRING NOT NULL,
  slice_id STRING,
  partition_id STRING,
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  newest_at TIMESTAMP,
  watermark TIMESTAMP,
  disorder_ms INT64,
  lateness_ms INT64,
  messages INT64,
  out_of_order INT64,
  late INT64,
  too_late INT64,
  ahead INT64,
  undated INT64,
  received_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_reprocess (
  slice_id STRING NOT NULL,
  tenant_id STRING,
  client_id STRING,
  source STRING,
  stream STRING,
  table_name STRING NOT NULL,
  state STRING,
  partition_date DATE NOT NULL,
  records INT64,
  first_seen TIMESTAMP,
  last_seen TIMESTAMP,
  done_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS ops.ctl_file (
  slice_id STRING NOT NULL,
  run_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  source_account_id STRING,
  file_name STRING,
  address STRING,
  version INT64,
  extracted_at TIMESTAMP,
  bytes INT64,
  modified_at TIMESTAMP,
  read_with STRING,
  checksum STRING,
  sha256 STRING,
  records INT64
);

CREATE TABLE IF NOT EXISTS ops.ctl_message_page (
  page_id STRING NOT NULL,
  landed_at TIMESTAMP
);
