package com.askbosco.data.warehouse.googlesql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Casts of text to dates and times, in the forms GoogleSQL reads without a pattern. */
final class CivilText {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DATE_TIME = Pattern.compile(
      "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,6}))?)?");
  private static final Pattern ZONED = Pattern.compile(DATE_TIME.pattern()
      + "(?:([Zz])|([+-]\\d{1,2}(?::\\d{2})?)| ([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*))?");

  private CivilText() {}

  /** CAST(text AS DATE). */
  static LocalDate date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      throw new Udf.DomainException("invalid date: '" + text + "'");
    }
    return civil(matcher, text).toLocalDate();
  }

  /** CAST(text AS DATETIME), in microseconds. */
  static Long dateTime(String text) {
    Matcher matcher = DATE_TIME.matcher(text);
    if (!matcher.matches()) {
      throw new Udf.DomainException("invalid datetime string \"" + text + "\"");
    }
    return CivilTime.micros(civil(matcher, text));
  }

  /** CAST(text AS TIMESTAMP), in microseconds; the zone counts when the text names none. */
  static Long timestamp(String text, String zone) {
    Matcher matcher = ZONED.matcher(text);
    if (!matcher.matches()) {
      throw new Udf.DomainException("invalid timestamp: '" + text + "'");
    }
    ZoneId effective;
    if (matcher.group(8) != null) {
      effective = ZoneOffset.UTC;
    } else if (matcher.group(9) != null) {
      effective = CivilTime.zone(matcher.group(9));
    } else {
      effective = CivilTime.zone(matcher.group(10) == null ? zone : matcher.group(10));
    }
    return CivilTime.toInstant(CivilTime.micros(civil(matcher, text)), effective);
  }

  private static LocalDateTime civil(Matcher matcher, String text) {
    try {
      LocalDate date = DatePart.inRange(
          LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
      if (matcher.groupCount() < 4 || matcher.group(4) == null) {
        return date.atStartOfDay();
      }
      String fraction = matcher.group(7) == null ? "" : matcher.group(7);
      int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
      return date.atTime(number(matcher, 4), number(matcher, 5), number(matcher, 6), nanos);
    } catch (DateTimeException e) {
      throw new Udf.DomainException("invalid date or time: '" + text + "'");
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
