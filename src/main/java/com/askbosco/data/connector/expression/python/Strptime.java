package com.askbosco.data.connector.expression.python;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Python's {@code strptime}: a format as a regular expression over the whole text, names in English. */
final class Strptime {
  private static final int MAX_KNOWN = 500;
  private static final int MAX_LENGTH = 1000;
  private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

  private static final Map<Character, String> DIRECTIVES = Map.ofEntries(
      Map.entry('Y', "(?<Y>\\d{4})"),
      Map.entry('y', "(?<y>\\d{2})"),
      Map.entry('m', "(?<m>1[0-2]|0[1-9]|[1-9])"),
      Map.entry('d', "(?<d>3[01]|[12]\\d|0[1-9]|[1-9]| [1-9])"),
      Map.entry('H', "(?<H>2[0-3]|[01]\\d|\\d)"),
      Map.entry('I', "(?<I>1[0-2]|0[1-9]|[1-9]| [1-9])"),
      Map.entry('M', "(?<M>[0-5]\\d|\\d)"),
      Map.entry('S', "(?<S>6[01]|[0-5]\\d|\\d)"),
      Map.entry('f', "(?<f>\\d{1,6})"),
      Map.entry('j', "(?<j>36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9])"),
      Map.entry('p', "(?<p>am|pm)"),
      Map.entry('z', "(?<z>[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z)"),
      Map.entry('Z', "(?<Z>utc|gmt)"),
      Map.entry('G', "(?<G>\\d{4})"),
      Map.entry('V', "(?<V>5[0-3]|0[1-9]|[1-4]\\d|\\d)"),
      Map.entry('u', "(?<u>[1-7])"),
      Map.entry('w', "(?<w>[0-6])"),
      Map.entry(
          'a',
          "(?<a>" + names(7, d -> DayOfWeek.of(d).getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
              + ")"),
      Map.entry(
          'A',
          "(?<A>" + names(7, d -> DayOfWeek.of(d).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
              + ")"),
      Map.entry('b', "(?<b>" + names(12, m -> month(m, TextStyle.SHORT)) + ")"),
      Map.entry('B', "(?<B>" + names(12, m -> month(m, TextStyle.FULL)) + ")"));

  private Strptime() {}

  private static String month(int number, TextStyle style) {
    return Month.of(number).getDisplayName(style, Locale.ENGLISH);
  }

  private static String names(int count, IntFunction<String> name) {
    return IntStream.rangeClosed(1, count).mapToObj(name).collect(Collectors.joining("|"));
  }

  /**
   * Reads a text.
   *
   * @return null when the text does not fit the format
   * @throws PythonException when the format itself is wrong
   */
  static @Nullable PyDateTime parse(String text, String format) {
    Pattern pattern = KNOWN.get(format);
    if (pattern == null) {
      pattern = compile(format);
      if (KNOWN.size() < MAX_KNOWN) {
        KNOWN.put(format, pattern);
      }
    }
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return value(new Fields(matcher));
    } catch (DateTimeException e) {
      return null; // such as 31 February
    }
  }

  private static Pattern compile(String format) {
    if (format.length() > MAX_LENGTH) {
      throw PythonException.value("the date format is too long");
    }
    StringBuilder regex = new StringBuilder();
    StringBuilder seen = new StringBuilder();
    String expanded = format
        .replace("%F", "%Y-%m-%d")
        .replace("%T", "%H:%M:%S")
        .replace("%X", "%H:%M:%S")
        .replace("%x", "%m/%d/%y")
        .replace("%c", "%a %b %d %H:%M:%S %Y");
    for (int i = 0; i < expanded.length(); i++) {
      char c = expanded.charAt(i);
      if (Character.isWhitespace(c)) {
        regex.append("\\s+");
        while (i + 1 < expanded.length() && Character.isWhitespace(expanded.charAt(i + 1))) {
          i++;
        }
      } else if (c == '%') {
        if (++i == expanded.length()) {
          throw PythonException.value("the date format ends with a stray %");
        }
        regex.append(directive(expanded.charAt(i), seen));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String directive(char code, StringBuilder seen) {
    if (code == '%') {
      return "%";
    }
    String part = DIRECTIVES.get(code == 'h' ? 'b' : code);
    if (part == null) {
      throw PythonException.value("%" + code + " cannot be used to read dates");
    }
    if (seen.indexOf(String.valueOf(code)) >= 0) {
      throw PythonException.value("%" + code + " stands twice in the date format");
    }
    seen.append(code);
    return part;
  }

  /** The groups of a match. */
  private record Fields(Matcher matcher) {
    @Nullable
    String text(String code) {
      return matcher.namedGroups().containsKey(code) ? matcher.group(code) : null;
    }

    int number(String code, int absent) {
      String text = text(code);
      return text == null ? absent : Integer.parseInt(text.strip());
    }
  }

  private static PyDateTime value(Fields in) {
    int micros = 0;
    String fraction = in.text("f");
    if (fraction != null) {
      micros = Integer.parseInt(fraction + "0".repeat(6 - fraction.length()));
    }
    // a leap second is read, but no datetime can hold it
    LocalTime time = LocalTime.of(hour(in), in.number("M", 0), in.number("S", 0), micros * 1000);
    String zone = in.text("z");
    return new PyDateTime(LocalDateTime.of(date(in), time), zone == null ? null : offset(zone));
  }

  private static int hour(Fields in) {
    int twelve = in.number("I", -1);
    if (twelve < 0) {
      return in.number("H", 0);
    }
    boolean afternoon = "pm".equalsIgnoreCase(in.text("p"));
    return twelve % 12 + (afternoon ? 12 : 0);
  }

  private static LocalDate date(Fields in) {
    int short2 = in.number("y", -1);
    int year = in.number("Y", short2 < 0 ? 1900 : short2 + (short2 < 69 ? 2000 : 1900));
    if (in.text("G") != null) {
      int day = in.number("u", in.number("w", 1));
      return LocalDate.of(in.number("G", 0), 1, 4)
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, in.number("V", 1))
          .with(java.time.temporal.ChronoField.DAY_OF_WEEK, day == 0 ? 7 : day);
    }
    if (in.text("j") != null && in.text("m") == null && in.text("b") == null) {
      // day 366 of a shorter year is the first day of the next, as Python has it
      return LocalDate.of(year, 1, 1).plusDays(in.number("j", 1) - 1L);
    }
    int month = in.number(
        "m", named(in.text("b"), TextStyle.SHORT, named(in.text("B"), TextStyle.FULL, 1)));
    int day = in.number("d", 1);
    return LocalDate.of(year, month, day);
  }

  private static int named(@Nullable String name, TextStyle style, int absent) {
    return name == null
        ? absent
        : IntStream.rangeClosed(1, 12)
            .filter(m -> month(m, style).equalsIgnoreCase(name))
            .findFirst()
            .orElse(absent);
  }

  /** {@code Z}, {@code +HHMM}, {@code +HH:MM} and with seconds. */
  static ZoneOffset offset(String text) {
    if (text.equalsIgnoreCase("z")) {
      return ZoneOffset.UTC;
    }
    int dot = text.indexOf('.');
    int[] parts = Arrays.stream((dot < 0 ? text : text.substring(0, dot))
            .substring(1)
            .replace(":", "")
            .split("(?<=\\G..)"))
        .mapToInt(Integer::parseInt)
        .toArray();
    int seconds = parts[0] * 3600
        + (parts.length > 1 ? parts[1] * 60 : 0)
        + (parts.length > 2 ? parts[2] : 0);
    return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
  }
}
