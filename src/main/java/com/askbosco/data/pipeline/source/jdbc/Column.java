package com.askbosco.data.pipeline.source.jdbc;

/**
 * A column of what is read.
 *
 * @param name its name in the database
 * @param field its name in a record
 * @param kind how its values are written
 * @param nullable whether it may hold no value
 */
record Column(String name, String field, Kind kind, boolean nullable) {

  /** How values become JSON. */
  enum Kind {
    /** A whole number. */
    INTEGER,
    /** A number of at most 15 digits, which every reader of JSON keeps. */
    DECIMAL,
    /** A number of more digits, or of nobody knows how many: its text. */
    LONG_DECIMAL,
    /** An amount as PostgreSQL's {@code money} prints it: its number as text. */
    MONEY,
    /** A binary fraction, in the shortest text that is the same number. */
    FLOAT,
    BOOLEAN,
    /** {@code 2026-03-31}. */
    DATE,
    /** {@code 2026-03-31T10:00:00}, of no zone. */
    LOCAL_TIMESTAMP,
    /** {@code 2026-03-31T08:00:00Z}. */
    TIMESTAMP,
    /** The same, where the driver and not the database writes texts. */
    INSTANT,
    /** A timestamp of no zone, where the driver and not the database writes texts. */
    LOCAL_INSTANT,
    /** Base64. */
    BYTES,
    /** JSON as it is. */
    JSON,
    /** JSON that has to become some: an array or a composite. */
    NESTED,
    TEXT
  }
}
