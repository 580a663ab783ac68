package com.askbosco.data.warehouse.googlesql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Calendar arithmetic by GoogleSQL's date parts. Weeks start on Sunday unless the part says another day. */
enum DatePart {
  YEAR,
  ISOYEAR,
  QUARTER,
  MONTH,
  WEEK,
  WEEK_MONDAY,
  WEEK_TUESDAY,
  WEEK_WEDNESDAY,
  WEEK_THURSDAY,
  WEEK_FRIDAY,
  WEEK_SATURDAY,
  ISOWEEK,
  DAY,
  DAYOFWEEK,
  DAYOFYEAR;

  private static final LocalDate MIN = LocalDate.of(1, 1, 1);
  private static final LocalDate MAX = LocalDate.of(9999, 12, 31);

  private DayOfWeek weekStart() {
    return switch (this) {
      case ISOWEEK, WEEK_MONDAY -> DayOfWeek.MONDAY;
      case WEEK_TUESDAY -> DayOfWeek.TUESDAY;
      case WEEK_WEDNESDAY -> DayOfWeek.WEDNESDAY;
      case WEEK_THURSDAY -> DayOfWeek.THURSDAY;
      case WEEK_FRIDAY -> DayOfWeek.FRIDAY;
      case WEEK_SATURDAY -> DayOfWeek.SATURDAY;
      default -> DayOfWeek.SUNDAY;
    };
  }

  /** The first day of the part that holds a date; an error before year 1. */
  LocalDate truncate(LocalDate date) {
    return inRange(
        switch (this) {
          case YEAR -> date.withDayOfYear(1);
          case ISOYEAR -> isoYearStart(date.get(IsoFields.WEEK_BASED_YEAR));
          case QUARTER -> date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
          case MONTH -> date.withDayOfMonth(1);
          case DAY -> date;
          case DAYOFWEEK, DAYOFYEAR -> throw new IllegalStateException(name());
          default -> date.with(TemporalAdjusters.previousOrSame(weekStart()));
        });
  }

  /** Monday of the first ISO week of a year. */
  private static LocalDate isoYearStart(int year) {
    return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The last day of the part that holds a date. */
  LocalDate last(LocalDate date) {
    LocalDate start = truncateUnchecked(date);
    return inRange(
        switch (this) {
          case YEAR -> start.plusYears(1).minusDays(1);
          case ISOYEAR -> isoYearStart(date.get(IsoFields.WEEK_BASED_YEAR) + 1).minusDays(1);
          case QUARTER -> start.plusMonths(3).minusDays(1);
          case MONTH -> start.plusMonths(1).minusDays(1);
          case DAY -> date;
          default -> start.plusDays(6);
        });
  }

  private LocalDate truncateUnchecked(LocalDate date) {
    return this == DAY ? date : truncate(date);
  }

  /** A number of parts later; months keep the day, or take the month's last. */
  LocalDate plus(LocalDate date, long amount) {
    try {
      return inRange(
          switch (this) {
            case YEAR -> date.plusYears(amount);
            case QUARTER -> date.plusMonths(Math.multiplyExact(amount, 3));
            case MONTH -> date.plusMonths(amount);
            case WEEK -> date.plusWeeks(amount);
            case DAY -> date.plusDays(amount);
            default -> throw new IllegalStateException(name());
          });
    } catch (java.time.DateTimeException | ArithmeticException e) {
      throw new Udf.DomainException("date out of range: " + date + " + " + amount + " " + name());
    }
  }

  /** How many boundaries of the part lie between two dates. */
  long between(LocalDate from, LocalDate to) {
    return switch (this) {
      case YEAR -> to.getYear() - (long) from.getYear();
      case ISOYEAR ->
        to.get(IsoFields.WEEK_BASED_YEAR) - (long) from.get(IsoFields.WEEK_BASED_YEAR);
      case QUARTER -> quarters(to) - quarters(from);
      case MONTH -> months(to) - months(from);
      case DAY -> ChronoUnit.DAYS.between(from, to);
      case DAYOFWEEK, DAYOFYEAR -> throw new IllegalStateException(name());
      default ->
        ChronoUnit.WEEKS.between(
            from.with(TemporalAdjusters.previousOrSame(weekStart())),
            to.with(TemporalAdjusters.previousOrSame(weekStart())));
    };
  }

  private static long months(LocalDate date) {
    return date.getYear() * 12L + date.getMonthValue() - 1;
  }

  private static long quarters(LocalDate date) {
    return Math.floorDiv(months(date), 3);
  }

  /** The part's number, as EXTRACT gives it. */
  long extract(LocalDate date) {
    return switch (this) {
      case YEAR -> date.getYear();
      case ISOYEAR -> date.get(IsoFields.WEEK_BASED_YEAR);
      case QUARTER -> (date.getMonthValue() + 2) / 3;
      case MONTH -> date.getMonthValue();
      case ISOWEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case DAY -> date.getDayOfMonth();
      case DAYOFYEAR -> date.getDayOfYear();
      case DAYOFWEEK -> date.getDayOfWeek().getValue() % 7 + 1;
      default -> weekOfYear(date);
    };
  }

  /** Weeks since the year's first such day; days before it are in week 0. */
  private long weekOfYear(LocalDate date) {
    LocalDate first = date.withDayOfYear(1).with(TemporalAdjusters.nextOrSame(weekStart()));
    return date.isBefore(first) ? 0 : ChronoUnit.WEEKS.between(first, date) + 1;
  }

  static LocalDate inRange(LocalDate date) {
    if (date.isBefore(MIN) || date.isAfter(MAX)) {
      throw new Udf.DomainException("date out of range: " + date);
    }
    return date;
  }
}
