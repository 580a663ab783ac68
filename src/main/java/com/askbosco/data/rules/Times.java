package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days and moments as sources write them, read without regular expressions. */
final class Times {
  private static final String DAY =
      "expected a day such as 2026-03-31, 20260331 or 2026-03-31 00:00:00";
  private static final String MOMENT = "expected a moment such as 2026-03-31T08:00:00+02:00";

  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /**
   * An account-local day: {@code 2021-10-27}, {@code 20211027}, {@code 2021-10-27 00:00:00}. A moment with a zone is refused:
   * whose day it is has to be said.
   */
  static LocalDate date(String text) throws BadValue {
    int length = text.length();
    try {
      if (length == 8) {
        return LocalDate.of(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8));
      }
      if (length == 10 || (length == 19 && isSeparator(text.charAt(10)))) {
        return day(text);
      }
    } catch (DateTimeException e) {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, "a day that is in no calendar");
    }
    throw new BadValue(ErrorCode.ROW_WRONG_TYPE, DAY);
  }

  /**
   * A moment: {@code 2023-04-13T05:09:44-07:00}, with a space instead of the T, a fraction, {@code Z}, {@code -0700}.
   *
   * @param zone the zone of a moment that is written without one; null when such a moment is refused
   */
  static Instant instant(String text, @Nullable ZoneId zone) throws BadValue {
    if (text.length() < 19 || !isSeparator(text.charAt(10))) {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, MOMENT);
    }
    try {
      int at = 19;
      int nanos = 0;
      if (at < text.length() && text.charAt(at) == '.') {
        int scale = 100_000_000;
        for (at++; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
          nanos += scale * (text.charAt(at) - '0');
          scale /= 10;
        }
      }
      LocalDateTime local =
          day(text).atTime(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), nanos);
      if (at == text.length()) {
        if (zone == null) {
          throw new BadValue(ErrorCode.ROW_WRONG_TYPE, "a moment without a zone");
        }
        return known(local.atZone(zone).toInstant());
      }
      return known(local.toInstant(offset(text, at)));
    } catch (DateTimeException e) {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, "a moment that is in no calendar");
    }
  }

  /** A whole number of seconds since 1970, or of milliseconds where it is that large; the source never mixes the two. */
  static Instant sinceEpoch(JsonNode number) throws BadValue {
    long value = number.canConvertToLong() ? number.longValue() : -1;
    if (value <= 0 || value > 100 * MILLIS_FROM) {
      throw new BadValue(
          ErrorCode.ROW_OUT_OF_RANGE, "no seconds or milliseconds since 1970 that anybody means");
    }
    return value < MILLIS_FROM ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
  }

  /** Refuses what no warehouse can hold, such as the end of the year 9999 west of Greenwich. */
  private static Instant known(Instant moment) throws BadValue {
    if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
      throw new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a moment outside the years 1 to 9999");
    }
    return moment;
  }

  /** The day it is at a place; the last night of the year 9999 has none east of Greenwich. */
  static LocalDate day(Instant moment, ZoneId zone) throws BadValue {
    LocalDate day = moment.atZone(zone).toLocalDate();
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new BadValue(ErrorCode.ROW_OUT_OF_RANGE, "a day outside the years 1 to 9999");
    }
    return day;
  }

  private static ZoneOffset offset(String text, int at) throws BadValue {
    char sign = text.charAt(at);
    int left = text.length() - at;
    if (sign == 'Z' && left == 1) {
      return ZoneOffset.UTC;
    }
    if (sign == '+' || sign == '-') {
      int minutes = left == 6 && text.charAt(at + 3) == ':'
          ? digits(text, at + 4, at + 6)
          : left == 5 ? digits(text, at + 3, at + 5) : left == 3 ? 0 : -1;
      if (minutes >= 0) {
        int total = digits(text, at + 1, at + 3) * 60 + minutes;
        return ZoneOffset.ofTotalSeconds((sign == '-' ? -total : total) * 60);
      }
    }
    throw new BadValue(ErrorCode.ROW_WRONG_TYPE, MOMENT);
  }

  private static LocalDate day(String text) throws BadValue {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new BadValue(ErrorCode.ROW_WRONG_TYPE, DAY);
    }
    return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  }

  private static boolean isSeparator(char c) {
    return c == 'T' || c == ' ';
  }

  private static int digits(String text, int from, int to) throws BadValue {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new BadValue(
            ErrorCode.ROW_WRONG_TYPE, "a day or moment with other signs than digits");
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
