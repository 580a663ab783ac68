package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import com.askbosco.data.connector.expression.python.CalendarDelta;
import com.askbosco.data.connector.expression.python.DateFormatting;
import com.askbosco.data.connector.expression.python.IsoDurations;
import com.askbosco.data.connector.expression.python.PyDateTime;
import com.askbosco.data.connector.expression.python.PythonException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
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
    try {
      return DateFormatting.format(PyDateTime.of(moment), format);
    } catch (PythonException e) {
      throw failure(e, "");
    }
  }

  /**
   * Reads a date in the first format that fits.
   *
   * @param formats at least one format, tried in order
   * @throws ExpressionException kind VALUE when none fits; the message shows the formats, not the value
   */
  public static OffsetDateTime parse(String value, List<String> formats) {
    try {
      for (String format : formats) {
        PyDateTime read = DateFormatting.parse(value, format);
        if (read != null) {
          return read.moment();
        }
      }
    } catch (PythonException e) {
      throw failure(e, "");
    }
    throw failure(
        PythonException.value("the date fits none of the formats " + formats),
        "Add its format to cursor_datetime_formats");
  }

  /** Whether the format has a time of day (hours or finer, or a count since 1970). */
  public static boolean hasTime(String format) {
    for (int i = format.indexOf('%');
        i >= 0 && i + 1 < format.length();
        i = format.indexOf('%', i + 2)) {
      boolean flagged = "-_".indexOf(format.charAt(i + 1)) >= 0 && i + 2 < format.length();
      char code = format.charAt(flagged ? i + 2 : i + 1);
      if ("HIklMSfsTXRrc".indexOf(code) >= 0
          || format.equals("%ms")
          || format.startsWith("%epoch_microseconds", i)
          || format.startsWith("%_ms", i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads an ISO-8601 duration such as {@code P1D}, {@code P1M}, {@code PT1H} or {@code P1DT12H}.
   *
   * @throws ExpressionException kind VALUE when it is none
   */
  public static CalendarDuration duration(String iso) {
    try {
      CalendarDelta delta = IsoDurations.calendar(iso);
      Period period = Period.of((int) delta.years(), (int) delta.months(), 0);
      return new CalendarDuration(period, Duration.of(delta.rest().micros(), ChronoUnit.MICROS));
    } catch (PythonException e) {
      throw failure(e, "Write it like P1D, P1M or PT1H");
    }
  }

  private static ExpressionException failure(PythonException e, String hint) {
    return new ExpressionException(
        Kind.VALUE, 1, 1, e.getMessage() == null ? "failed" : e.getMessage(), hint, e);
  }

  /**
   * A duration that follows the calendar: months keep the day of the month where it exists, else the month's last day.
   *
   * @param period years and months
   * @param time weeks, days of 24 hours, hours, minutes, seconds, microseconds
   */
  public record CalendarDuration(Period period, Duration time) {
    /** The moment later by this duration: first the months, then the rest. */
    public OffsetDateTime addTo(OffsetDateTime moment) {
      return moment.plus(period).plus(time);
    }

    /** The moment earlier by this duration: first the months, then the rest. */
    public OffsetDateTime subtractFrom(OffsetDateTime moment) {
      return moment.minus(period).minus(time);
    }

    /** Whether it is no time at all. */
    public boolean isZero() {
      return period.isZero() && time.isZero();
    }
  }
}
