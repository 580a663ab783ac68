package com.askbosco.data.spec.source;

/** What is in a file. Packed files and archives have the format of what is in them. */
public enum FileFormat {
  /** Rows of texts, with whatever between them. */
  CSV,
  /** Rows of texts with tabs between them. */
  TSV,
  /** One JSON document: an array of records, one record, or records somewhere within. */
  JSON,
  /** A JSON record a line. */
  JSONL,
  PARQUET,
  AVRO,
  /** A workbook of Excel 2007 or later. */
  XLSX
}
