package com.askbosco.data.pipeline.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The moment a cursor field holds. A day is no moment: which one it means depends on the account's time zone. */
final class EventTime {
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private EventTime() {}

  /** Reads ISO text with an offset, seconds or milliseconds since 1970; anything else gives nothing. */
  static Optional<Instant> of(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      long number = value.longValue();
      if (number <= 0 || number > 100 * MILLIS_FROM) {
        return Optional.empty();
      }
      return Optional.of(
          number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }
    if (!value.isTextual() || !looksLikeMoment(value.textValue())) {
      return Optional.empty();
    }
    try {
      // A year of more digits, as 9999-12-31T23:59:59-05:00 turns into, is no moment for a
      // warehouse.
      return Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
          .filter(moment -> !moment.isBefore(FIRST) && moment.isBefore(END));
    } catch (DateTimeException e) {
      // Not a moment after all; the payload keeps the text.
      return Optional.empty();
    }
  }

  private static boolean looksLikeMoment(String text) {
    int n = text.length();
    return n >= 17
        && n <= 40
        && text.charAt(10) == 'T'
        && (text.charAt(n - 1) == 'Z' || text.indexOf('+', 11) > 0 || text.indexOf('-', 11) > 0);
  }
}
