-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_mapping_dictionary__v1 (
  source_system STRING NOT NULL OPTIONS(description="The connector"),
  stream STRING NOT NULL OPTIONS(description="Its stream"),
  row_number INT64 NOT NULL OPTIONS(description="Which of the rows a record gives, from 1"),
  table_name STRING NOT NULL OPTIONS(description="Canonical table"),
  column_name STRING NOT NULL OPTIONS(description="Its column"),
  column_type STRING OPTIONS(description="GoogleSQL type"),
  fields STRING OPTIONS(description="Paths in the record, separated by commas; NULL for what the record does not say"),
  transformation STRING OPTIONS(description="What is done, in words"),
  unit STRING OPTIONS(description="What the source's number counts: major, minor or micros; NULL where it is no number")
)
OPTIONS(
  description="Every field of every source that reaches a canonical column, and what is done to it on the way.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_mapping_dictionary
OPTIONS(description="Every field of every source that reaches a canonical column, and what is done to it on the way.")
AS SELECT source_system, stream, row_number, table_name, column_name, column_type, fields, transformation, unit
FROM silver.ref_mapping_dictionary__v1;
