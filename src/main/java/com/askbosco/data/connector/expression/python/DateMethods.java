package com.askbosco.data.connector.expression.python;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods and attributes of dates, times and durations. */
final class DateMethods {
  static final Set<String> DATE = Set.of(
      "strftime", "isoformat", "weekday", "isoweekday", "replace", "toordinal", "fromisoformat");

  static final Set<String> DATETIME = Set.of(
      "strftime",
      "isoformat",
      "weekday",
      "isoweekday",
      "replace",
      "toordinal",
      "fromisoformat",
      "timestamp",
      "date",
      "time",
      "strptime",
      "fromtimestamp",
      "utcoffset");

  static final Set<String> TIME = Set.of("strftime", "isoformat");
  static final Set<String> DELTA = Set.of("total_seconds");

  private DateMethods() {}

  /** An attribute such as {@code year}; null when there is none of the name. */
  static @Nullable Object property(@Nullable Object value, String name) {
    return switch (value) {
      case PyDateTime moment -> {
        Long part = part(moment.local().toLocalDate(), name);
        yield part != null ? part : part(moment.local().toLocalTime(), name);
      }
      case PyDate date -> part(date.date(), name);
      case PyTime time -> part(time.time(), name);
      case TimeDelta delta ->
        switch (name) {
          case "days" -> delta.days();
          case "seconds" -> delta.seconds();
          case "microseconds" -> delta.microseconds();
          default -> null;
        };
      case CalendarDelta delta ->
        switch (name) {
          case "years" -> delta.years();
          case "months" -> delta.months();
          default -> property(delta.rest(), name);
        };
      case null, default -> null;
    };
  }

  private static @Nullable Long part(LocalDate date, String name) {
    return switch (name) {
      case "year" -> (long) date.getYear();
      case "month" -> (long) date.getMonthValue();
      case "day" -> (long) date.getDayOfMonth();
      default -> null;
    };
  }

  private static @Nullable Long part(LocalTime time, String name) {
    return switch (name) {
      case "hour" -> (long) time.getHour();
      case "minute" -> (long) time.getMinute();
      case "second" -> (long) time.getSecond();
      case "microsecond" -> time.getNano() / 1000L;
      default -> null;
    };
  }

  static @Nullable Object call(@Nullable Object value, String name, Arguments arguments) {
    if (name.equals("strftime")) {
      return Strftime.format(value, arguments.bind(name, 1, "format").text(0));
    }
    return switch (value) {
      case PyDateTime moment -> moment(moment, name, arguments);
      case PyDate date -> date(date.date(), name, arguments);
      case TimeDelta delta -> {
        arguments.bind(name, 0);
        yield delta.totalSeconds();
      }
      case null, default -> {
        arguments.bind(name, 0);
        yield Text.str(value); // isoformat of a time
      }
    };
  }

  private static @Nullable Object moment(PyDateTime moment, String name, Arguments arguments) {
    switch (name) {
      case "isoformat" -> {
        Arguments.Bound in = arguments.bind(name, 0, "sep", "timespec");
        return moment.isoformat(in.text(0, "T"), in.text(1, "auto"));
      }
      case "strptime" -> {
        Arguments.Bound in = arguments.bind(name, 2, "date_string", "format");
        PyDateTime read = Strptime.parse(in.text(0), in.text(1));
        if (read == null) {
          throw PythonException.value("the date does not fit the format");
        }
        return read;
      }
      case "fromisoformat" -> {
        return IsoDates.parse(arguments.bind(name, 1, "date_string").text(0));
      }
      case "fromtimestamp" -> {
        double seconds = Numbers.asDouble(arguments.bind(name, 1, "timestamp").get(0));
        return PyDateTime.naive(PyDateTime.ofEpochSeconds(seconds).local());
      }
      case "replace" -> {
        return replaced(moment, arguments);
      }
      default -> {}
    }
    if (DATE.contains(name)) {
      return date(moment.local().toLocalDate(), name, arguments);
    }
    arguments.bind(name, 0);
    ZoneOffset offset = moment.offset();
    return switch (name) {
      case "timestamp" -> moment.timestamp();
      case "date" -> new PyDate(moment.local().toLocalDate());
      case "time" -> new PyTime(moment.local().toLocalTime(), null);
      default -> offset == null ? null : new TimeDelta(offset.getTotalSeconds() * TimeDelta.SECOND);
    };
  }

  private static Object date(LocalDate date, String name, Arguments arguments) {
    switch (name) {
      case "replace" -> {
        Arguments.Bound in = arguments.bind(name, 0, "year", "month", "day");
        return new PyDate(replaced(date, in));
      }
      case "fromisoformat" -> {
        String text = arguments.bind(name, 1, "date_string").text(0);
        return new PyDate(IsoDates.parse(text).local().toLocalDate());
      }
      default -> arguments.bind(name, 0);
    }
    return switch (name) {
      case "isoformat" -> date.toString();
      case "weekday" -> date.getDayOfWeek().getValue() - 1L;
      case "isoweekday" -> (long) date.getDayOfWeek().getValue();
      default -> date.toEpochDay() + 719_163; // days since the first of year 1, counted from 1
    };
  }

  private static LocalDate replaced(LocalDate date, Arguments.Bound in) {
    try {
      return LocalDate.of(
          in.number(0, date.getYear()),
          in.number(1, date.getMonthValue()),
          in.number(2, date.getDayOfMonth()));
    } catch (DateTimeException e) {
      throw PythonException.value("the date does not exist");
    }
  }

  private static PyDateTime replaced(PyDateTime moment, Arguments arguments) {
    LocalDateTime local = moment.local();
    Arguments.Bound in = arguments.bind(
        "replace", 0, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo");
    if (in.has(7) && in.get(7) != null) {
      throw PythonException.value("replace() can only take the time zone away (tzinfo=none)");
    }
    try {
      long nanos = in.number(6, local.getNano() / 1000) * 1000L;
      LocalTime time = LocalTime.of(
          in.number(3, local.getHour()),
          in.number(4, local.getMinute()),
          in.number(5, local.getSecond()),
          Math.toIntExact(nanos));
      LocalDate date = replaced(local.toLocalDate(), in);
      return new PyDateTime(LocalDateTime.of(date, time), in.has(7) ? null : moment.offset());
    } catch (DateTimeException | ArithmeticException e) {
      throw PythonException.value("the date does not exist");
    }
  }
}
