package com.askbosco.data.rules.contract;

/** How a record can differ from its contract. */
public enum DriftKind {
  /** A field that the contract does not know; kept in bronze. */
  NEW_FIELD,
  /** A value that a list of known values does not have; the mapping makes OTHER or UNKNOWN of it. */
  NEW_VALUE,
  /** Another type that mappings convert without loss, or null where a value was promised. */
  TYPE_CONVERTED,
  /** Another type. */
  TYPE_CHANGED,
  /** A required field that is absent or null. */
  MISSING_KEY,
  /** A value outside of {@code enum}, {@code minimum} or {@code maximum}. */
  VALUE_REFUSED,
  /** An optional field that every record had, and that none of a newer slice has. Found at the commit. */
  VANISHED_FIELD
}
