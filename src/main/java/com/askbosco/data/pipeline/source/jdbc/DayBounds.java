package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.SourceSpec.EventTimeUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The first value of a column that belongs to a day. Days are those of the client's zone; a timestamp without a zone is taken as local unless the settings
 * say in which zone the database writes it.
 *
 * @param column the column that says when
 * @param unit what it counts, where it is a number
 * @param clientZone whose days these are
 * @param timestampZone the zone of timestamps without one
 */
record DayBounds(
    Column column,
    Optional<EventTimeUnit> unit,
    ZoneId clientZone,
    Optional<ZoneId> timestampZone) {

  /** The first value of the window. */
  String from(DateRange window) {
    return at(window.from());
  }

  /** The first value after the window. */
  String end(DateRange window) {
    return at(window.to().plusDays(1));
  }

  private String at(LocalDate day) {
    Instant midnight = day.atStartOfDay(clientZone).toInstant();
    return switch (column.kind()) {
      case TIMESTAMP, INSTANT -> midnight.toString();
      case LOCAL_TIMESTAMP, LOCAL_INSTANT ->
        timestampZone
            .map(zone -> midnight.atZone(zone).toLocalDateTime())
            .orElseGet(day::atStartOfDay)
            .toString();
      case DATE -> day.toString();
      case INTEGER, DECIMAL, LONG_DECIMAL, FLOAT -> number(day, midnight);
      case MONEY, BOOLEAN, BYTES, JSON, NESTED, TEXT ->
        throw new SourceException(
            ErrorCode.SOURCE_SCHEMA_UNKNOWN,
            "Column `" + column.field()
                + "` is neither a day nor a moment, so there are no windows of it. Read a query that casts it");
    };
  }

  private String number(LocalDate day, Instant midnight) {
    EventTimeUnit counted = unit.orElseThrow(() -> new SourceException(
        ErrorCode.SOURCE_SCHEMA_UNKNOWN,
        "Column `" + column.field()
            + "` is a number. Say in source.yaml what it counts: event_time_unit: seconds, milliseconds,"
            + " microseconds or yyyymmdd"));
    long seconds = midnight.getEpochSecond();
    return switch (counted) {
      case SECONDS -> Long.toString(seconds);
      case MILLISECONDS -> Long.toString(seconds * 1_000);
      case MICROSECONDS -> Long.toString(seconds * 1_000_000);
      case YYYYMMDD -> day.format(DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneOffset.UTC));
    };
  }
}
