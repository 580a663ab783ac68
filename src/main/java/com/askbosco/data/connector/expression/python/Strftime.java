package com.askbosco.data.connector.expression.python;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code strftime} on Linux in the C locale, with {@code %s} as seconds since 1970 in UTC. */
final class Strftime {
  private Strftime() {}

  /** Formats a datetime, date (midnight) or time (of 1900-01-01). */
  static String format(@Nullable Object value, String format) {
    return switch (value) {
      case PyDateTime moment -> format(moment.local(), moment.offset(), format);
      case PyDate date -> format(date.date().atStartOfDay(), null, format);
      case PyTime time ->
        format(time.time().atDate(java.time.LocalDate.of(1900, 1, 1)), time.offset(), format);
      case null, default ->
        throw PythonException.type("a " + Types.name(value) + " has no strftime()");
    };
  }

  private static String format(LocalDateTime at, @Nullable ZoneOffset offset, String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char flag = format.charAt(i + 1);
      boolean flagged = "-_0^#".indexOf(flag) >= 0 && i + 2 < format.length();
      boolean colon = flag == ':' && format.startsWith("z", i + 2);
      i += flagged || colon ? 2 : 1;
      char code = format.charAt(i);
      String text = colon ? PyTime.offsetText(offset, ":") : directive(at, offset, code);
      if (text == null) {
        // as the C library: what it does not know stays as it is
        out.append('%').append(flagged ? String.valueOf(flag) : "").append(code);
      } else {
        out.append(flagged ? flagged(text, flag) : text);
      }
      Limits.text(out.length());
    }
    return out.toString();
  }

  private static String flagged(String text, char flag) {
    int zeros = 0;
    while (zeros < text.length() - 1 && (text.charAt(zeros) == '0' || text.charAt(zeros) == ' ')) {
      zeros++;
    }
    return switch (flag) {
      case '-' -> text.substring(zeros);
      case '_' -> " ".repeat(zeros) + text.substring(zeros);
      case '0' -> "0".repeat(zeros) + text.substring(zeros);
      default -> text.toUpperCase(Locale.ROOT);
    };
  }

  private static @Nullable String directive(
      LocalDateTime at, @Nullable ZoneOffset offset, char code) {
    return switch (code) {
      case 'Y' -> Integer.toString(at.getYear());
      case 'm' -> PyTime.two(at.getMonthValue());
      case 'd' -> PyTime.two(at.getDayOfMonth());
      case 'H' -> PyTime.two(at.getHour());
      case 'M' -> PyTime.two(at.getMinute());
      case 'S' -> PyTime.two(at.getSecond());
      case 'f' -> PyTime.digits(at.getNano() / 1000, 6);
      case 'z' -> PyTime.offsetText(offset, "");
      case 'Z' -> zone(offset);
      case 's' ->
        Long.toString(Math.floorDiv(new PyDateTime(at, offset).epochMicros(), 1_000_000L));
      case 'y' -> PyTime.two(at.getYear() % 100);
      case 'C' -> PyTime.two(at.getYear() / 100);
      case 'j' -> PyTime.digits(at.getDayOfYear(), 3);
      case 'I' -> PyTime.two(hour12(at));
      case 'l' -> space(hour12(at));
      case 'k' -> space(at.getHour());
      case 'e' -> space(at.getDayOfMonth());
      case 'p' -> at.getHour() < 12 ? "AM" : "PM";
      case 'P' -> at.getHour() < 12 ? "am" : "pm";
      case 'a' -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'u' -> Integer.toString(at.getDayOfWeek().getValue());
      case 'w' -> Integer.toString(at.getDayOfWeek().getValue() % 7);
      case 'U' -> PyTime.two((at.getDayOfYear() + 6 - at.getDayOfWeek().getValue() % 7) / 7);
      case 'W' -> PyTime.two((at.getDayOfYear() + 6 - (at.getDayOfWeek().getValue() - 1)) / 7);
      case 'V' -> PyTime.two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'G' -> Integer.toString(at.get(IsoFields.WEEK_BASED_YEAR));
      case 'g' -> PyTime.two(at.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case 'F' -> format(at, offset, "%Y-%m-%d");
      case 'T', 'X' -> format(at, offset, "%H:%M:%S");
      case 'R' -> format(at, offset, "%H:%M");
      case 'r' -> format(at, offset, "%I:%M:%S %p");
      case 'D', 'x' -> format(at, offset, "%m/%d/%y");
      case 'c' -> format(at, offset, "%a %b %e %H:%M:%S %Y");
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> null;
    };
  }

  private static int hour12(LocalDateTime at) {
    return at.get(ChronoField.CLOCK_HOUR_OF_AMPM);
  }

  private static String space(int value) {
    return value < 10 ? " " + value : Integer.toString(value);
  }

  private static String zone(@Nullable ZoneOffset offset) {
    if (offset == null) {
      return "";
    }
    return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + PyTime.offsetText(offset, ":");
  }
}
