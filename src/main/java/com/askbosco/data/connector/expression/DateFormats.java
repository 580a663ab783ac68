package com.askbosco.data.connector.expression;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;

/**
 * Reads and writes dates in the formats of manifests: Python's strftime and strptime directives, and {@code %s} (seconds),
 * {@code %s_as_float}, {@code %ms}, {@code %epoch_microseconds} (counts since 1970) and {@code %_ms} (three digits of
 * milliseconds). Values without an offset are UTC. Precision is microseconds.
 */
public final class DateFormats {
  private DateFormats() {}

  /**
   * Writes a moment in a format, in the moment's own offset.
   *
   * @throws ExpressionException kind VALUE when the format cannot be used
   */
  public static String format(OffsetDateTime moment, String format) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a date in the first format that fits.
   *
   * @param formats at least one format, tried in order
   * @throws ExpressionException kind VALUE when none fits; the message shows the formats, not the value
   */
  public static OffsetDateTime parse(String value, List<String> formats) {
    throw new UnsupportedOperationException();
  }

  /** Whether the format has a time of day (hours or finer, or a count since 1970). */
  public static boolean hasTime(String format) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads an ISO-8601 duration such as {@code P1D}, {@code P1M}, {@code PT1H} or {@code P1DT12H}.
   *
   * @throws ExpressionException kind VALUE when it is none
   */
  public static CalendarDuration duration(String iso) {
    throw new UnsupportedOperationException();
  }

  /**
   * A duration that follows the calendar: months keep the day of the month where it exists, else the month's last day.
   *
   * @param period years, months (days stay in {@code time})
   * @param time days as 24 hours, hours, minutes, seconds, microseconds
   */
  public record CalendarDuration(Period period, java.time.Duration time) {
    public OffsetDateTime addTo(OffsetDateTime moment) {
      return moment.plus(period).plus(time);
    }

    public OffsetDateTime subtractFrom(OffsetDateTime moment) {
      return moment.minus(period).minus(time);
    }

    public boolean isZero() {
      return period.isZero() && time.isZero();
    }
  }
}
