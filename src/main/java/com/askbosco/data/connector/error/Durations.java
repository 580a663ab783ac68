package com.askbosco.data.connector.error;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as responses and manifests write them. */
final class Durations {
  private static final Pattern SECONDS =
      Pattern.compile("\\s*(\\d{1,10}(?:\\.\\d{1,9})?)\\s*s?\\s*");

  private Durations() {}

  /** Seconds ({@code 12}, {@code 1.5}, {@code 40591s}) or an ISO-8601 duration; empty for anything else. */
  static Optional<Duration> lenient(String text) {
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Optional.of(seconds(new BigDecimal(seconds.group(1))));
    }
    try {
      return text.startsWith("P") ? Optional.of(Duration.parse(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Duration seconds(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }
}
