package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Python's timedelta: an exact time in microseconds, up to some 290,000 years. */
public record TimeDelta(long micros) implements Comparable<TimeDelta> {
  static final long SECOND = 1_000_000L;
  static final long DAY = 86_400 * SECOND;

  static TimeDelta ofMicros(long micros) {
    return new TimeDelta(micros);
  }

  static TimeDelta ofMicros(BigInteger micros) {
    if (micros.bitLength() > 63) {
      throw PythonException.value("the duration is out of range");
    }
    return new TimeDelta(micros.longValue());
  }

  /** Seconds, rounded half to even to microseconds. */
  static TimeDelta ofSeconds(BigDecimal seconds) {
    BigDecimal micros = seconds.movePointRight(6);
    return ofMicros(micros.setScale(0, java.math.RoundingMode.HALF_EVEN).toBigInteger());
  }

  TimeDelta plus(TimeDelta other) {
    return ofMicros(BigInteger.valueOf(micros).add(BigInteger.valueOf(other.micros)));
  }

  TimeDelta negated() {
    return ofMicros(BigInteger.valueOf(micros).negate());
  }

  TimeDelta times(BigInteger factor) {
    return ofMicros(BigInteger.valueOf(micros).multiply(factor));
  }

  TimeDelta times(double factor) {
    if (!Double.isFinite(factor)) {
      throw PythonException.value("the duration is out of range");
    }
    return ofMicros(BigDecimal.valueOf(micros)
        .multiply(new BigDecimal(factor))
        .setScale(0, java.math.RoundingMode.HALF_EVEN)
        .toBigInteger());
  }

  /** Whole days, rounded down. */
  long days() {
    return Math.floorDiv(micros, DAY);
  }

  /** Seconds beside the days: 0 to 86399. */
  long seconds() {
    return Math.floorMod(micros, DAY) / SECOND;
  }

  /** Microseconds beside the seconds. */
  long microseconds() {
    return Math.floorMod(micros, SECOND);
  }

  double totalSeconds() {
    return micros / 1e6;
  }

  @Override
  public int compareTo(TimeDelta other) {
    return Long.compare(micros, other.micros);
  }

  /** Python's text, such as {@code 1 day, 2:03:04}. */
  @Override
  public String toString() {
    long days = days();
    String day = days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, ");
    int seconds = (int) seconds();
    String text =
        day + seconds / 3600 + ":" + PyTime.two(seconds / 60 % 60) + ":" + PyTime.two(seconds % 60);
    return microseconds() == 0 ? text : text + "." + PyTime.digits((int) microseconds(), 6);
  }

  String repr() {
    List<String> parts = new ArrayList<>();
    if (days() != 0) {
      parts.add("days=" + days());
    }
    if (seconds() != 0) {
      parts.add("seconds=" + seconds());
    }
    if (microseconds() != 0) {
      parts.add("microseconds=" + microseconds());
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }
}
