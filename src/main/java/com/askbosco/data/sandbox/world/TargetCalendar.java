package com.askbosco.data.sandbox.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Days on which the euro's payment system is open, and with it the ECB publishes rates. */
final class TargetCalendar {
  private static final Set<MonthDay> FIXED_HOLIDAYS =
      Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

  private TargetCalendar() {}

  static boolean isOpen(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || FIXED_HOLIDAYS.contains(MonthDay.from(day))) {
      return false;
    }
    LocalDate easter = easter(day.getYear());
    return !day.equals(easter.minusDays(2)) && !day.equals(easter.plusDays(1));
  }

  /** Easter Sunday by the Gregorian computus. */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    int offset = moon - weekday;
    int month = 3 + (offset + 40) / 44;
    return LocalDate.of(year, month, offset + 28 - 31 * (month / 4));
  }
}
