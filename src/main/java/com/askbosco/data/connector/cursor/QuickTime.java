package com.askbosco.data.connector.cursor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times that are written in full digits, which nearly all are, without a regular expression. */
final class QuickTime {
  private QuickTime() {}

  /** The time; null when the format has other directives or the text is not written in full digits. */
  static @Nullable OffsetDateTime parse(String text, String format) {
    int year = -1;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micros = 0;
    int at = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        if (c == ' ' || at >= text.length() || text.charAt(at++) != c) {
          return null;
        }
        continue;
      }
      if (++i == format.length()) {
        return null;
      }
      char code = format.charAt(i);
      int width = code == 'Y' ? 4 : code == 'f' ? 6 : 2;
      int number = number(text, at, width);
      if (number < 0) {
        return null;
      }
      at += width;
      switch (code) {
        case 'Y' -> year = number;
        case 'm' -> month = number;
        case 'd' -> day = number;
        case 'H' -> hour = number;
        case 'M' -> minute = number;
        case 'S' -> second = number;
        case 'f' -> micros = number;
        default -> {
          return null;
        }
      }
    }
    if (at != text.length() || year < 1) {
      return null;
    }
    try {
      return OffsetDateTime.of(
          LocalDate.of(year, month, day),
          LocalTime.of(hour, minute, second, micros * 1000),
          ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String text, int at, int width) {
    if (at + width > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = at; i < at + width; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
