package com.askbosco.data.connector.expression.python;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Python's date: years 1 to 9999. */
public record PyDate(LocalDate date) implements Comparable<PyDate> {
  public PyDate {
    checkYear(date.getYear());
  }

  static void checkYear(int year) {
    if (year < 1 || year > 9999) {
      throw PythonException.value("the year is not between 1 and 9999");
    }
  }

  /** A date a number of calendar months and days later. */
  PyDate plus(long months, long days) {
    try {
      return new PyDate(date.plusMonths(months).plusDays(days));
    } catch (DateTimeException | ArithmeticException e) {
      throw PythonException.value("the date is out of range");
    }
  }

  @Override
  public int compareTo(PyDate other) {
    return date.compareTo(other.date);
  }

  /** The ISO form, which is also Python's text of it. */
  @Override
  public String toString() {
    return date.toString();
  }

  String repr() {
    return "datetime.date(" + date.getYear() + ", " + date.getMonthValue() + ", "
        + date.getDayOfMonth() + ")";
  }
}
