package com.askbosco.data.connector.expression.python;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Python's datetime: microseconds, years 1 to 9999, with an offset or naive.
 *
 * @param local the date and time on the clock
 * @param offset the offset from UTC; null when naive
 */
public record PyDateTime(LocalDateTime local, @Nullable ZoneOffset offset) {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  public PyDateTime {
    PyDate.checkYear(local.getYear());
  }

  /** A moment, cut to microseconds. */
  public static PyDateTime of(OffsetDateTime moment) {
    return new PyDateTime(
        moment.toLocalDateTime().truncatedTo(ChronoUnit.MICROS), moment.getOffset());
  }

  /** A date and time without an offset, cut to microseconds. */
  public static PyDateTime naive(LocalDateTime local) {
    return new PyDateTime(local.truncatedTo(ChronoUnit.MICROS), null);
  }

  /** The moment microseconds after 1970, in UTC. */
  static PyDateTime ofEpochMicros(long micros) {
    try {
      return new PyDateTime(EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    } catch (DateTimeException | ArithmeticException e) {
      throw PythonException.value("the timestamp is out of range");
    }
  }

  /** The moment seconds after 1970, in UTC, rounded half to even to microseconds. */
  static PyDateTime ofEpochSeconds(double seconds) {
    double micros = seconds * 1e6;
    if (!(Math.abs(micros) < 1e18)) {
      throw PythonException.value("the timestamp is out of range");
    }
    double whole = Math.floor(seconds);
    return ofEpochMicros(
        Math.round(whole) * 1_000_000L + (long) Math.rint((seconds - whole) * 1e6));
  }

  /** As a moment; naive is UTC. */
  public OffsetDateTime moment() {
    return local.atOffset(offset == null ? ZoneOffset.UTC : offset);
  }

  /** Microseconds since 1970; naive is UTC. */
  long epochMicros() {
    Instant instant = moment().toInstant();
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
  }

  /** Python's {@code timestamp()}; naive is UTC. */
  double timestamp() {
    return epochMicros() / 1e6;
  }

  /** The same moment at another offset; naive is UTC. */
  PyDateTime at(ZoneOffset other) {
    return of(moment().withOffsetSameInstant(other));
  }

  /** A number of calendar months and microseconds later, on the clock. */
  PyDateTime plus(long months, TimeDelta delta) {
    try {
      return new PyDateTime(
          local.plusMonths(months).plus(delta.micros(), ChronoUnit.MICROS), offset);
    } catch (DateTimeException | ArithmeticException e) {
      throw PythonException.value("the date is out of range");
    }
  }

  /** The time between two datetimes that both have an offset or are both naive. */
  TimeDelta since(PyDateTime other) {
    checkSameKind(other);
    return TimeDelta.ofMicros(epochMicros() - other.epochMicros());
  }

  int order(PyDateTime other) {
    checkSameKind(other);
    return Long.compare(epochMicros(), other.epochMicros());
  }

  private void checkSameKind(PyDateTime other) {
    if ((offset == null) != (other.offset == null)) {
      throw PythonException.type(
          "a datetime with an offset and one without cannot be compared or subtracted");
    }
  }

  /** Whether it is the same moment; one with an offset never equals one without. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyDateTime that
        && (offset == null) == (that.offset == null)
        && epochMicros() == that.epochMicros();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(epochMicros());
  }

  /** Python's {@code isoformat}. */
  String isoformat(String separator, String timespec) {
    return local.toLocalDate()
        + separator
        + PyTime.text(local.toLocalTime(), timespec)
        + PyTime.offsetText(offset, ":");
  }

  /** Python's text: the ISO form with a space. */
  @Override
  public String toString() {
    return isoformat(" ", "auto");
  }

  String repr() {
    return "datetime.datetime("
        + local.getYear()
        + ", "
        + local.getMonthValue()
        + ", "
        + local.getDayOfMonth()
        + ", "
        + PyTime.parts(local.toLocalTime())
        + PyTime.tzinfo(offset)
        + ")";
  }
}
