package com.askbosco.data.sandbox.scenario;

import java.util.Locale;

/** Ways in which a vendor can fail. */
public enum FaultKind {
  /** Status 429, with {@code Retry-After} when the fault says so. */
  RATE_LIMIT,
  /** A status from 400 to 599. */
  STATUS,
  /** No answer: the connection is kept waiting for the fault's delay and then closed. */
  TIMEOUT,
  /** The connection is closed at once without an answer. */
  RESET,
  /** The first half of the answer, as if it were all. */
  TRUNCATED_JSON,
  /** A full answer that is not JSON. */
  MALFORMED_JSON,
  /** An HTML error page with status 200. */
  HTML_200,
  /** Status 401: the access token has run out; a refreshed one works. */
  EXPIRED_TOKEN,
  /** Status 401 for good: refreshing is refused, too. */
  REVOKED_TOKEN,
  /** A field becomes an object that holds the value. */
  FIELD_TYPE_CHANGE,
  /** A field nobody knows appears in every object of a list. */
  NEW_FIELD,
  /** A field disappears everywhere. */
  REMOVED_FIELD,
  /** A number, or a number written as text, is multiplied: by -1 it changes its sign, by 1000000 units become micros. */
  SCALED_FIELD,
  /** A field is null everywhere. */
  NULL_FIELD,
  /** Every record of the answer's lists comes twice. */
  DOUBLED_RECORDS,
  /** Of so many records of a list only the first is left, as if the others had never been. */
  FEWER_RECORDS,
  /** A field's number or truth value comes as a text. */
  FIELD_AS_TEXT,
  /** A field's text becomes one that nobody has seen. */
  NEW_VALUE,
  /** The vendor hands out a next page for ever; built by the vendor. */
  ENDLESS_TOKEN,
  /** A page comes twice, under different tokens; built by the vendor. */
  DUPLICATE_PAGE,
  /** An async job stays at its first percentages; built by the vendor. */
  JOB_NEVER_ENDS,
  /** The quota of the day is used up: refused until the sandbox's day changes. */
  QUOTA_USED_UP;

  /** The name in a scenario file, such as {@code rate_limit}. */
  public String yaml() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the fault names a field. */
  boolean hasField() {
    return switch (this) {
      case FIELD_TYPE_CHANGE,
          NEW_FIELD,
          REMOVED_FIELD,
          SCALED_FIELD,
          NULL_FIELD,
          FIELD_AS_TEXT,
          NEW_VALUE -> true;
      default -> false;
    };
  }

  /** Whether the fault says by how much. */
  boolean hasTimes() {
    return this == SCALED_FIELD || this == FEWER_RECORDS;
  }
}
