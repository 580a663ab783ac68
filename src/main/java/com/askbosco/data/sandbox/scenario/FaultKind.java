package com.askbosco.data.sandbox.scenario;

/** Ways in which a vendor can fail. */
public enum FaultKind {
  /** Status 429, with {@code Retry-After} when the fault says so. */
  RATE_LIMIT,
  /** A status of the 5xx family. */
  STATUS,
  /** The answer comes after the client's patience. */
  TIMEOUT,
  /** The connection is closed without an answer. */
  RESET,
  /** Valid JSON, cut off in the middle; the length announced is the full one's or the shorter one's. */
  TRUNCATED_JSON,
  /** A full answer that is not JSON. */
  MALFORMED_JSON,
  /** An HTML error page with status 200. */
  HTML_200,
  /** Status 401: the access token has run out; a refreshed one works. */
  EXPIRED_TOKEN,
  /** Status 401 for good: refreshing is refused, too. */
  REVOKED_TOKEN,
  /** A field changes its type: numbers become objects. */
  FIELD_TYPE_CHANGE,
  /** A field nobody knows appears in every record. */
  NEW_FIELD,
  /** A field disappears from every record. */
  REMOVED_FIELD,
  /** The vendor hands out the same next page for ever. Built by the vendor. */
  ENDLESS_TOKEN,
  /** A page comes twice, under different tokens. Built by the vendor. */
  DUPLICATE_PAGE,
  /** An async job stays at its first percentages. Built by the vendor. */
  JOB_NEVER_ENDS,
  /** The quota of the day is used up: refused until the sandbox's day changes. */
  QUOTA_USED_UP
}
