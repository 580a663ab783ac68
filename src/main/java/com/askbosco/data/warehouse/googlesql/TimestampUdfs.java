package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.DATE;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Functions on TIMESTAMP ({@code ts_}) and DATETIME ({@code dt_}), both as microseconds. */
final class TimestampUdfs {
  static final List<Udf> ALL = List.of(
      raising(
          "ts_civil",
          INT64,
          List.of(INT64, STRING),
          row -> CivilTime.toCivil(row.integer(0), zone(row, 1))),
      raising(
          "ts_datetime",
          INT64,
          List.of(INT64, STRING),
          row -> CivilTime.inRange(CivilTime.toCivil(row.integer(0), zone(row, 1)))),
      raising(
          "ts_of_civil",
          INT64,
          List.of(INT64, STRING),
          row -> CivilTime.toInstant(row.integer(0), zone(row, 1))),
      raising(
          "ts_date",
          DATE,
          List.of(INT64, STRING),
          row -> date(CivilTime.toCivil(row.integer(0), zone(row, 1)))),
      raising(
          "ts_trunc",
          INT64,
          List.of(INT64, STRING, STRING),
          row -> CivilTime.truncateInstant(row.integer(0), row.text(1), zone(row, 2))),
      // Queries call it no more; views of the version before do until they are made again.
      total(
          "ts_diff",
          INT64,
          List.of(INT64, INT64, STRING),
          row -> (row.integer(0) - row.integer(1))
              / java.util.Objects.requireNonNull(CivilTime.UNITS.get(row.text(2)))),
      raising(
          "ts_add",
          INT64,
          List.of(INT64, INT64, STRING),
          row -> CivilTime.plus(row.integer(0), row.integer(1), row.text(2))),
      raising(
          "ts_sub",
          INT64,
          List.of(INT64, INT64, STRING),
          row -> CivilTime.plus(row.integer(0), negated(row.integer(1)), row.text(2))),
      raising(
          "ts_of_units",
          INT64,
          List.of(INT64, INT64),
          row -> scaled(row.integer(0), row.integer(1))),
      raising("ts_format", STRING, List.of(STRING, INT64, STRING), row -> format(row)),
      raising(
          "ts_parse",
          INT64,
          List.of(STRING, STRING, STRING),
          row -> CivilParser.instant(row.text(0), row.text(1), zone(row, 2))),
      raising(
          "ts_str",
          STRING,
          List.of(INT64, STRING),
          row -> CivilFormat.timestamp(row.integer(0), zone(row, 1))),
      raising(
          "dt_of",
          INT64,
          List.of(INT64, INT64, INT64, INT64, INT64, INT64),
          TimestampUdfs::dateTime),
      total(
          "dt_trunc",
          INT64,
          List.of(INT64, STRING),
          row -> CivilTime.truncateCivil(row.integer(0), row.text(1))),
      total(
          "dt_diff",
          INT64,
          List.of(INT64, INT64, STRING),
          row -> CivilTime.betweenCivil(row.integer(1), row.integer(0), row.text(2))),
      total(
          "dt_part",
          INT64,
          List.of(INT64, STRING),
          row -> CivilTime.extract(row.integer(0), row.text(1))),
      total(
          "dt_format",
          STRING,
          List.of(STRING, INT64),
          row -> CivilFormat.format(row.text(0), CivilTime.civil(row.integer(1)), null, 0)),
      raising(
          "dt_parse",
          INT64,
          List.of(STRING, STRING),
          row -> CivilParser.civil(row.text(0), row.text(1))),
      total("dt_str", STRING, List.of(INT64), row -> CivilFormat.dateTime(row.integer(0))));

  private TimestampUdfs() {}

  private static ZoneId zone(UdfRow row, int argument) {
    return CivilTime.zone(row.text(argument));
  }

  private static LocalDate date(long civilMicros) {
    return DatePart.inRange(LocalDate.ofEpochDay(Math.floorDiv(civilMicros, CivilTime.DAY)));
  }

  private static Long dateTime(UdfRow row) {
    int[] fields = new int[6];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = Math.toIntExact(row.integer(i));
    }
    LocalDate date = DatePart.inRange(LocalDate.of(fields[0], fields[1], fields[2]));
    return CivilTime.micros(date.atTime(fields[3], fields[4], fields[5]));
  }

  private static long negated(long amount) {
    if (amount == Long.MIN_VALUE) {
      throw new Udf.DomainException("timestamp out of range");
    }
    return -amount;
  }

  private static Long scaled(long amount, long unit) {
    try {
      return CivilTime.inRange(Math.multiplyExact(amount, unit));
    } catch (ArithmeticException e) {
      throw new Udf.DomainException("timestamp out of range: " + amount);
    }
  }

  private static String format(UdfRow row) {
    ZoneId zone = zone(row, 2);
    long micros = row.integer(1);
    return CivilFormat.format(
        row.text(0),
        CivilTime.civil(CivilTime.toCivil(micros, zone)),
        micros,
        CivilTime.offsetSeconds(micros, zone));
  }
}
