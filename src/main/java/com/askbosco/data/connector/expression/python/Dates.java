package com.askbosco.data.connector.expression.python;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The date functions of templates. */
public final class Dates {
  private Dates() {}

  /** An ISO-8601 date in UTC; naive is UTC. */
  public static PyDateTime utc(String text) {
    return IsoDates.parse(text).at(ZoneOffset.UTC);
  }

  /** Seconds since 1970: of a number its whole part, of a text a float. */
  public static Object timestamp(@Nullable Object value) {
    if (value instanceof Double number) {
      return Numbers.truncate(number);
    }
    if (Numbers.isInteger(value)) {
      return Numbers.integer(Numbers.asBig(value));
    }
    if (value instanceof String text) {
      return utc(text).timestamp();
    }
    throw PythonException.type("timestamp() needs a number or a str, not " + Types.name(value));
  }

  /** A {@link TimeDelta} or {@link CalendarDelta} of an ISO-8601 duration. */
  public static Object duration(String text) {
    return IsoDurations.parse(text);
  }

  /** A number of days later, formatted. */
  public static String daysLater(PyDateTime now, @Nullable Object days, String format) {
    Object later = Arithmetic.add(now, Arithmetic.multiply(new TimeDelta(TimeDelta.DAY), days));
    return Strftime.format(later, format);
  }

  /**
   * A date in another format.
   *
   * @param value a datetime, a text, or a number in the input format
   * @param inputFormat a text, or none: then texts are ISO-8601 and numbers seconds
   */
  public static String reformat(
      @Nullable Object value, String format, @Nullable Object inputFormat) {
    if (value instanceof PyDateTime moment) {
      return Strftime.format(moment, format);
    }
    String input = inputFormat instanceof String text && !text.isEmpty() ? text : null;
    if (Numbers.isInteger(value)) {
      return DateFormatting.format(
          fitting(
              DateFormatting.parse(Text.str(Numbers.asBig(value)), input == null ? "%s" : input)),
          format);
    }
    if (!(value instanceof String text)) {
      throw PythonException.type("format_datetime() needs a date, not " + Types.name(value));
    }
    return DateFormatting.format(
        input == null ? utc(text) : fitting(DateFormatting.parse(text, input)), format);
  }

  private static PyDateTime fitting(@Nullable PyDateTime read) {
    if (read == null) {
      throw PythonException.value("the date does not fit the input format");
    }
    return read;
  }
}
