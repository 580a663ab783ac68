package com.askbosco.data.warehouse.googlesql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PARSE_DATE and its kin. */
final class CivilParser {
  /** Elements of PARSE_DATE. */
  static final String DATE_ELEMENTS = "YmdybBheFj%aA";

  /** Elements of PARSE_DATETIME. */
  static final String DATETIME_ELEMENTS = DATE_ELEMENTS + "HMSTRIp";

  /** Elements of PARSE_TIMESTAMP. */
  static final String TIMESTAMP_ELEMENTS = DATETIME_ELEMENTS + "sz";

  private final String text;
  private int position;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int dayOfYear;
  private int hour;
  private int hour12 = -1;
  private @Nullable Boolean afternoon;
  private int minute;
  private int second;
  private int micros;
  private @Nullable Integer offsetSeconds;
  private @Nullable Long epochSeconds;

  private CivilParser(String text) {
    this.text = text;
  }

  /** The first element of a parse pattern that is not supported. */
  static Optional<String> unsupportedElement(String pattern, String elements) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '%') {
        i++;
        boolean fraction = pattern.startsWith("E*S", i) && elements.indexOf('S') >= 0;
        if (fraction || (pattern.startsWith("Ez", i) && elements.indexOf('z') >= 0)) {
          i += pattern.charAt(i + 1) == 'z' ? 1 : 2;
        } else if (i >= pattern.length() || elements.indexOf(pattern.charAt(i)) < 0) {
          return Optional.of(pattern.substring(i - 1, Math.min(i + 1, pattern.length())));
        }
      }
    }
    return Optional.empty();
  }

  static LocalDate date(String pattern, String text) {
    return parse(pattern, text).civil().toLocalDate();
  }

  static Long civil(String pattern, String text) {
    return CivilTime.inRange(CivilTime.micros(parse(pattern, text).civil()));
  }

  static Long instant(String pattern, String text, ZoneId zone) {
    CivilParser parsed = parse(pattern, text);
    if (parsed.epochSeconds != null) {
      return CivilTime.inRange(parsed.epochSeconds * CivilTime.SECOND);
    }
    long civil = CivilTime.micros(parsed.civil());
    return parsed.offsetSeconds == null
        ? CivilTime.toInstant(civil, zone)
        : CivilTime.inRange(civil - parsed.offsetSeconds * CivilTime.SECOND);
  }

  private static CivilParser parse(String pattern, String text) {
    CivilParser parser = new CivilParser(text);
    try {
      parser.skipSpaces();
      parser.read(pattern);
      parser.skipSpaces();
      if (parser.position != text.length()) {
        throw parser.mismatch();
      }
      return parser;
    } catch (DateTimeException e) {
      throw parser.mismatch();
    }
  }

  private Udf.DomainException mismatch() {
    return new Udf.DomainException("failed to parse input text \"" + text + "\"");
  }

  private void read(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (Character.isWhitespace(c)) {
        skipSpaces();
      } else if (c != '%') {
        if (position >= text.length() || text.charAt(position) != c) {
          throw mismatch();
        }
        position++;
      } else if (pattern.startsWith("E*S", i + 1)) {
        second = number(2, 0, 60);
        fraction();
        i += 3;
      } else if (pattern.startsWith("Ez", i + 1)) {
        zone();
        i += 2;
      } else {
        i++;
        element(pattern.charAt(i));
      }
    }
  }

  private void element(char element) {
    switch (element) {
      case 'Y' -> year = number(4, 0, 9999);
      case 'y' -> {
        int value = number(2, 0, 99);
        year = value >= 69 ? 1900 + value : 2000 + value;
      }
      case 'm' -> month = number(2, 1, 12);
      case 'd', 'e' -> day = number(2, 1, 31);
      case 'j' -> dayOfYear = number(3, 1, 366);
      case 'b', 'B', 'h' -> month = name(Month.values());
      case 'a', 'A' -> name(java.time.DayOfWeek.values());
      case 'H' -> hour = number(2, 0, 23);
      case 'I' -> hour12 = number(2, 1, 12);
      case 'p' -> afternoon = halfDay();
      case 'M' -> minute = number(2, 0, 59);
      case 'S' -> second = number(2, 0, 60);
      case 'F' -> read("%Y-%m-%d");
      case 'T' -> read("%H:%M:%S");
      case 'R' -> read("%H:%M");
      case 'z' -> zone();
      case 's' -> epochSeconds = epoch();
      default -> read("" + element);
    }
  }

  private int number(int width, int min, int max) {
    skipSpaces();
    int start = position;
    int value = 0;
    while (position < text.length() && position - start < width && isDigit(text.charAt(position))) {
      value = value * 10 + text.charAt(position++) - '0';
    }
    if (start == position || value < min || value > max) {
      throw mismatch();
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Long epoch() {
    int start = position;
    if (position < text.length() && text.charAt(position) == '-') {
      position++;
    }
    while (position < text.length() && isDigit(text.charAt(position)) && position - start < 15) {
      position++;
    }
    try {
      return Long.parseLong(text.substring(start, position));
    } catch (NumberFormatException e) {
      throw mismatch();
    }
  }

  private void fraction() {
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      int scale = 100_000;
      while (position < text.length() && isDigit(text.charAt(position))) {
        micros += (text.charAt(position++) - '0') * scale;
        scale /= 10;
      }
    }
  }

  private int name(Enum<?>[] names) {
    String rest = text.substring(position).toUpperCase(Locale.ROOT);
    for (Enum<?> name : names) {
      if (rest.startsWith(name.name().substring(0, 3))) {
        position += rest.startsWith(name.name()) ? name.name().length() : 3;
        return name.ordinal() + 1;
      }
    }
    throw mismatch();
  }

  private boolean halfDay() {
    String rest = text.substring(position).toUpperCase(Locale.ROOT);
    if (!rest.startsWith("AM") && !rest.startsWith("PM")) {
      throw mismatch();
    }
    position += 2;
    return rest.startsWith("PM");
  }

  private void zone() {
    if (position >= text.length()) {
      throw mismatch();
    }
    char sign = text.charAt(position++);
    if (sign == 'Z' || sign == 'z') {
      offsetSeconds = 0;
      return;
    }
    if (sign != '+' && sign != '-') {
      throw mismatch();
    }
    int hours = number(2, 0, 14);
    int minutes = 0;
    if (position < text.length()
        && (text.charAt(position) == ':' || isDigit(text.charAt(position)))) {
      if (text.charAt(position) == ':') {
        position++;
      }
      minutes = number(2, 0, 59);
    }
    offsetSeconds = (hours * 3_600 + minutes * 60) * (sign == '-' ? -1 : 1);
  }

  private void skipSpaces() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private LocalDateTime civil() {
    if (epochSeconds != null) {
      return CivilTime.civil(epochSeconds * CivilTime.SECOND);
    }
    LocalDate date =
        dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
    int hours = hour12 < 0 ? hour : hour12 % 12 + (Boolean.TRUE.equals(afternoon) ? 12 : 0);
    // A leap second is the first of the next minute.
    return DatePart.inRange(date).atTime(hours, minute, 0, micros * 1_000).plusSeconds(second);
  }
}
