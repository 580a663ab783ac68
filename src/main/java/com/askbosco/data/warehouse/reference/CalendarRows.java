package com.askbosco.data.warehouse.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of {@code ref_calendar}. The retail year is the 4-5-4 calendar of the US National Retail Federation: weeks from Sunday to
 * Saturday, the last one ending on the Saturday nearest to 31 January, quarters of 4, 5 and 4 weeks, a 53rd week at the end of
 * January where one is left (https://nrf.com/resources/4-5-4-calendar).
 */
final class CalendarRows {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2035, 12, 31);
  private static final int[] LAST_WEEK_OF_MONTH = {4, 9, 13, 17, 22, 26, 30, 35, 39, 43, 48, 53};

  private CalendarRows() {}

  static List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> rows.add(row(day)));
    return rows;
  }

  static List<@Nullable Object> row(LocalDate day) {
    int retailYear = retailYear(day);
    long retailWeek = ChronoUnit.WEEKS.between(start(retailYear), day) + 1;
    long month = 1;
    while (retailWeek > LAST_WEEK_OF_MONTH[(int) month - 1]) {
      month++;
    }
    return List.of(
        day,
        (long) day.get(IsoFields.WEEK_BASED_YEAR),
        (long) day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        day.withDayOfMonth(1),
        day.withDayOfMonth(1).withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2),
        (long) day.getDayOfWeek().getValue(),
        day.getDayOfWeek().getValue() > 5,
        (long) retailYear,
        retailWeek,
        month);
  }

  private static int retailYear(LocalDate day) {
    int year = day.getYear();
    return day.isBefore(start(year)) ? year - 1 : year;
  }

  /** The first Sunday of a retail year: the day after the Saturday nearest to 31 January. */
  private static LocalDate start(int year) {
    return LocalDate.of(year, 1, 31)
        .plusDays(3)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY))
        .plusDays(1);
  }
}
