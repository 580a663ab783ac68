-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS bronze.ecb_rates (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.facebook_marketing (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.google_ads (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.google_analytics_data_api (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.klaviyo (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.order_events (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.payment_events (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.shopify (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.tiktok_marketing (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;

CREATE TABLE IF NOT EXISTS bronze.web_events (
  tenant_id STRING,
  client_id STRING,
  connection_id STRING,
  source STRING,
  stream STRING,
  slice_id STRING,
  run_id STRING,
  extracted_at TIMESTAMP,
  event_time TIMESTAMP,
  record_key STRING,
  raw_file STRING,
  raw_offset INT64,
  payload JSON
)
CLUSTER BY client_id, stream;
