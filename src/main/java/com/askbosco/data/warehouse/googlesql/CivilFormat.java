package com.askbosco.data.warehouse.googlesql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** FORMAT_DATE and its kin, and how dates and times are printed. */
final class CivilFormat {
  /** Elements that both FORMAT_ functions and this class know. */
  private static final Pattern ELEMENT = Pattern.compile(
      "%(E[0-9*][Sf]|E\\*S|Ez|E4Y|[YmdHMSyjeaAbBhDFTRIpPGgVuwUWQknlts%zCs])|%(.?)", Pattern.DOTALL);

  /** Elements of a DATE; GoogleSQL prints others as they stand. */
  static final String DATE = "YmdyjeaAbBhDFGgVuwUWQCnt%";

  /** Elements of a DATETIME. */
  static final String DATETIME = DATE + "HMSTRIpPklE";

  /** Elements of a TIMESTAMP. */
  static final String TIMESTAMP = DATETIME + "zs";

  private CivilFormat() {}

  /** The first element of a pattern that is not among the given ones or not supported at all. */
  static Optional<String> unsupportedElement(String pattern, String elements) {
    Matcher matcher = ELEMENT.matcher(pattern);
    while (matcher.find()) {
      String element = matcher.group(1);
      if (element == null
          || (elements.indexOf(element.charAt(0)) < 0 && !element.equals("E4Y"))
          || (element.equals("Ez") && elements.indexOf('z') < 0)) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }

  /**
   * A time by a pattern of percent elements.
   *
   * @param instant the instant in microseconds when a TIMESTAMP is printed
   * @param offsetSeconds the zone's offset at that instant
   */
  static String format(
      String pattern, LocalDateTime time, @Nullable Long instant, int offsetSeconds) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = ELEMENT.matcher(pattern);
    int end = 0;
    while (matcher.find()) {
      text.append(pattern, end, matcher.start());
      end = matcher.end();
      String element = matcher.group(1);
      if (element == null) {
        throw new Udf.DomainException("unsupported format element " + matcher.group());
      }
      text.append(element(element, time, instant, offsetSeconds));
    }
    return text.append(pattern, end, pattern.length()).toString();
  }

  private static String element(
      String element, LocalDateTime time, @Nullable Long instant, int offset) {
    LocalDate date = time.toLocalDate();
    return switch (element) {
      case "Y", "G" ->
        String.valueOf(element.equals("Y") ? time.getYear() : DatePart.ISOYEAR.extract(date));
      case "E4Y" -> digits(time.getYear(), 4);
      case "y" -> digits(time.getYear() % 100, 2);
      case "g" -> digits(DatePart.ISOYEAR.extract(date) % 100, 2);
      case "C" -> digits(time.getYear() / 100, 2);
      case "m" -> digits(time.getMonthValue(), 2);
      case "d" -> digits(time.getDayOfMonth(), 2);
      case "e" -> spaced(time.getDayOfMonth());
      case "j" -> digits(time.getDayOfYear(), 3);
      case "H" -> digits(time.getHour(), 2);
      case "k" -> spaced(time.getHour());
      case "I" -> digits(hour12(time), 2);
      case "l" -> spaced(hour12(time));
      case "M" -> digits(time.getMinute(), 2);
      case "S" -> digits(time.getSecond(), 2);
      case "p" -> time.getHour() < 12 ? "AM" : "PM";
      case "P" -> time.getHour() < 12 ? "am" : "pm";
      case "a" ->
        time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT).substring(0, 3);
      case "A" -> title(time.getDayOfWeek().name());
      case "b", "h" -> title(time.getMonth().name()).substring(0, 3);
      case "B" -> title(time.getMonth().name());
      case "D" -> format("%m/%d/%y", time, instant, offset);
      case "F" -> format("%Y-%m-%d", time, instant, offset);
      case "T" -> format("%H:%M:%S", time, instant, offset);
      case "R" -> format("%H:%M", time, instant, offset);
      case "V" -> digits(DatePart.ISOWEEK.extract(date), 2);
      case "u" -> String.valueOf(time.getDayOfWeek().getValue());
      case "w" -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case "U" -> digits(DatePart.WEEK.extract(date), 2);
      case "W" -> digits(DatePart.WEEK_MONDAY.extract(date), 2);
      case "Q" -> String.valueOf(DatePart.QUARTER.extract(date));
      case "n" -> "\n";
      case "t" -> "\t";
      case "%" -> "%";
      case "z" -> offset(offset, "");
      case "Ez" -> offset(offset, ":");
      case "s" ->
        String.valueOf(
            Math.floorDiv(instant == null ? CivilTime.micros(time) : instant, CivilTime.SECOND));
      default -> fraction(element, time);
    };
  }

  private static String fraction(String element, LocalDateTime time) {
    String micros = digits(time.getNano() / 1_000, 6);
    char width = element.charAt(1);
    String kept =
        width == '*' ? micros.replaceAll("0+$", "") : (micros + "000").substring(0, width - '0');
    return digits(time.getSecond(), 2) + (kept.isEmpty() ? "" : "." + kept);
  }

  private static int hour12(LocalDateTime time) {
    return (time.getHour() + 11) % 12 + 1;
  }

  private static String digits(long value, int width) {
    String text = String.valueOf(value);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String spaced(int value) {
    return value < 10 ? " " + value : String.valueOf(value);
  }

  private static String title(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String offset(int seconds, String separator) {
    int minutes = Math.abs(seconds) / 60;
    return (seconds < 0 ? "-" : "+")
        + digits(minutes / 60, 2)
        + separator
        + digits(minutes % 60, 2);
  }

  /** {@code 2026-03-29 01:30:00}, with three or six digits of a second where there are any. */
  static String dateTime(long civilMicros) {
    LocalDateTime time = CivilTime.civil(civilMicros);
    String text = digits(time.getYear(), 4) + format("-%m-%d %H:%M:%S", time, null, 0);
    int micros = time.getNano() / 1_000;
    if (micros == 0) {
      return text;
    }
    return text + "." + (micros % 1_000 == 0 ? digits(micros / 1_000, 3) : digits(micros, 6));
  }

  /** As {@link #dateTime} with the zone's offset, such as {@code +00} or {@code +05:30}. */
  static String timestamp(long micros, ZoneId zone) {
    int offset = CivilTime.offsetSeconds(micros, zone);
    String hours = offset(offset, ":");
    return dateTime(CivilTime.toCivil(micros, zone))
        + (hours.endsWith(":00") ? hours.substring(0, 3) : hours);
  }
}
