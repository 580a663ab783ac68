package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;

/**
 * A duration with years or months, which have no fixed length.
 *
 * @param years calendar years
 * @param months calendar months beside the years
 * @param rest weeks, days and the time
 */
public record CalendarDelta(long years, long months, TimeDelta rest) {

  /** A plain duration as one of the calendar. */
  static CalendarDelta of(TimeDelta rest) {
    return new CalendarDelta(0, 0, rest);
  }

  /** Years and months together, in months. */
  long totalMonths() {
    try {
      return Math.addExact(Math.multiplyExact(years, 12L), months);
    } catch (ArithmeticException e) {
      throw PythonException.value("the duration is out of range");
    }
  }

  boolean isZero() {
    return years == 0 && months == 0 && rest.micros() == 0;
  }

  CalendarDelta plus(CalendarDelta other) {
    return new CalendarDelta(years + other.years, months + other.months, rest.plus(other.rest));
  }

  CalendarDelta times(BigInteger factor) {
    if (factor.bitLength() > 31) {
      throw PythonException.value("the duration is out of range");
    }
    long by = factor.longValue();
    return new CalendarDelta(years * by, months * by, rest.times(factor));
  }

  CalendarDelta negated() {
    return times(BigInteger.ONE.negate());
  }

  /** The reference's text, such as {@code 2 years, 1 month, 1 day, 0:00:00}. */
  @Override
  public String toString() {
    String year = years == 0 ? "" : years + " years, ";
    String month = months == 0 ? "" : months + (months <= 1 ? " month, " : " months, ");
    return year + month + rest;
  }

  String repr() {
    return "isodate.duration.Duration("
        + rest.days()
        + ", "
        + rest.seconds()
        + ", "
        + rest.microseconds()
        + ", years="
        + years
        + ", months="
        + months
        + ")";
  }
}
