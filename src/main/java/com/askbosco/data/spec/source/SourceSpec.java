package com.askbosco.data.spec.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector without a manifest: what its streams are, whichever way they come.
 *
 * @param description what it is about
 * @param streams the streams by name
 */
public record SourceSpec(String description, Map<String, StreamSpec> streams) {

  /**
   * One stream.
   *
   * @param name unique within the connector
   * @param key fields that name a record, nested ones with dots; a record whose key was seen before is the same record again
   * @param eventTime the field with the moment at which it happened
   * @param lateness how much later than others a record may come and still find its minute and day open
   * @param windowed whether it is read by windows of days of {@code eventTime}; only tables can
   * @param restatementDays how many past days may still change; only of windowed ones
   * @param schema the JSON schema of a record; an empty object when nothing is said
   * @param query what is asked of a database instead of a table; only here, since a client's file asks no questions of its own
   * @param eventTimeUnit what {@code eventTime} counts where it is a number of a database
   */
  public record StreamSpec(
      String name,
      List<String> key,
      Optional<String> eventTime,
      Duration lateness,
      boolean windowed,
      int restatementDays,
      ObjectNode schema,
      Optional<String> query,
      Optional<EventTimeUnit> eventTimeUnit) {

    /** A stream that is read from no query. */
    public StreamSpec(
        String name,
        List<String> key,
        Optional<String> eventTime,
        Duration lateness,
        boolean windowed,
        int restatementDays,
        ObjectNode schema) {
      this(
          name,
          key,
          eventTime,
          lateness,
          windowed,
          restatementDays,
          schema,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** What a number that is a moment or a day counts. */
  public enum EventTimeUnit {
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLISECONDS,
    /** Microseconds since 1970. */
    MICROSECONDS,
    /** Nothing: its digits are year, month and day. */
    YYYYMMDD
  }
}
