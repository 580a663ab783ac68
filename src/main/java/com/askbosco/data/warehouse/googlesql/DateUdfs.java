package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.DATE;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Functions on DATE; the date part comes as its name, always a constant. */
final class DateUdfs {
  static final List<Udf> ALL = List.of(
      raising(
          "date_add",
          DATE,
          List.of(DATE, INT64, STRING),
          row -> part(row, 2).plus(row.date(0), row.integer(1))),
      raising(
          "date_sub",
          DATE,
          List.of(DATE, INT64, STRING),
          row -> part(row, 2).plus(row.date(0), negated(row.integer(1)))),
      total(
          "date_diff",
          INT64,
          List.of(DATE, DATE, STRING),
          row -> part(row, 2).between(row.date(1), row.date(0))),
      raising("date_trunc", DATE, List.of(DATE, STRING), row -> part(row, 1).truncate(row.date(0))),
      raising("last_day", DATE, List.of(DATE, STRING), row -> part(row, 1).last(row.date(0))),
      total("date_part", INT64, List.of(DATE, STRING), row -> part(row, 1).extract(row.date(0))),
      raising(
          "date_of",
          DATE,
          List.of(INT64, INT64, INT64),
          row -> date(row.integer(0), row.integer(1), row.integer(2))),
      total("unix_date", INT64, List.of(DATE), row -> row.date(0).toEpochDay()),
      raising("date_unix", DATE, List.of(INT64), row -> ofDays(row.integer(0))),
      total("date_str", STRING, List.of(DATE), row -> row.date(0).toString()),
      total(
          "date_format",
          STRING,
          List.of(STRING, DATE),
          row -> CivilFormat.format(row.text(0), row.date(1).atStartOfDay(), null, 0)),
      raising(
          "date_parse",
          DATE,
          List.of(STRING, STRING),
          row -> CivilParser.date(row.text(0), row.text(1))));

  private DateUdfs() {}

  private static DatePart part(UdfRow row, int argument) {
    return DatePart.valueOf(row.text(argument));
  }

  private static long negated(long amount) {
    if (amount == Long.MIN_VALUE) {
      throw new Udf.DomainException("date out of range");
    }
    return -amount;
  }

  private static LocalDate date(long year, long month, long day) {
    try {
      return DatePart.inRange(
          LocalDate.of(Math.toIntExact(year), Math.toIntExact(month), Math.toIntExact(day)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new Udf.DomainException(
          "input calculates to invalid date: " + year + "-" + month + "-" + day);
    }
  }

  private static LocalDate ofDays(long days) {
    try {
      return DatePart.inRange(LocalDate.ofEpochDay(days));
    } catch (DateTimeException e) {
      throw new Udf.DomainException("date out of range: day " + days);
    }
  }
}
