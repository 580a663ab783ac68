package com.askbosco.data.connector.expression.python;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO-8601 dates: years, months, days, weeks and days of the year, with or without a time and an offset, with any single character
 * between date and time.
 */
public final class IsoDates {
  private static final Pattern DATE =
      Pattern.compile("(?<year>\\d{4})(?:-?W(?<week>\\d{2})(?:-?(?<weekday>[1-7]))?"
          + "|-?(?<ordinal>\\d{3})(?!\\d)|(?<month>-\\d{2}(?:-\\d{2})?)|(?<basic>\\d{4})(?!\\d))?");

  private static final Pattern TIME = Pattern.compile(
      "(?<h>\\d{2})(?:(?<colon>:?)(?<m>\\d{2})(?:\\k<colon>(?<s>\\d{2})(?:[.,](?<f>\\d+))?)?)?"
          + "(?<zone>[zZ]|[+-]\\d{2}(?::?\\d{2})?)?");

  private IsoDates() {}

  /**
   * Reads a date and time; naive when there is no offset.
   *
   * @throws PythonException kind VALUE when it is none
   */
  public static PyDateTime parse(String text) {
    try {
      PyDateTime value = read(text);
      if (value != null) {
        return value;
      }
    } catch (DateTimeException e) {
      throw PythonException.value("the date does not exist");
    }
    throw PythonException.value("this is no ISO-8601 date");
  }

  private static @Nullable PyDateTime read(String text) {
    Matcher m = DATE.matcher(text);
    if (!m.lookingAt()) {
      return null;
    }
    LocalDate date = date(m);
    if (m.end() == text.length()) {
      return PyDateTime.naive(date.atStartOfDay());
    }
    boolean wholeDay = m.group("month") == null || m.group("month").length() == 6;
    Matcher time = TIME.matcher(text).region(m.end() + 1, text.length());
    if (!wholeDay || m.end() < 7 || !time.matches()) {
      return null;
    }
    return withTime(date, time);
  }

  private static PyDateTime withTime(LocalDate date, Matcher m) {
    String fraction = m.group("f");
    String micros = fraction == null ? "0" : (fraction + "00000").substring(0, 6);
    int hour = Integer.parseInt(m.group("h"));
    int minute = number(m.group("m"));
    int second = number(m.group("s"));
    boolean midnight = hour == 24 && minute == 0 && second == 0 && Integer.parseInt(micros) == 0;
    LocalTime time =
        LocalTime.of(midnight ? 0 : hour, minute, second, Integer.parseInt(micros) * 1000);
    String zone = m.group("zone");
    ZoneOffset offset = zone == null ? null : Strptime.offset(zone);
    return new PyDateTime(date.plusDays(midnight ? 1 : 0).atTime(time), offset);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static LocalDate date(Matcher m) {
    int year = Integer.parseInt(m.group("year"));
    if (m.group("week") != null) {
      int weekday = m.group("weekday") == null ? 1 : Integer.parseInt(m.group("weekday"));
      return LocalDate.of(year, 1, 4)
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(m.group("week")))
          .with(ChronoField.DAY_OF_WEEK, weekday);
    }
    if (m.group("ordinal") != null) {
      return LocalDate.ofYearDay(year, Integer.parseInt(m.group("ordinal")));
    }
    if (m.group("basic") != null) {
      int digits = Integer.parseInt(m.group("basic"));
      return LocalDate.of(year, digits / 100, digits % 100);
    }
    String month = m.group("month");
    if (month == null) {
      return LocalDate.of(year, 1, 1);
    }
    int day = month.length() == 6 ? Integer.parseInt(month.substring(4)) : 1;
    return LocalDate.of(year, Integer.parseInt(month.substring(1, 3)), day);
  }
}
