-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.fct_change__v1 (
  tenant_id STRING NOT NULL OPTIONS(description="The agency"),
  client_id STRING NOT NULL OPTIONS(description="The client the row belongs to"),
  source_system STRING NOT NULL OPTIONS(description="The connector that brought it"),
  source_account_id STRING NOT NULL OPTIONS(description="Native id of the account, property or shop"),
  change_key STRING NOT NULL OPTIONS(description="Surrogate key of the change"),
  change_seq STRING NOT NULL OPTIONS(description="Its place among all changes of the connection; texts of one length, in the order of the commits"),
  changed_ts TIMESTAMP NOT NULL OPTIONS(description="When its transaction was committed; of a snapshot, when it was taken"),
  client_date DATE NOT NULL OPTIONS(description="Day of that, in the client's zone"),
  table_name STRING NOT NULL OPTIONS(description="The table with its schema"),
  operation STRING NOT NULL OPTIONS(description="SNAPSHOT: the table is read as a whole from here on, READ: a row of that; the others as in SQL"),
  row_id STRING OPTIONS(description="The row's key as text, several columns as a JSON array; null where the change is one of the whole table"),
  log_position STRING NOT NULL OPTIONS(description="Place in the database's log: the LSN of PostgreSQL, cluster time of MongoDB"),
  transaction_id STRING OPTIONS(description="The database's number of the transaction"),
  key_columns JSON OPTIONS(description="The row's key, an object of column to value"),
  row_before JSON OPTIONS(description="The row before; only with REPLICA IDENTITY FULL more than its key [personal data: free_text]"),
  row_after JSON OPTIONS(description="The row after; null of a deleted one [personal data: free_text]"),
  unchanged JSON OPTIONS(description="Columns of row_after that are left out, since the log did not repeat their values and the row was gone when they were asked for"),
  _run_id STRING NOT NULL OPTIONS(description="Run that brought the row as it is now"),
  _slice_id STRING NOT NULL OPTIONS(description="Slice (stream, account, days) it came with"),
  _extracted_at TIMESTAMP NOT NULL OPTIONS(description="Logical time of that run"),
  _source_file STRING OPTIONS(description="Raw file of the response it was made from"),
  _contract_version STRING OPTIONS(description="Version of the mapping that made it"),
  _row_hash STRING NOT NULL OPTIONS(description="Fingerprint of its values; equal for an unchanged row"),
  _is_final BOOL NOT NULL OPTIONS(description="Whether the source will not restate it any more")
)
PARTITION BY client_date
CLUSTER BY tenant_id, client_id, table_name, row_id
OPTIONS(
  description="Every change of the tables of a database that is read by its log: snapshots, inserts, updates, deletes and truncations, in the order of the commits. gold.row_current and gold.row_history are made of it.",
  labels=[("layer", "silver"), ("disposition", "append"), ("pii", "free_text")]
);

CREATE OR REPLACE VIEW silver.fct_change
OPTIONS(description="Every change of the tables of a database that is read by its log: snapshots, inserts, updates, deletes and truncations, in the order of the commits. gold.row_current and gold.row_history are made of it.")
AS SELECT tenant_id, client_id, source_system, source_account_id, change_key, change_seq, changed_ts, client_date, table_name, operation, row_id, log_position, transaction_id, key_columns, row_before, row_after, unchanged, _run_id, _slice_id, _extracted_at, _source_file, _contract_version, _row_hash, _is_final
FROM silver.fct_change__v1;
